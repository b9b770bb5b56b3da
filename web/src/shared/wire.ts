/**
 * What the server and the browser say to each other: every frame and every body, for shoppers and for agents.
 * The server's reference is /docs; the names here are the same.
 */
export * from "./wire/both.ts";
export * from "./wire/shopper.ts";
export * from "./wire/agent.ts";
