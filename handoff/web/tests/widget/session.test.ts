import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Sessions } from "../../src/widget/session.ts";
import { FakeDrawer, FakeWorld } from "./fakes.ts";

const SESSION = { token: "t", conversation: "c", expires_at: "2027-01-01T00:00:00Z" };

let asked: number;
let answer: () => Response;

beforeEach(() => {
  asked = 0;
  answer = () => Response.json(SESSION, { status: 201 });
  vi.stubGlobal("fetch", async () => {
    asked++;
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const sessions = () => new Sessions("https://chat.example", new FakeDrawer(), {}, new FakeWorld());
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
