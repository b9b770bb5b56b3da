import { beforeEach, expect, test } from "vitest";

import type { FromShopper } from "../../src/shared/wire.ts";
import { Outbox, type Draft } from "../../src/widget/outbox.ts";
import { FakeKeyValueStore, fakeStorage, FakePlatform } from "./fakes.ts";

let platform: FakePlatform;
let storage: Storage;
let sent: FromShopper[];
let online: boolean;
let stuck: number;

beforeEach(() => {
  platform = new FakePlatform();
  storage = fakeStorage();
  sent = [];
  online = true;
  stuck = 0;
});

function outbox(store = new FakeKeyValueStore(storage)): Outbox {
  const send = (frame: FromShopper) => online && Boolean(sent.push(frame));
  return new Outbox(store, send, () => stuck++, platform);
}

const words = (text: string): Draft => ({ kind: "message", text });
const states = ({ items }: Outbox) => items.value.map(({ state }) => state);
const texts = () => sent.map((frame) => ("text" in frame ? frame.text : frame.type));

test("a message goes out at once and leaves storage when it is acknowledged", () => {
  const box = outbox();
  box.add(words("hello"));
  expect(sent).toEqual([{ type: "message", client_id: "id-1", text: "hello" }]);
  expect(states(box)).toEqual(["sending"]);
  box.acked("id-1");
  expect(states(box)).toEqual(["sent"]);
  expect(Object.keys(storage)).toEqual([]);
  box.echoed("id-1");
  expect(states(box)).toEqual([]);
});

test("messages go one at a time, so that a refused one keeps its place", () => {
  const box = outbox();
  for (const text of ["one", "two", "three"]) box.add(words(text));
  expect(texts()).toEqual(["one"]);
  box.refused("id-1", "too_fast");
  platform.pass(2_000);
  expect(texts()).toEqual(["one", "one"]);
  box.acked("id-1");
  box.acked("id-2");
  expect(texts()).toEqual(["one", "one", "two", "three"]);
});

test("too fast is tried again by itself, each time a little later", () => {
  const box = outbox();
  box.add(words("hello"));
  for (const wait of [2_000, 4_000, 8_000, 8_000]) {
    box.refused("id-1", "too_fast");
    platform.pass(wait - 1);
    const before = sent.length;
    platform.pass(1);
    expect(sent.length).toBe(before + 1);
  }
  expect(states(box)).toEqual(["sending"]);
});

test("what was written without a connection is sent under its own name when it is back", () => {
  online = false;
  const box = outbox();
  box.add(words("hello"));
  expect(states(box)).toEqual(["waiting"]);
  online = true;
  box.flush();
  expect(sent).toEqual([{ type: "message", client_id: "id-1", text: "hello" }]);
});

test("what was under way when the connection went is sent again under the same name", () => {
  const box = outbox();
  box.add(words("hello"));
  box.lost();
  expect(states(box)).toEqual(["waiting"]);
  box.flush();
  expect(sent.map((frame) => "client_id" in frame && frame.client_id)).toEqual(["id-1", "id-1"]);
});

test("a message without an ack gives up the connection, once", () => {
  const box = outbox();
  box.add(words("hello"));
  platform.pass(60_000);
  expect(stuck).toBe(1);
});

test("an ack in time leaves the connection alone", () => {
  const box = outbox();
  box.add(words("hello"));
  platform.pass(7_999);
  box.acked("id-1");
  platform.pass(60_000);
  expect(stuck).toBe(0);
});

test("the echo of one message leaves the watch over the next alone", () => {
  const box = outbox();
  box.add(words("one"));
  box.add(words("two"));
  box.acked("id-1");
  box.echoed("id-1");
  platform.pass(8_000);
  expect(stuck).toBe(1);
});

test("an echo that overtakes its ack counts as one", () => {
  const box = outbox();
  box.add(words("one"));
  box.add(words("two"));
  box.echoed("id-1");
  expect(texts()).toEqual(["one", "two"]);
  box.acked("id-1");
  expect(states(box)).toEqual(["sending"]);
});

test("a refusal for good marks the message and lets the next one go", () => {
  const box = outbox();
  box.add(words("long"));
  box.add(words("short"));
  box.refused("id-1", "too_long");
  expect(box.items.value[0]).toMatchObject({ state: "failed", code: "too_long" });
  expect(texts()).toEqual(["long", "short"]);
});

test("a failed message is tried again under a new name", () => {
  const box = outbox();
  box.add(words("hello"));
  box.refused("id-1", "conflict");
  box.retry("id-1");
  expect(sent.at(-1)).toEqual({ type: "message", client_id: "id-2", text: "hello" });
  expect(box.items.value.length).toBe(1);
});

test("the next page sends what the last one could not, in the order it was written", () => {
  online = false;
  const before = outbox();
  for (const text of ["one", "two", "three"]) before.add(words(text));
  online = true;
  const after = outbox();
  after.flush();
  for (const { client_id } of after.items.value) after.acked(client_id);
  expect(texts()).toEqual(["one", "two", "three"]);
});

test("a message that another tab has sent is not sent again", () => {
  online = false;
  const ours = outbox();
  ours.add(words("hello"));
  const theirs = outbox();
  online = true;
  theirs.flush();
  theirs.acked("id-1");
  ours.flush();
  expect(texts()).toEqual(["hello"]);
  expect(states(ours)).toEqual([]);
});

test("a message that another tab leaves behind is adopted after a while", () => {
  const store = new FakeKeyValueStore(storage);
  const ours = outbox(store);
  online = false;
  outbox().add(words("hello"));
  online = true;
  store.changes("out id-1");
  platform.pass(14_999);
  expect(sent).toEqual([]);
  platform.pass(1);
  expect(states(ours)).toEqual(["sending"]);
});

test("a message that the log has is not adopted, even if its tab ended before the ack", () => {
  const store = new FakeKeyValueStore(storage);
  const ours = outbox(store);
  outbox().add(words("hello"));
  store.changes("out id-1");
  ours.echoed("id-1");
  platform.pass(15_000);
  expect(texts()).toEqual(["hello"]);
  expect(states(ours)).toEqual([]);
});

test("photos go by their names, also from the next page", () => {
  const photos = [{ id: "p1", url: "/p1", thumb: "/t1", width: 4, height: 3 }];
  online = false;
  outbox().add({ kind: "message", text: "", photos });
  online = true;
  const after = outbox();
  after.flush();
  expect(sent).toEqual([{ type: "message", client_id: "id-1", text: "", photos: ["p1"] }]);
  expect(after.items.value[0]!.draft).toMatchObject({ photos });
});

test("words can go without the photos that are gone", () => {
  const box = outbox();
  const photos = [{ id: "p1", url: "/p1", thumb: "/t1", width: 4, height: 3 }];
  box.add({ kind: "message", text: "look", photos });
  box.refused("id-1", "photo_gone");
  expect(box.items.value[0]).toMatchObject({ state: "failed", code: "photo_gone" });
  box.retry("id-1", true);
  expect(sent.at(-1)).toEqual({ type: "message", client_id: "id-2", text: "look" });
});

test("buttons stay behind when a new conversation begins, words come along", () => {
  online = false;
  const box = outbox();
  box.add({ kind: "choice", message: "m", option: 0, text: "Return an item" });
  box.add(words("hello"));
  box.discardChoices();
  expect(box.items.value.map(({ draft }) => draft.kind)).toEqual(["message"]);
});
