import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Api } from "../../src/widget/api.ts";
import { Sessions } from "../../src/widget/session.ts";
import { FakeKeyValueStore, FakePlatform, settled } from "./fakes.ts";

const SERVER = "https://chat.example";
const UPLOADED = { photo: "p1", url: "/p1", thumb: "/t1", width: 4, height: 3 };

let platform: FakePlatform;
let api: Api;
let renewed: string[];

beforeEach(() => {
  platform = new FakePlatform();
  renewed = [];
  let begun = 0;
  const session = () => ({ token: `t${++begun}`, conversation: "c", expires_at: "2027-01-01T00:00:00Z" });
  vi.stubGlobal("fetch", async () => Response.json(session(), { status: 201 }));
  const sessions = new Sessions(SERVER, new FakeKeyValueStore(), {}, platform);
  api = new Api(SERVER, sessions, (token) => (renewed.push(token), sessions.forget(token)), platform);
});
afterEach(() => vi.unstubAllGlobals());

/** Waits until fetch and its body are done, which each take several turns of the event loop. */
const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done));
};

test("a call carries the token and brings the answer", async () => {
  platform.answers["/api/shopper/photos/p1"] = { status: 200, body: UPLOADED };
  expect(await api.photo("p1")).toEqual({ id: "p1", url: "/p1", thumb: "/t1", width: 4, height: 3 });
  expect(platform.calls).toEqual(["GET /api/shopper/photos/p1 t1"]);
});

test("a refusal says why", async () => {
  platform.answers["/api/shopper/link"] = { status: 404, body: { error: { code: "not_found" } } };
  await expect(api.call("POST", "link")).rejects.toMatchObject({ status: 404, code: "not_found" });
  expect(renewed).toEqual([]);
});

test("an upload with a token that has run out is done once more with a new one", async () => {
  const { signal } = new AbortController();
  const upload = api.upload({ photo: new Blob(), progress: () => {}, signal });
  await turns();
  platform.uploads[0]!.answer({ status: 401, body: null });
  await turns();
  expect(renewed).toEqual(["t1"]);
  expect(platform.uploads.map(({ token }) => token)).toEqual(["t1", "t2"]);
  platform.uploads[1]!.answer({ status: 201, body: UPLOADED });
  expect(await upload).toMatchObject({ id: "p1" });
});

test("a second refusal of the token is the end of it", async () => {
  platform.answers["/api/shopper/link"] = { status: 403, body: null };
  await expect(api.call("POST", "link")).rejects.toMatchObject({ status: 403 });
  await settled();
  expect(platform.calls.length).toBe(2);
});
