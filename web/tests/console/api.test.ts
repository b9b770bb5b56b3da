import { beforeEach, expect, test, vi } from "vitest";

import { AgentApi } from "../../src/console/api.ts";
import { ME } from "./fakes.ts";

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const signedIn = (agent: object, csrf: string) => json(200, { agent, csrf });
const forbidden = () => json(403, { error: { code: "forbidden", detail: "", request_id: "" } });

const server = vi.fn<typeof fetch>();
const expired = vi.fn<() => void>();

/** Signed in with the token `old`; from then on the server gives `answers`. */
async function api(...answers: Response[]): Promise<AgentApi> {
  const made = new AgentApi(expired);
  for (const answer of [signedIn(ME, "old"), ...answers]) server.mockResolvedValueOnce(answer);
  await made.me();
  return made;
}

const tokens = () => {
  const changes = server.mock.calls.filter(([, init]) => init?.method === "POST");
  return changes.map(([, init]) => new Headers(init?.headers).get("X-CSRF-Token"));
};

beforeEach(() => {
  server.mockReset();
  expired.mockReset();
  vi.stubGlobal("fetch", server);
});

test("a change goes on with the new token after we signed in again in another tab", async () => {
  const made = await api(forbidden(), signedIn(ME, "new"), json(201, { seq: 2, id: "m2" }));
  const reply = { client_id: "u1", text: "On its way.", seen_seq: 1 };
  expect(await made.reply("c1", reply)).toEqual({ seq: 2, id: "m2" });
  expect(tokens()).toEqual(["old", "new"]);
});

test("a change ends the session here when somebody else signed in in another tab", async () => {
  const made = await api(forbidden(), signedIn({ ...ME, id: "ben" }, "new"));
  await expect(made.claim("c1")).rejects.toMatchObject({ status: 403 });
  expect(expired).toHaveBeenCalledOnce();
  expect(tokens()).toEqual(["old"]);
});

test("what a role may not do is not asked twice", async () => {
  const made = await api(forbidden(), signedIn(ME, "old"));
  await expect(made.claim("c1")).rejects.toMatchObject({ code: "forbidden" });
  expect(tokens()).toEqual(["old"]);
});

test("a message is taken back under the session's token, and fresh addresses are asked without", async () => {
  const { photo, ...links } = { photo: "p1", url: "/u", thumb: "/t", width: 8, height: 6 };
  const made = await api(json(200, { seq: 2 }), json(200, { photo, ...links }));
  expect(await made.remove("c1", 2)).toEqual({ seq: 2 });
  expect(await made.photo("p1")).toEqual({ id: "p1", ...links });
  const asked = server.mock.calls.slice(1).map(([url, init]) => [init?.method, url, init?.headers]);
  expect(asked).toEqual([
    ["DELETE", "/api/agent/conversations/c1/messages/2", { "X-CSRF-Token": "old" }],
    ["GET", "/api/agent/photos/p1", undefined],
  ]);
});

test("an answer cut in the middle is no answer", async () => {
  const made = await api(new Response('{"conversation": {', { status: 200 }));
  await expect(made.detail("c1")).rejects.toMatchObject({ code: "unreachable", passing: true });
});

test("an answer without a body is one", async () => {
  const made = await api(new Response(null, { status: 204 }));
  await expect(made.logout()).resolves.toBeUndefined();
});
