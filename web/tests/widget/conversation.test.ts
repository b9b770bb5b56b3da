import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Message, Session, ToShopper } from "../../src/shared/wire.ts";
import { Conversation } from "../../src/widget/conversation.ts";
import { Sessions } from "../../src/widget/session.ts";
import { FakeKeyValueStore, FakePlatform, settled, type FakeSocket } from "./fakes.ts";

const SERVER = "https://chat.example";

let platform: FakePlatform;
let store: FakeKeyValueStore;
let begun: number;

beforeEach(() => {
  platform = new FakePlatform();
  store = new FakeKeyValueStore();
  begun = 0;
  vi.stubGlobal("fetch", async () => Response.json(session(++begun), { status: 201 }));
});
afterEach(() => vi.unstubAllGlobals());

function session(n: number): Session {
  return { token: `token-${n}`, conversation: `conversation-${n}`, expires_at: "2027-01-01T00:00:00Z" };
}

function message(seq: number, kind: Message["from"]["kind"], more: Partial<Message> = {}): ToShopper {
  const at = "2026-11-21T12:00:00Z";
  return { type: "message", seq, id: `m${seq}`, at, from: { kind }, text: `text ${seq}`, ...more };
}

async function connect(): Promise<FakeSocket> {
  // fetch and its body each take several turns of the event loop.
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done));
  const socket = platform.sockets.at(-1)!;
  socket.onopen?.();
  return socket;
}

async function begin(): Promise<{ talk: Conversation; socket: FakeSocket }> {
  const talk = new Conversation(SERVER, new Sessions(SERVER, store, {}, platform), store, platform);
  talk.begin();
  const socket = await connect();
  socket.hears({ type: "ready", conversation: "conversation-1", owner: "bot", seq: 0 });
  return { talk, socket };
}

const hello = ({ sent }: FakeSocket) => sent.find(({ type }) => type === "hello");
const sentTypes = ({ sent }: FakeSocket) => sent.map(({ type }) => type);

test("no session is begun before the chat is opened, and the next page goes on with it", async () => {
  const sessions = new Sessions(SERVER, store, {}, platform);
  new Conversation(SERVER, sessions, store, platform).resume();
  await settled();
  expect([begun, platform.sockets.length]).toEqual([0, 0]);
  await begin();
  new Conversation(SERVER, sessions, store, platform).resume();
  expect(hello(await connect())).toEqual({ type: "hello", token: "token-1", after: 0 });
  expect(begun).toBe(1);
});

test("after a loss it asks for what came since the newest message it has", async () => {
  const { talk, socket } = await begin();
  socket.hears(message(1, "notice"));
  socket.hears(message(2, "bot"));
  socket.onclose?.();
  platform.pass(1_000);
  const next = await connect();
  expect(hello(next)).toEqual({ type: "hello", token: "token-1", after: 2 });
  next.hears(message(2, "bot"));
  next.hears(message(3, "bot"));
  expect(talk.log.messages.value.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test("what was missed is shown together, once the newest of it is there", async () => {
  const { talk, socket } = await begin();
  socket.hears({ type: "ready", conversation: "conversation-1", owner: "bot", seq: 3 });
  socket.hears(message(1, "notice"));
  socket.hears(message(2, "bot"));
  expect([talk.log.messages.value.length, talk.caughtUp.value]).toEqual([0, false]);
  socket.hears(message(3, "bot"));
  expect(talk.log.messages.value.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(talk.caughtUp.value).toBe(true);
});

test("a token that is no longer taken is replaced, and unsent words go to the new conversation", async () => {
  const { talk, socket } = await begin();
  socket.hears(message(1, "notice"));
  talk.connection.drop();
  talk.send({ kind: "message", text: "hello" });
  platform.pass(1_000);
  (await connect()).hears({ type: "error", code: "unauthorized", detail: "" });
  platform.pass(5_000);
  const next = await connect();
  expect(hello(next)).toEqual({ type: "hello", token: "token-2", after: 0 });
  expect(talk.log.messages.value).toEqual([]);
  next.hears({ type: "ready", conversation: "conversation-2", owner: "bot", seq: 0 });
  expect(next.sent.at(-1)).toMatchObject({ type: "message", text: "hello" });
});

test("an expired session is not tried at all", async () => {
  store.set("session", JSON.stringify({ ...session(9), expires_at: "2026-11-21T11:59:59Z" }));
  const { socket } = await begin();
  expect(hello(socket)).toMatchObject({ token: "token-1" });
});

test("a session begun in another tab is joined", async () => {
  const { talk } = await begin();
  talk.log.add(message(1, "notice") as unknown as Message);
  store.set("session", JSON.stringify(session(2)));
  store.changes("session");
  platform.pass(1_000);
  expect(hello(await connect())).toMatchObject({ token: "token-2", after: 0 });
});

test("typing is told each second at most, and again at once after a message", async () => {
  const { talk, socket } = await begin();
  const count = () => sentTypes(socket).filter((type) => type === "typing").length;
  talk.tellTyping();
  talk.tellTyping();
  expect(count()).toBe(1);
  platform.pass(1_000);
  talk.tellTyping();
  expect(count()).toBe(2);
  talk.send({ kind: "message", text: "hello" });
  talk.tellTyping();
  expect(count()).toBe(3);
});

test("who types is shown until they write, or for six seconds", async () => {
  const { talk, socket } = await begin();
  const ana = { kind: "agent", name: "Ana" } as const;
  socket.hears({ type: "typing", from: ana });
  expect(talk.typing.value).toEqual(ana);
  socket.hears(message(1, "agent"));
  expect(talk.typing.value).toBeNull();
  socket.hears({ type: "typing", from: ana });
  platform.pass(6_000);
  expect(talk.typing.value).toBeNull();
});

test("what others wrote is unread until seen, in every tab, and what was seen is told", async () => {
  const { talk, socket } = await begin();
  socket.hears(message(1, "bot"));
  socket.hears(message(2, "shopper"));
  expect(talk.unread.value.map(({ seq }) => seq)).toEqual([1]);
  talk.markSeen();
  expect(talk.unread.value).toEqual([]);
  expect(socket.sent.at(-1)).toEqual({ type: "seen", seq: 2 });
  socket.hears(message(3, "bot"));
  store.set("seen", "conversation-1 3");
  store.changes("seen");
  expect(talk.unread.value).toEqual([]);
});

test("an old button is taken back and its menu marked, nothing is left unsent", async () => {
  const { talk, socket } = await begin();
  talk.send({ kind: "choice", message: "m1", option: 0, text: "Return an item" });
  const { client_id } = talk.outbox.items.value[0]!;
  socket.hears({ type: "error", code: "stale_option", detail: "", client_id });
  expect(talk.outbox.items.value).toEqual([]);
  expect([...talk.stale.value]).toEqual(["m1"]);
});

test("a short gap is not worth a word, a longer one is, until the connection is back", async () => {
  const { talk } = await begin();
  talk.connection.drop();
  platform.pass(1_499);
  expect(talk.away.value).toBe(false);
  platform.pass(1);
  expect(talk.away.value).toBe(true);
  (await connect()).hears({ type: "ready", conversation: "conversation-1", owner: "bot", seq: 0 });
  expect(talk.away.value).toBe(false);
});

test("an edited message changes in its place and is not unread again", async () => {
  const { talk, socket } = await begin();
  socket.hears(message(1, "bot"));
  socket.hears(message(2, "agent"));
  talk.markSeen();
  socket.hears({ ...message(1, "bot", { text: "", deleted: true }), type: "changed" } as ToShopper);
  expect(talk.log.messages.value.map(({ seq, deleted }) => [seq, deleted])).toEqual([
    [1, true],
    [2, undefined],
  ]);
  expect(talk.unread.value).toEqual([]);
});

test("a message that changes while it is held back is shown as it is, and an unknown one is waited for", async () => {
  const { talk, socket } = await begin();
  socket.hears({ type: "ready", conversation: "conversation-1", owner: "bot", seq: 2 });
  socket.hears(message(1, "bot"));
  socket.hears({ ...message(1, "bot", { text: "new" }), type: "changed" } as ToShopper);
  socket.hears({ ...message(3, "bot"), type: "changed" } as ToShopper);
  socket.hears(message(2, "bot"));
  expect(talk.log.messages.value.map(({ text }) => text)).toEqual(["new", "text 2"]);
});

test("a link leads to its conversation while another is open, and photos that wait go there", async () => {
  const { talk, socket } = await begin();
  socket.hears(message(1, "notice"));
  talk.photos.add([new File(["x"], "a.jpg", { type: "image/jpeg" })]);
  await settled();
  platform.uploads[0]!.answer({ status: 201, body: { photo: "p1", url: "/p", thumb: "/t", width: 4, height: 3 } });
  await settled();
  expect(talk.photos.items.value[0]!.state).toBe("ready");
  talk.follow("link");
  const next = await connect();
  expect(hello(next)).toEqual({ type: "hello", token: "token-2", after: 0 });
  expect(platform.uploads.map(({ token }) => token)).toEqual(["token-1", "token-2"]);
});

test("a token that runs out under an upload takes the photos that were there along to the next", async () => {
  const { talk } = await begin();
  const body = { photo: "p1", url: "/p", thumb: "/t", width: 4, height: 3 };
  talk.photos.add([new File(["x"], "a.jpg", { type: "image/jpeg" })]);
  await settled();
  platform.uploads[0]!.answer({ status: 201, body });
  await settled();
  talk.photos.add([new File(["x"], "b.jpg", { type: "image/jpeg" })]);
  await settled();
  platform.uploads[1]!.answer({ status: 401, body: null });
  await settled();
  expect(talk.photos.items.value.every(({ uploaded }) => !uploaded)).toBe(true);
});

test("whether it can go on in Telegram is for the server to say", async () => {
  const { talk, socket } = await begin();
  expect(talk.telegram.value).toBe(false);
  socket.hears({ type: "ready", conversation: "conversation-1", owner: "bot", seq: 0, telegram: true });
  expect(talk.telegram.value).toBe(true);
});

test("a frame it does not know is passed over", async () => {
  const { socket } = await begin();
  expect(() => socket.hears({ type: "rate" } as unknown as ToShopper)).not.toThrow();
});
