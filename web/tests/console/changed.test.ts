/** A line that was there already and has changed: edited, deleted, on its way to Telegram. */
import { expect, test } from "vitest";

import type { Action } from "../../src/console/state/actions.ts";
import { deliveryStatusOf, newestTold } from "../../src/console/state/deliveryStatus.ts";
import { reduce } from "../../src/console/state/reduce.ts";
import { isMixed } from "../../src/console/state/select.ts";
import type { AgentMessage } from "../../src/shared/wire.ts";
import { ME, at, detail, message, row, stateAfter } from "./fakes.ts";

const mine = row("c1", { owner: "agent", agent: ME });
const reply = (fields: Partial<AgentMessage> = {}): AgentMessage =>
  message(2, { from: { kind: "agent", name: ME.name }, channel: "telegram", client_id: "u1", ...fields });
const open = (...messages: AgentMessage[]) =>
  stateAfter("#mine/c1", { type: "detail", detail: detail(mine, messages) });
const frame = (type: "message" | "changed", event: number, each: AgentMessage): Action => ({
  type: "frame",
  now: 0,
  frame: { type, event, conversation: "c1", ...each },
});

test("a changed message stands at its place, and neither the list nor the typing mark moves", () => {
  const typing: Action = {
    type: "frame",
    now: 5,
    frame: { type: "typing", event: 1, conversation: "c1", from: { kind: "shopper" } },
  };
  const before = reduce(open(message(1), message(2), message(3)), typing);
  const edited = message(2, { text: "size 43", edited: { at: at(9), before: "size 42" } });
  const after = reduce(before, frame("changed", 2, edited));
  expect(after.threads.get("c1")?.messages).toEqual([message(1), edited, message(3)]);
  expect(after.threads.get("c1")?.typingAt).toBe(5);
  expect(after.rows).toBe(before.rows);
  expect(after.countsStale).toBe(before.countsStale);
});

test("a change of a message that is not here yet brings it", () => {
  const state = reduce(open(message(1)), frame("changed", 2, reply()));
  expect(state.threads.get("c1")?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("a change in a conversation that is not read is left to its reading", () => {
  const state = open(message(1));
  const other: Action = { type: "frame", now: 0, frame: { type: "changed", event: 2, conversation: "c2", ...reply() } };
  expect(reduce(state, other).threads).toEqual(state.threads);
});

test("a snapshot that is older than a change does not turn it back", () => {
  const requested = reduce(open(message(1), reply()), { type: "snapshot_requested" });
  const delivered = reply({ delivery: { state: "delivered" } });
  const buffered = reduce(requested, frame("changed", 3, delivered));
  const state = reduce(buffered, { type: "detail", detail: detail(mine, [message(1), reply()]) });
  expect(state.threads.get("c1")?.messages[1]).toEqual(delivered);
});

test("an answer that comes after the news of its delivery does not turn it back", () => {
  const delivered = reply({ delivery: { state: "delivered" } });
  const applied = reduce(reduce(open(message(1)), frame("message", 2, reply())), frame("changed", 3, delivered));
  const state = reduce(applied, { type: "sent", clientId: "u1", conversation: "c1", message: reply() });
  expect(state.threads.get("c1")?.messages[1]).toEqual(delivered);
});

test("the newest of our messages says how far it has come; seen is more than delivered", () => {
  const status = (each: AgentMessage, seen = 0): unknown => deliveryStatusOf(each, 2, seen);
  expect(status(reply())).toBe("sent");
  expect(status(reply(), 2)).toBe("seen");
  expect(status(reply({ delivery: { state: "sent" } }))).toBe("waits");
  expect(status(reply({ delivery: { state: "delivered" } }))).toBe("delivered");
  expect(status(reply({ delivery: { state: "delivered" } }), 2)).toBe("seen");
});

test("an older one says so only when it failed or still waits", () => {
  const older = (state: "sent" | "delivered" | "failed"): unknown =>
    deliveryStatusOf(reply({ delivery: { state } }), 5, 0);
  expect([older("sent"), older("delivered"), older("failed")]).toEqual(["waits", null, "failed"]);
});

test("a notice that did not get to Telegram says so too, but is never the newest that is told of", () => {
  const notice = message(3, { from: { kind: "notice" }, delivery: { state: "failed", reason: "blocked" } });
  expect(deliveryStatusOf(notice, 2, 0)).toBe("failed");
  expect(newestTold([reply(), notice])).toBe(2);
});

test("of the bot's messages only those in Telegram are told of", () => {
  const bot = message(3, { from: { kind: "bot" } });
  expect(newestTold([reply(), bot])).toBe(2);
  expect(newestTold([reply(), { ...bot, delivery: { state: "sent" } }])).toBe(3);
});

test("messages say where they came from as soon as there is more than one place", () => {
  expect(isMixed(open(message(1), message(2)))).toBe(false);
  expect(isMixed(open(message(1), reply()))).toBe(true);
});

test("a deletion is worth a word only where it did not get to Telegram", () => {
  const deleted = (state: "sent" | "delivered" | "failed"): unknown =>
    deliveryStatusOf(reply({ deleted: true, text: "", delivery: { state } }), 2, 2);
  expect([deleted("sent"), deleted("delivered"), deleted("failed")]).toEqual([null, null, "failed"]);
  expect(newestTold([reply(), { ...reply({ deleted: true }), seq: 3 }])).toBe(2);
});
