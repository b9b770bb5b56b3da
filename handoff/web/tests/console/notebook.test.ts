import { expect, test } from "vitest";

import { Notebook } from "../../src/console/notebook.ts";
import { FakeStorage, at, unsent } from "./fakes.ts";

const reply = unsent("u1");

test("drafts and unsent replies are there after a reload, for their agent only", () => {
  const storage = new FakeStorage();
  new Notebook(storage, "mia").keep(new Map([["reply:c1", "Dear"]]), [reply]);
  expect(new Notebook(storage, "mia").drafts()).toEqual(new Map([["reply:c1", "Dear"]]));
  expect(new Notebook(storage, "mia").unsent()).toEqual([{ ...reply, failure: { cause: "unknown" } }]);
  expect(new Notebook(storage, "ben").drafts().size).toBe(0);
});

test("two tabs do not write over each other's drafts", () => {
  const storage = new FakeStorage();
  const [one, other] = [new Notebook(storage, "mia"), new Notebook(storage, "mia")];
  one.keep(new Map([["reply:c1", "first"]]), []);
  other.keep(new Map([["reply:c2", "second"]]), []);
  one.keep(new Map(), []);
  expect(new Notebook(storage, "mia").drafts()).toEqual(new Map([["reply:c2", "second"]]));
});

test("a full storage costs nothing but the memory of it", () => {
  const storage = new FakeStorage();
  storage.full = true;
  expect(() => new Notebook(storage, "mia").keep(new Map([["reply:c1", "Dear"]]), [])).not.toThrow();
});

test("replies come back in the order they were written in, which storage does not keep", () => {
  const storage = new FakeStorage();
  const [first, second] = [unsent("u2", { at: at(1) }), unsent("u1", { at: at(2) })];
  new Notebook(storage, "mia").keep(new Map(), [second, first]);
  expect(new Notebook(storage, "mia").unsent().map(({ clientId }) => clientId)).toEqual(["u2", "u1"]);
});
