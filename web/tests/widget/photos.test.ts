import { beforeEach, expect, test } from "vitest";

import type { Upload } from "../../src/shared/upload.ts";
import type { Photo } from "../../src/shared/wire.ts";
import { PhotoQueue } from "../../src/widget/photos.ts";
import { Refused } from "../../src/widget/refused.ts";
import { FakePlatform, settled } from "./fakes.ts";

interface Asked extends Upload {
  done: (photo: Photo) => void;
  fail: (error: Error) => void;
}

let platform: FakePlatform;
let uploads: Asked[];
let queue: PhotoQueue;

beforeEach(() => {
  platform = new FakePlatform();
  uploads = [];
  const upload = (asked: Upload) =>
    new Promise<Photo>((done, fail) => {
      uploads.push({ ...asked, done, fail });
      asked.signal.onabort = () => fail(new Error("aborted"));
    });
  queue = new PhotoQueue({ upload }, platform);
});

const file = (name: string, type = "image/jpeg") => new File(["x"], name, { type });
const files = (...names: string[]) => names.map((name) => file(name));
const photo = (id: string): Photo => ({ id, url: `/${id}`, thumb: `/${id}/thumb`, width: 4, height: 3 });
const states = () => queue.items.value.map(({ state }) => state);

test("photos are uploaded one after the other, each with its progress", async () => {
  queue.add(files("a", "b"));
  await settled();
  expect(states()).toEqual(["uploading", "waiting"]);
  uploads[0]!.progress(0.5);
  expect(queue.items.value[0]!.progress).toBe(0.5);
  uploads[0]!.done(photo("p1"));
  await settled();
  expect(states()).toEqual(["ready", "uploading"]);
  uploads[1]!.done(photo("p2"));
  await settled();
  expect(queue.take().map(({ uploaded }) => uploaded?.id)).toEqual(["p1", "p2"]);
  expect(queue.items.value).toEqual([]);
});

test("every photo has its preview before the first has arrived", async () => {
  queue.add(files("a", "b", "c"));
  await settled();
  expect(queue.items.value.every(({ preview }) => preview)).toBe(true);
  expect(uploads.length).toBe(1);
});

test("a photo that is removed stops, and the next one goes", async () => {
  queue.add(files("a", "b"));
  await settled();
  queue.remove(queue.items.value[0]!.key);
  expect(uploads[0]!.signal.aborted).toBe(true);
  await settled();
  expect(states()).toEqual(["uploading"]);
});

test("a photo that was removed before its turn is never uploaded", async () => {
  queue.add(files("a", "b", "c"));
  await settled();
  queue.remove(queue.items.value[1]!.key);
  uploads[0]!.done(photo("p1"));
  await settled();
  expect(uploads.length).toBe(2);
  expect(states()).toEqual(["ready", "uploading"]);
});

test("a refused photo says why, holds up no other, and can be tried again", async () => {
  queue.add(files("a", "b"));
  await settled();
  uploads[0]!.fail(new Refused(400, "photo_too_many_pixels"));
  await settled();
  expect(states()).toEqual(["failed", "uploading"]);
  expect(queue.items.value[0]!.code).toBe("photo_too_many_pixels");
  queue.retry(queue.items.value[0]!.key);
  uploads[1]!.done(photo("p2"));
  await settled();
  expect(states()).toEqual(["uploading", "ready"]);
  expect(queue.items.value[0]!.code).toBeUndefined();
});

test("what failed for want of a network goes on when that is back, and only that", async () => {
  queue.add(files("a", "b"));
  await settled();
  uploads[0]!.fail(new Error("no answer"));
  await settled();
  uploads[1]!.fail(new Refused(400, "photo_unreadable"));
  await settled();
  queue.resume();
  await settled();
  expect(states()).toEqual(["uploading", "failed"]);
});

test("a picture that the browser cannot read is not uploaded, and says so", async () => {
  queue.add([file("a.heic", "image/heic")]);
  await settled();
  expect(queue.items.value[0]).toMatchObject({ state: "failed", code: "photo_unreadable" });
  expect(uploads).toEqual([]);
});

test("a message takes ten photos, and no other files", () => {
  queue.add(Array.from({ length: 9 }, (_, n) => file(`${n}`)));
  expect(queue.refused.value).toBeNull();
  queue.add([file("notes.pdf", "application/pdf"), file("ten")]);
  expect([queue.items.value.length, queue.refused.value]).toEqual([10, "no_photos"]);
  queue.add(files("eleven"));
  expect([queue.items.value.length, queue.refused.value]).toEqual([10, "too_many"]);
  queue.remove(queue.items.value[0]!.key);
  expect(queue.refused.value).toBeNull();
});

test("photos that the server is about to forget are uploaded again, younger ones are not", async () => {
  queue.add(files("old"));
  await settled();
  uploads[0]!.done(photo("p1"));
  await settled();
  platform.sleep(40 * 60_000);
  queue.add(files("young"));
  await settled();
  uploads[1]!.done(photo("p2"));
  await settled();
  platform.sleep(20 * 60_000);
  queue.refresh();
  await settled();
  expect(states()).toEqual(["uploading", "ready"]);
});

test("in a new conversation everything is uploaded again, whatever an old upload still says", async () => {
  queue.add(files("a", "b"));
  await settled();
  uploads[0]!.done(photo("p1"));
  await settled();
  queue.restart();
  uploads[1]!.done(photo("p2"));
  await settled();
  expect(states()).toEqual(["uploading", "waiting"]);
});

test("after a reload the photos that were ready still are, but for those the server has forgotten", () => {
  const [now, old] = [platform.now(), platform.now() - 56 * 60_000];
  queue.restore([
    { uploaded: photo("p1"), at: old },
    { uploaded: photo("p2"), at: now },
  ]);
  expect(queue.items.value.map(({ state, uploaded }) => [state, uploaded?.id])).toEqual([["ready", "p2"]]);
});

test("what cannot be uploaded again, since its file went with the page before, says so instead of staying behind", async () => {
  queue.restore([{ uploaded: photo("p1"), at: platform.now() }]);
  platform.sleep(56 * 60_000);
  queue.refresh();
  await settled();
  expect(queue.items.value[0]).toMatchObject({ state: "failed", code: "photo_gone" });
  expect(uploads).toEqual([]);
});
