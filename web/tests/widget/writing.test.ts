import { signal, type Signal } from "@preact/signals";
import { beforeEach, expect, test } from "vitest";

import type { Photo } from "../../src/shared/wire.ts";
import { Album } from "../../src/widget/album.ts";
import type { Draft } from "../../src/widget/outbox.ts";
import { PhotoQueue } from "../../src/widget/photos.ts";
import { Refused } from "../../src/widget/refused.ts";
import { Writing } from "../../src/widget/writing.ts";
import { FakePlatform, settled } from "./fakes.ts";

const PHOTO: Photo = { id: "p1", url: "/p1", thumb: "/t1", width: 4, height: 3 };

let kept: Signal<string>;
let sent: Draft[];
let arrive: (photo: Photo) => void;
let fail: (error: Error) => void;
let writing: Writing;
let album: Album;

beforeEach(() => {
  kept = signal("");
  sent = [];
  const platform = new FakePlatform();
  const upload = () => new Promise<Photo>((done, failed) => ([arrive, fail] = [done, failed]));
  album = new Album("https://chat.example", async () => PHOTO);
  const photos = new PhotoQueue({ upload }, platform);
  writing = new Writing(signal(""), kept, { photos, album, send: (draft) => sent.push(draft) });
});

const attach = async () => {
  writing.photos.add([new File(["x"], "boots.jpg", { type: "image/jpeg" })]);
  await settled();
};

test("words alone go at once, without the white around them", () => {
  writing.draft.value = "  hello \n";
  writing.send();
  expect(sent).toEqual([{ kind: "message", text: "hello" }]);
  expect(writing.draft.value).toBe("");
});

test("nothing, white and too much are not sent and stay", () => {
  for (const text of ["", "  ", "x".repeat(2001)]) {
    writing.draft.value = text;
    writing.send();
    expect(writing.draft.value).toBe(text);
  }
  expect(sent).toEqual([]);
});

test("a message waits for its photos and then goes by itself, once", async () => {
  writing.draft.value = "the sole is off";
  await attach();
  writing.send();
  expect([writing.waiting.value, sent]).toEqual([true, []]);
  arrive(PHOTO);
  await settled();
  expect(sent).toEqual([{ kind: "message", text: "the sole is off", photos: [PHOTO] }]);
  expect([writing.waiting.value, writing.draft.value]).toEqual([false, ""]);
});

test("a photo needs no words, and is shown from what the browser has", async () => {
  await attach();
  arrive(PHOTO);
  await settled();
  expect(sent).toEqual([]);
  writing.send();
  expect(sent).toEqual([{ kind: "message", text: "", photos: [PHOTO] }]);
  expect(album.previews.get("p1")).toBeDefined();
});

test("a photo that is refused keeps the message back, words and all, and is said to be in the way", async () => {
  writing.draft.value = "the sole is off";
  await attach();
  writing.send();
  fail(new Refused(400, "photo_unreadable"));
  await settled();
  expect([writing.waiting.value, writing.blocked.value, sent]).toEqual([false, true, []]);
  expect(writing.draft.value).toBe("the sole is off");
  writing.photos.remove(writing.photos.items.value[0]!.key);
  expect(writing.blocked.value).toBe(false);
  writing.send();
  expect(sent).toEqual([{ kind: "message", text: "the sole is off" }]);
});

test("a photo that failed before is said to be in the way only once the message is to go", async () => {
  await attach();
  fail(new Refused(429, "too_fast"));
  await settled();
  expect(writing.blocked.value).toBe(false);
  writing.send();
  expect([writing.waiting.value, writing.blocked.value, sent]).toEqual([false, true, []]);
});

test("a message waits through a lost connection and goes with its photo when that is back", async () => {
  writing.draft.value = "the sole is off";
  await attach();
  writing.send();
  fail(new Error("no answer"));
  await settled();
  expect([writing.waiting.value, writing.blocked.value, sent]).toEqual([true, false, []]);
  writing.photos.resume();
  await settled();
  arrive(PHOTO);
  await settled();
  expect(sent).toEqual([{ kind: "message", text: "the sole is off", photos: [PHOTO] }]);
});

test("sending tries a photo again that the network lost", async () => {
  await attach();
  fail(new Error("no answer"));
  await settled();
  writing.send();
  await settled();
  arrive(PHOTO);
  await settled();
  expect(sent).toEqual([{ kind: "message", text: "", photos: [PHOTO] }]);
});

test("a message that waits can be held back", async () => {
  await attach();
  writing.send();
  writing.hold();
  arrive(PHOTO);
  await settled();
  expect(sent).toEqual([]);
});

test("a message whose only photo is removed while it waits does not go", async () => {
  await attach();
  writing.send();
  writing.photos.remove(writing.photos.items.value[0]!.key);
  expect([writing.waiting.value, sent]).toEqual([false, []]);
});

test("photos that have arrived outlive the page, until they go", async () => {
  await attach();
  expect(kept.value).toBe("");
  arrive(PHOTO);
  await settled();
  expect(JSON.parse(kept.value)).toMatchObject([{ uploaded: PHOTO }]);
  writing.send();
  expect(kept.value).toBe("");
});
