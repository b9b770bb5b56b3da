import { expect, test } from "vitest";

import { draftOf } from "../../src/console/state/drafts.ts";
import { reduce } from "../../src/console/state/reduce.ts";
import { detail, message, row, stateAfter } from "./fakes.ts";

const unsent = { clientId: "u1", conversation: "c1", text: "On its way.", at: "2026-11-21T09:00:00Z", failure: null };
const open = stateAfter("#mine/c1", { type: "detail", detail: detail(row("c1"), [message(1)]) });
const sending = reduce(open, { type: "sending", unsent });

test("a reply whose frame comes before its answer is shown once", () => {
  const own = message(2, { from: { kind: "agent", name: "Mia" }, client_id: "u1" });
  const framed = reduce(sending, {
    type: "frame",
    now: 0,
    frame: { type: "message", event: 2, conversation: "c1", ...own },
  });
  expect(framed.unsent).toEqual([]);
  const answered = reduce(framed, { type: "sent", clientId: "u1", conversation: "c1", message: own });
  expect(answered.threads.get("c1")?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("a failed reply stays, and a retry under the same id does not double it", () => {
  const failed = reduce(sending, { type: "send_failed", clientId: "u1", failure: { cause: "unreachable" } });
  expect(failed.unsent).toEqual([{ ...unsent, failure: { cause: "unreachable" } }]);
  expect(reduce(failed, { type: "sending", unsent }).unsent).toEqual([unsent]);
});

test("a reply held back returns to the draft, before what was typed since, and shows what was unseen", () => {
  const typed = reduce(sending, { type: "typed", mode: "reply", conversation: "c1", text: "And one more thing" });
  const held = reduce(typed, { type: "send_undone", unsent, messages: [message(2)] });
  expect(draftOf(held.drafts, "reply", "c1")).toBe("On its way.\nAnd one more thing");
  expect(held.unsent).toEqual([]);
  expect(held.heldBack?.messages).toEqual([message(2)]);
  expect(held.threads.get("c1")?.messages).toHaveLength(2);
});
