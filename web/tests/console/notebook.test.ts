import { expect, test } from "vitest";

import { Notebook } from "../../src/console/notebook.ts";
import { draftPhoto } from "../../src/console/state/draftAttachments.ts";
import type { Written } from "../../src/console/state/state.ts";
import { FakeStorage, at, photo, unsent } from "./fakes.ts";

const reply = unsent("u1");
const nothing: Written = { drafts: new Map(), draftAttachments: new Map(), unsent: [] };
const drafts = (...each: [string, string][]): Written => ({ ...nothing, drafts: new Map(each) });

test("drafts and unsent replies are there after a reload, for their agent only", () => {
  const storage = new FakeStorage();
  new Notebook(storage, "mia").keep({ ...drafts(["reply:c1", "Dear"]), unsent: [reply] });
  expect(new Notebook(storage, "mia").written().drafts).toEqual(new Map([["reply:c1", "Dear"]]));
  expect(new Notebook(storage, "mia").written().unsent).toEqual([{ ...reply, failure: { cause: "unknown" } }]);
  expect(new Notebook(storage, "ben").written().drafts.size).toBe(0);
});

test("two tabs do not write over each other's drafts", () => {
  const storage = new FakeStorage();
  const [one, other] = [new Notebook(storage, "mia"), new Notebook(storage, "mia")];
  one.keep(drafts(["reply:c1", "first"]));
  other.keep(drafts(["reply:c2", "second"]));
  one.keep(nothing);
  expect(new Notebook(storage, "mia").written().drafts).toEqual(new Map([["reply:c2", "second"]]));
});

test("a full storage only means that nothing is remembered", () => {
  const storage = new FakeStorage();
  storage.full = true;
  expect(() => new Notebook(storage, "mia").keep(drafts(["reply:c1", "Dear"]))).not.toThrow();
});

test("replies come back in the order they were written in, which storage does not keep", () => {
  const storage = new FakeStorage();
  const [first, second] = [unsent("u2", { at: at(1) }), unsent("u1", { at: at(2) })];
  new Notebook(storage, "mia").keep({ ...nothing, unsent: [second, first] });
  expect(new Notebook(storage, "mia").written().unsent.map(({ clientId }) => clientId)).toEqual(["u2", "u1"]);
});

test("of what is attached to a draft, the photos that the server has and the quote are there after a reload", () => {
  const storage = new FakeStorage();
  const onItsWay = { key: "k", name: "b.jpg", preview: null, upload: { state: "sending", share: 0.5 } } as const;
  const draftAttachments = new Map([["c1", { photos: [draftPhoto(photo("p1")), onItsWay], quote: 3 }]]);
  new Notebook(storage, "mia").keep({ ...nothing, draftAttachments });
  const kept = new Notebook(storage, "mia").written().draftAttachments;
  expect(kept).toEqual(new Map([["c1", { photos: [draftPhoto(photo("p1"))], quote: 3 }]]));
});

test("a reply that an earlier version kept comes back too", () => {
  const storage = new FakeStorage();
  const { photos: _photos, quote: _quote, ...earlier } = reply;
  storage.setItem("counterhand:mia:unsent:u1", JSON.stringify(earlier));
  expect(new Notebook(storage, "mia").written().unsent).toEqual([{ ...reply, failure: { cause: "unknown" } }]);
});
