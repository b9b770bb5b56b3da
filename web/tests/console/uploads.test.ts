import { expect, test } from "vitest";

import { ApiError } from "../../src/console/api.ts";
import { attachmentsOf, hindranceOf, withAttachments } from "../../src/console/state/draftAttachments.ts";
import { Store } from "../../src/console/store.ts";
import { Uploads } from "../../src/console/uploads.ts";
import type { Upload } from "../../src/shared/upload.ts";
import type { Photo } from "../../src/shared/wire.ts";
import { photo, stateAfter } from "./fakes.ts";

interface Asked extends Upload {
  conversation: string;
  stored: (photo: Photo) => void;
  failed: (error: ApiError) => void;
}

const OFFLINE = new ApiError(0, {});
const refused = (code: string) => new ApiError(400, { error: { code, detail: "", request_id: "" } });
const file = (name: string) => new File(["…"], name, { type: "image/jpeg" });
const nameOf = (photo: Blob) => (photo as File).name;
const settled = () => new Promise((resolve) => setTimeout(resolve));

function uploads() {
  const store = new Store(stateAfter("#mine/c1"));
  const asked: Asked[] = [];
  const addPhoto = (conversation: string, upload: Upload): Promise<Photo> =>
    new Promise((stored, failed) => asked.push({ ...upload, conversation, stored, failed }));
  const prepare = async (file: File) => {
    if (file.name.endsWith(".txt")) throw new Error("unreadable");
    return { photo: file, preview: `data:${file.name}` };
  };
  const made = new Uploads(store, { addPhoto }, prepare);
  const of = (conversation: string) => attachmentsOf(store.state, conversation);
  const states = (conversation: string): string[] => of(conversation).photos.map(({ upload }) => upload.state);
  return { asked, made, of, states, store };
}

test("a photo belongs to the conversation it was added in, whichever is open when it has arrived", async () => {
  const { asked, made, of, store } = uploads();
  made.add("c1", [file("one.jpg")]);
  store.dispatch({ type: "routed", route: { view: "mine", id: "c2", about: false, page: null } });
  made.add("c2", [file("two.jpg")]);
  await settled();
  asked[1]?.stored(photo("p2"));
  asked[0]?.stored(photo("p1"));
  await settled();
  expect(asked.map(({ conversation, photo }) => [conversation, nameOf(photo)])).toEqual([
    ["c1", "one.jpg"],
    ["c2", "two.jpg"],
  ]);
  expect(of("c1").photos.map(({ upload }) => upload)).toEqual([{ state: "ready", photo: photo("p1") }]);
  expect(of("c2").photos.map(({ upload }) => upload)).toEqual([{ state: "ready", photo: photo("p2") }]);
});

test("two go at a time, and photos stay in the order they were picked in", async () => {
  const { asked, made, of } = uploads();
  made.add("c1", [file("1"), file("2"), file("3")]);
  await settled();
  expect(asked.map(({ photo }) => nameOf(photo))).toEqual(["1", "2"]);
  asked[1]?.stored(photo("p2"));
  await settled();
  expect(asked.map(({ photo }) => nameOf(photo))).toEqual(["1", "2", "3"]);
  asked[2]?.stored(photo("p3"));
  asked[0]?.stored(photo("p1"));
  await settled();
  expect(of("c1").photos.map(({ name }) => name)).toEqual(["1", "2", "3"]);
  expect(hindranceOf(of("c1"))).toBeNull();
});

test("a photo shows its picture and its progress", async () => {
  const { asked, made, of } = uploads();
  made.add("c1", [file("one.jpg")]);
  await settled();
  asked[0]?.progress(0.5);
  await settled();
  expect(of("c1").photos[0]).toMatchObject({ preview: "data:one.jpg", upload: { state: "sending", share: 0.5 } });
});

test("a photo that is taken out is given up and does not come back", async () => {
  const { asked, made, of } = uploads();
  made.add("c1", [file("one.jpg")]);
  await settled();
  made.remove("c1", of("c1").photos[0]?.key ?? "");
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.stored(photo("p1"));
  await settled();
  expect(of("c1").photos).toEqual([]);
});

test("a photo that waits for its turn and is taken out is never sent", async () => {
  const { asked, made, of } = uploads();
  made.add("c1", [file("1"), file("2"), file("3")]);
  await settled();
  made.remove("c1", of("c1").photos[2]?.key ?? "");
  asked[0]?.stored(photo("p1"));
  await settled();
  expect(asked.length).toBe(2);
});

test("a refused photo says why and holds the reply back until it is tried again or taken out", async () => {
  const { asked, made, of, states } = uploads();
  made.add("c1", [file("one.jpg")]);
  await settled();
  asked[0]?.failed(refused("photo_too_large"));
  await settled();
  expect(of("c1").photos[0]?.upload).toMatchObject({ state: "failed", code: "photo_too_large" });
  expect(hindranceOf(of("c1"))).toBe("failed");
  made.retryUnreached();
  await settled();
  expect(asked.length).toBe(1);
  made.retry(of("c1").photos[0]?.key ?? "");
  await settled();
  asked[1]?.stored(photo("p1"));
  await settled();
  expect(states("c1")).toEqual(["ready"]);
});

test("a photo that found no server goes by itself when it is back", async () => {
  const { asked, made, states } = uploads();
  made.add("c1", [file("one.jpg")]);
  await settled();
  asked[0]?.failed(OFFLINE);
  await settled();
  expect(states("c1")).toEqual(["failed"]);
  made.retryUnreached();
  await settled();
  asked[1]?.stored(photo("p1"));
  await settled();
  expect(states("c1")).toEqual(["ready"]);
});

test("when nobody is here any more, nothing goes on", async () => {
  const { asked, made } = uploads();
  made.add("c1", [file("1"), file("2"), file("3")]);
  await settled();
  made.forget();
  expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
  expect(asked.length).toBe(2);
});

test("a file that is no picture stays where it is, says so, and holds up no other", async () => {
  const { asked, made, of } = uploads();
  made.add("c1", [file("notes.txt"), file("one.jpg")]);
  await settled();
  expect(of("c1").photos[0]?.upload).toMatchObject({ state: "failed", code: "photo_unreadable" });
  expect(asked.map(({ photo }) => nameOf(photo))).toEqual(["one.jpg"]);
});

test("a draft that answers nothing and has no photos leaves nothing behind", () => {
  const all = withAttachments(new Map(), "c1", { photos: [], quote: 3 });
  expect(withAttachments(all, "c1", { photos: [], quote: null }).size).toBe(0);
});
