import { expect, test } from "vitest";

import { entriesOf } from "../../src/console/state/entries.ts";
import { at, message } from "./fakes.ts";

const note = { id: "1", at: at(2), agent: { id: "ben", name: "Ben" }, text: "VIP" };
const change = {
  at: at(3),
  actor: { kind: "agent", id: "ben", name: "Ben" },
  change: "claimed",
  from: "queue",
  to: "agent",
  epoch: 2,
  reason: null,
} as const;

test("notes and changes of owner stand before the first message that came later, messages by their numbers", () => {
  const messages = [message(1), message(3), message(5, { at: at(4) })];
  const kinds = entriesOf({ messages, notes: [note], audit: [change] }).map(({ kind }) => kind);
  expect(kinds).toEqual(["day", "message", "note", "change", "message", "message"]);
});

test("a new day is said once", () => {
  const tomorrow = new Date(Date.parse(at(0)) + 86_400_000).toISOString();
  const entries = entriesOf({ messages: [message(1), message(2, { at: tomorrow })], notes: [], audit: [] });
  expect(entries.map(({ kind }) => kind)).toEqual(["day", "message", "day", "message"]);
});

test("a speaker is named again after another one, and after a pause", () => {
  const bot = { from: { kind: "bot" } } as const;
  const messages = [message(1), message(2), message(3, bot), message(4, { ...bot, at: at(400) })];
  const named = entriesOf({ messages, notes: [], audit: [] }).flatMap((entry) =>
    entry.kind === "message" ? [entry.startsRun] : [],
  );
  expect(named).toEqual([true, false, true, true]);
});

test("a run ends where its speaker goes on in another place", () => {
  const messages = [message(1), message(2, { channel: "telegram" }), message(3, { channel: "telegram" })];
  const named = entriesOf({ messages, notes: [], audit: [] }).flatMap((entry) =>
    entry.kind === "message" ? [entry.startsRun] : [],
  );
  expect(named).toEqual([true, true, false]);
});
