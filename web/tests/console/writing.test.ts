/** What an agent writes, with a server that answers when the test says so. */
import { expect, test } from "vitest";

import { type AgentApi, ApiError } from "../../src/console/api.ts";
import { Attention } from "../../src/console/attention.ts";
import { Notebook } from "../../src/console/notebook.ts";
import { NO_ATTACHMENTS, type Upload, draftPhoto, attachmentsOf } from "../../src/console/state/draftAttachments.ts";
import { draftOf } from "../../src/console/state/drafts.ts";
import { Store } from "../../src/console/store.ts";
import { Writing } from "../../src/console/writing.ts";
import type { Replied, ReplyRequest } from "../../src/shared/wire.ts";
import { FakeStorage, ME, detail, message, photo, row, stateAfter } from "./fakes.ts";

interface Asked extends ReplyRequest {
  stored: (replied: Replied) => void;
  failed: (error: ApiError) => void;
}

const OFFLINE = new ApiError(0, {});
const refused = (code: string, extra: object = {}) =>
  new ApiError(409, { error: { code, detail: "", request_id: "" }, ...extra });

/** An agent at an open conversation of theirs. */
function writing() {
  const mine = row("c1", { owner: "agent", agent: ME });
  const store = new Store(stateAfter("#mine/c1", { type: "detail", detail: detail(mine, [message(1)]) }));
  const asked: Asked[] = [];
  const reply = (_id: string, request: ReplyRequest): Promise<Replied> =>
    new Promise((stored, failed) => asked.push({ ...request, stored, failed }));
  const noted: string[] = [];
  const stored: (() => void)[] = [];
  const note = (_id: string, text: string): Promise<void> => {
    noted.push(text);
    return new Promise((resolve) => stored.push(resolve));
  };
  const attention = new Attention(() => true);
  attention.saw(mine, 1, true);
  const api = { reply, note } as Partial<AgentApi> as AgentApi;
  const made = new Writing(store, api, attention, { tell: () => {}, changed: () => {} });
  const write = (text: string): void => {
    made.type("reply", "c1", text);
    made.reply("c1");
  };
  const texts = (): string[] => asked.map(({ text }) => text);
  return { store, asked, noted, stored, attention, mine, made, write, texts };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a reply waits until the server has the one before it", async () => {
  const { asked, texts, write } = writing();
  write("first");
  write("second");
  expect(texts()).toEqual(["first"]);
  asked[0]?.stored({ seq: 2, id: "m2" });
  await settled();
  expect(texts()).toEqual(["first", "second"]);
});

test("replies that found no server go in their order when it is back, before one typed since", async () => {
  const { asked, made, store, texts, write } = writing();
  write("first");
  write("second");
  asked[0]?.failed(OFFLINE);
  await settled();
  expect(store.state.unsent.map(({ failure }) => failure)).toEqual([{ cause: "unreachable" }, null]);
  write("third");
  made.deliverUnreached();
  for (let i = 1; i <= 3; i++) {
    asked[i]?.stored({ seq: i + 1, id: `m${i + 1}` });
    await settled();
  }
  expect(texts()).toEqual(["first", "first", "second", "third"]);
  expect(asked[1]?.client_id).toBe(asked[0]?.client_id);
  expect(store.state.unsent).toEqual([]);
});

test("a reply behind one that was read from the log goes by itself", async () => {
  const { asked, mine, store, texts, write } = writing();
  write("first");
  write("second");
  asked[0]?.failed(OFFLINE);
  await settled();
  const own = message(2, { from: { kind: "agent" }, client_id: asked[0]?.client_id ?? "" });
  store.dispatch({ type: "detail", detail: detail(mine, [message(1), own]) });
  expect(texts()).toEqual(["first", "second"]);
});

test("a reply says what its writer had seen when writing it; after a question, what they have seen since", async () => {
  const { asked, attention, made, mine, write } = writing();
  write("first");
  write("second");
  attention.saw(mine, 2, true);
  asked[0]?.failed(refused("unseen_messages", { messages: [message(2)] }));
  await settled();
  expect(asked.map(({ seen_seq }) => seen_seq)).toEqual([1]);
  made.again("c1");
  asked[1]?.stored({ seq: 3, id: "m3" });
  await settled();
  expect(asked.map(({ text, seen_seq }) => [text, seen_seq])).toEqual([
    ["first", 1],
    ["first", 2],
    ["second", 2],
  ]);
});

test("when a colleague has the conversation, all that was written comes back in its order", async () => {
  const { asked, store, texts, write } = writing();
  write("first");
  write("second");
  asked[0]?.failed(refused("not_owner"));
  await settled();
  expect(texts()).toEqual(["first"]);
  expect(draftOf(store.state.drafts, "reply", "c1")).toBe("first\nsecond");
});

test("the notebook forgets a reply as soon as its frame says that it arrived", () => {
  const { asked, made, store, write } = writing();
  const storage = new FakeStorage();
  made.openNotebook(new Notebook(storage, ME.id));
  write("first");
  expect(storage.length).toBe(1);
  const own = message(2, { from: { kind: "agent" }, client_id: asked[0]?.client_id ?? "" });
  store.dispatch({ type: "frame", now: 0, frame: { type: "message", event: 2, conversation: "c1", ...own } });
  expect(storage.length).toBe(0);
});

test("photos and the message it answers go with a reply, and the next one starts without them", () => {
  const { asked, made, store, write } = writing();
  const attachments = { photos: [draftPhoto(photo("p1")), draftPhoto(photo("p2"))], quote: 1 };
  store.dispatch({ type: "attached", conversation: "c1", attachments });
  write("");
  expect(asked[0]).toMatchObject({ text: "", photos: ["p1", "p2"], quote: 1 });
  expect(attachmentsOf(store.state, "c1")).toEqual(NO_ATTACHMENTS);
  made.reply("c1");
  expect(asked.length).toBe(1);
});

test("a stored reply is shown with its photos and what it answers, before its frame comes", async () => {
  const { asked, store, write } = writing();
  store.dispatch({
    type: "attached",
    conversation: "c1",
    attachments: { photos: [draftPhoto(photo("p1"))], quote: 1 },
  });
  write("Like this one?");
  asked[0]?.stored({ seq: 2, id: "m2" });
  await settled();
  const quote = { seq: 1, from: { kind: "shopper" }, text: "line 1" };
  expect(store.state.threads.get("c1")?.messages[1]).toMatchObject({ photos: [photo("p1")], quote });
});

/** An agent whose reply is to go while one of its photos is on its way. */
function waiting() {
  const made = writing();
  const change = (upload: Upload): void => {
    const { going = false } = attachmentsOf(made.store.state, "c1");
    const attachments = { photos: [{ key: "k", name: "", preview: null, upload }], quote: null, going };
    made.store.dispatch({ type: "attached", conversation: "c1", attachments });
  };
  change({ state: "sending", share: 0 });
  made.write("Here it is");
  return { ...made, change };
}

test("a reply waits for its photos, through a lost connection too, and then goes by itself, once", () => {
  const { asked, change, store } = waiting();
  change({ state: "failed", code: "unreachable", detail: "" });
  expect(asked).toEqual([]);
  expect(draftOf(store.state.drafts, "reply", "c1")).toBe("Here it is");
  change({ state: "ready", photo: photo("p1") });
  expect(asked).toMatchObject([{ text: "Here it is", photos: ["p1"] }]);
  expect(store.state.unsent.length).toBe(1);
  expect(store.state.draftAttachments.size).toBe(0);
});

test("a reply that waits is held back by a photo that is refused, and by its writer", () => {
  const { asked, change, made, store } = waiting();
  change({ state: "failed", code: "photo_unreadable", detail: "" });
  change({ state: "ready", photo: photo("p1") });
  expect(asked).toEqual([]);
  change({ state: "sending", share: 0 });
  made.reply("c1");
  made.wait("c1", false);
  change({ state: "ready", photo: photo("p1") });
  expect(asked).toEqual([]);
  expect(draftOf(store.state.drafts, "reply", "c1")).toBe("Here it is");
});

test("a note is saved once, and what was typed meanwhile stays", async () => {
  const { made, noted, store, stored } = writing();
  const type = (text: string): void => made.type("note", "c1", text);
  type("VIP");
  void made.note("c1");
  void made.note("c1");
  type("VIP\nLikes blue");
  stored[0]?.();
  await settled();
  expect(noted).toEqual(["VIP"]);
  expect(draftOf(store.state.drafts, "note", "c1")).toBe("Likes blue");
  void made.note("c1");
  expect(noted).toEqual(["VIP", "Likes blue"]);
});
