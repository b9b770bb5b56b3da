import { expect, test } from "vitest";

import { changeOf, lastWordsOf, reasonOf, standingOf, waitsForPerson, whyOf } from "../../src/console/names.ts";
import { makePassword } from "../../src/console/password.ts";
import { length, patience, sizeText } from "../../src/console/time.ts";
import type { Row, Wish } from "../../src/shared/wire.ts";
import { at, row } from "./fakes.ts";

test("a wait is counted to the second and never negative", () => {
  expect([length(-5), length(65_999), length(3_661_000)]).toEqual(["0:00", "1:05", "1:01:01"]);
});

test("a wait is long from a minute and overdue from three", () => {
  expect([patience(59_999), patience(60_000), patience(180_000)]).toEqual(["fine", "long", "too_long"]);
});

test("a word the catalogue does not have is shown as it is", () => {
  expect(reasonOf("new_reason")).toBe("new reason");
  const actor = { kind: "agent", name: "Ben" };
  const change = { at: "", actor, from: "bot", to: "bot", epoch: 1, reason: null } as const;
  expect(changeOf({ ...change, change: "claimed" })).toBe("Ben claimed");
  const late = { ...change, change: "stale_bot_reply" as "claimed", reason: "turn-1" };
  expect(changeOf(late)).toBe("A late bot reply was held back");
});

test("who called a person is told apart", () => {
  const change = { at: "", from: "bot", to: "queue", epoch: 1, change: "asked", reason: "asked" } as const;
  expect(changeOf({ ...change, actor: { kind: "bot" } })).toBe("The bot handed over (Asked for a person)");
  expect(changeOf({ ...change, actor: { kind: "shopper" } })).toBe("The shopper asked for a person");
});

test("a row says what stands for the words of a message that has none", () => {
  const last = (text: string) => row("c1", { preview: { kind: "shopper", text, at: at(1), attached: "photos" } });
  expect([lastWordsOf(last("")), lastWordsOf(last("Look"))]).toEqual(["Photos", "Look"]);
  expect(lastWordsOf(row("c1", { preview: { kind: "agent", text: "", at: at(1) } }))).toBe("Deleted message");
  expect(lastWordsOf(row("c1"))).toBe("");
});

test("a row says why a person is wanted, and what it is about where that is not said yet", () => {
  const why = (reason: Row["reason"], topic: string) => whyOf(row("c1", { owner: "queue", reason, topic }), null);
  expect(why("wish", "cancel")).toBe("To be done · Cancelling an order");
  expect(why("wish", "own_procedure")).toBe("To be done · own procedure");
  expect(why("damage", "damaged")).toBe("Something arrived damaged");
  expect(whyOf(row("c1", { owner: "bot", reason: "damage", topic: "damaged" }), null)).toBe("Damaged goods");
});

const WISH: Wish = {
  id: "1",
  kind: "cancel",
  title: "Cancel an order",
  stands: "asked",
  order: null,
  words: null,
  steps: [],
};

test("a wish that the bot has not begun with is named as such, and waits for a person", () => {
  const open = { title: "Why", done: false, value: null };
  const untouched: Wish[] = [WISH, { ...WISH, steps: [open] }];
  expect(untouched.map(standingOf)).toEqual(["Not taken up yet", "Not taken up yet"]);
  expect(untouched.map(waitsForPerson)).toEqual([true, true]);
  const begun: Wish[] = [
    { ...WISH, order: "1042" },
    { ...WISH, steps: [open, { ...open, done: true }] },
  ];
  expect(begun.map(standingOf)).toEqual(["Begun by the bot", "Begun by the bot"]);
  expect(begun.map(waitsForPerson)).toEqual([false, false]);
});

test("where a wish stands is said in a word, also one that the catalogue does not have", () => {
  const standing = (stands: string): Wish => ({ ...WISH, stands: stands as "done" });
  const known = ["proved", "ready", "told", "refused", "offered", "with_person", "done", "dropped"].map(standing);
  for (const wish of known) expect(standingOf(wish)).toMatch(/^[A-Z]/);
  expect(known.filter(waitsForPerson).map(({ stands }) => stands)).toEqual(["ready", "with_person"]);
  expect(standingOf(standing("on_hold"))).toBe("on hold");
});

test("a file's size is said in the unit that fits", () => {
  expect([0, 999, 34_000, 3_400_000].map(sizeText)).toEqual(["0 byte", "999 byte", "34 kB", "3.4 MB"]);
});

test("a generated password has 16 signs that are not mistaken for one another", () => {
  const passwords = new Set(Array.from({ length: 50 }, () => makePassword()));
  expect(passwords.size).toBe(50);
  for (const password of passwords) expect(password).toMatch(/^[A-HJ-NP-Za-km-z2-9]{16}$/);
});
