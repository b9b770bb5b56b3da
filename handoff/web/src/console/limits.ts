/** What the server takes at most, in characters. */
export { MAX_TEXT } from "../shared/wire.ts";

/** What people settled, told to the bot. */
export const MAX_SETTLED = 500;

export const MIN_PASSWORD = 12;
