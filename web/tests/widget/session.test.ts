import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Sessions } from "../../src/widget/session.ts";
import { FakeKeyValueStore, FakePlatform } from "./fakes.ts";

const SESSION = { token: "t", conversation: "c", expires_at: "2027-01-01T00:00:00Z" };

let asked: number;
let bodies: unknown[];
let answer: () => Response;

beforeEach(() => {
  asked = 0;
  bodies = [];
  answer = () => Response.json(SESSION, { status: 201 });
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    asked++;
    bodies.push(JSON.parse(body));
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const sessions = () => new Sessions("https://chat.example", new FakeKeyValueStore(), {}, new FakePlatform());
const withLocks = (request: unknown) => vi.stubGlobal("navigator", { language: "en-GB", locks: { request } });
const granted = (_name: string, task: () => Promise<unknown>) => task();
const refused = () => Promise.reject(new DOMException("denied", "SecurityError"));

test("a session begins where the browser refuses locks together with storage", async () => {
  withLocks(refused);
  expect(await sessions().open()).toEqual(SESSION);
  expect(asked).toBe(1);
});

test("a server that says no is asked once, under the lock", async () => {
  withLocks(granted);
  answer = () => new Response(null, { status: 503 });
  await expect(sessions().open()).rejects.toThrow("HTTP 503");
  expect(asked).toBe(1);
});

test("a link from Telegram takes the place of the session there was", async () => {
  const ours = sessions();
  await ours.open();
  answer = () => Response.json({ ...SESSION, token: "linked" }, { status: 201 });
  ours.follow("link");
  expect(await ours.open()).toMatchObject({ token: "linked" });
  expect(ours.current()).toMatchObject({ token: "linked" });
  expect(bodies.at(-1)).toEqual({ link: "link" });
  await ours.open();
  expect(asked).toBe(2);
});

test("a link that is no good leaves the session as it was, and says so", async () => {
  const ours = sessions();
  await ours.open();
  answer = () => new Response(null, { status: 401 });
  ours.follow("link");
  expect(await ours.open()).toEqual(SESSION);
  expect(ours.linkOver.value).toBe(true);
  await ours.open();
  expect(asked).toBe(2);
});

test("a link waits for a server that is away", async () => {
  const ours = sessions();
  answer = () => new Response(null, { status: 503 });
  ours.follow("link");
  await expect(ours.open()).rejects.toThrow("HTTP 503");
  expect(ours.linkOver.value).toBe(false);
  answer = () => Response.json(SESSION, { status: 201 });
  expect(await ours.open()).toEqual(SESSION);
  expect(bodies).toEqual([{ link: "link" }, { link: "link" }]);
});
