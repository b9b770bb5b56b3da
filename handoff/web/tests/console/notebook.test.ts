import { expect, test } from "vitest";

import { Notebook } from "../../src/console/notebook.ts";

/** Web Storage as the notebook uses it; `full` refuses every write. */
class FakeStorage implements Storage {
  full = false;
  private readonly items = new Map<string, string>();

  get length(): number {
    return this.items.size;
  }
  key(place: number): string | null {
    return [...this.items.keys()][place] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

const reply = { clientId: "u1", conversation: "c1", text: "On its way.", at: "2026-11-21T09:00:00Z", failure: null };

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
