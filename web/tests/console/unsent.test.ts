import { expect, test } from "vitest";

import type { Action } from "../../src/console/state/actions.ts";
import { draftPhoto, attachmentsOf } from "../../src/console/state/draftAttachments.ts";
import { draftOf } from "../../src/console/state/drafts.ts";
import { reduce } from "../../src/console/state/reduce.ts";
import { hasUnsentReply, heldBackHere, unsentElsewhere } from "../../src/console/state/select.ts";
import type { State } from "../../src/console/state/state.ts";
import { ME, detail, message, photo, row, stateAfter, unsent } from "./fakes.ts";

const reply = unsent("u1");
const own = message(2, { from: { kind: "agent", name: "Mia" }, client_id: "u1" });
const mine = row("c1", { owner: "agent", agent: ME });
const open = stateAfter("#mine/c1", { type: "detail", detail: detail(mine, [message(1)]) });
const sending = reduce(open, { type: "sending", unsent: reply });
const after = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const go = (id: string | null): Action => ({ type: "routed", route: { view: "mine", id, about: false, page: null } });
const heldBack: Action = { type: "held_back", unsent: reply, messages: [message(2)] };

test("a reply whose frame comes before its answer is shown once", () => {
  const framed = reduce(sending, {
    type: "frame",
    now: 0,
    frame: { type: "message", event: 2, conversation: "c1", ...own },
  });
  expect(framed.unsent).toEqual([]);
  const answered = reduce(framed, { type: "sent", clientId: "u1", conversation: "c1", message: own });
  expect(answered.threads.get("c1")?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("a failed reply stays, and a retry under the same id neither doubles it nor moves it behind a later one", () => {
  const failed = reduce(sending, { type: "send_failed", clientId: "u1", failure: { cause: "unreachable" } });
  expect(failed.unsent).toEqual([{ ...reply, failure: { cause: "unreachable" } }]);
  const later = unsent("u2");
  const again = after(failed, { type: "sending", unsent: later }, { type: "sending", unsent: reply });
  expect(again.unsent).toEqual([reply, later]);
});

test("a reply that stands in a conversation read afresh is not unsent any more", () => {
  const unknown = after(open, { type: "sending", unsent: { ...reply, failure: { cause: "unknown" } } });
  expect(reduce(unknown, { type: "detail", detail: detail(mine, [message(1), own]) }).unsent).toEqual([]);
});

test("a reply held back waits for its writer, wherever they are, with what they had not seen", () => {
  const held = after(sending, { type: "sending", unsent: unsent("u2") }, go("c2"), heldBack);
  expect(heldBackHere(held)).toBeNull();
  expect(hasUnsentReply(held, mine)).toBe(true);
  const back = heldBackHere(after(held, go("c1")));
  expect(back?.replies.map(({ clientId }) => clientId)).toEqual(["u1", "u2"]);
  expect(back?.messages).toEqual([message(2)]);
});

test("a second reply held back elsewhere does not take the place of the first", () => {
  const other = unsent("u2", { conversation: "c2" });
  const held = after(sending, { type: "sending", unsent: other }, heldBack, { ...heldBack, unsent: other });
  expect(heldBackHere(held)?.replies.map(({ clientId }) => clientId)).toEqual(["u1"]);
  expect(unsentElsewhere(held)).toEqual([{ id: "c2", name: null }]);
});

test("a reply taken back returns to the draft with those behind it, in order, before what was typed since", () => {
  const typed: Action = { type: "typed", mode: "reply", conversation: "c1", text: "And one more thing" };
  const back = after(sending, { type: "sending", unsent: unsent("u2") }, typed, { type: "send_undone", unsent: reply });
  expect(draftOf(back.drafts, "reply", "c1")).toBe("text of u1\ntext of u2\nAnd one more thing");
  expect(back.unsent).toEqual([]);
});

test("photos and quotes of replies taken back return with them, before what was added since", () => {
  const since = { photos: [draftPhoto(photo("p3"))], quote: 7 };
  const back = after(
    open,
    { type: "sending", unsent: unsent("u1", { photos: [photo("p1")] }) },
    { type: "sending", unsent: unsent("u2", { photos: [photo("p2")], quote: 4 }) },
    { type: "attached", conversation: "c1", attachments: since },
    { type: "send_undone", unsent: unsent("u1") },
  );
  const { photos, quote } = attachmentsOf(back, "c1");
  expect(photos.map(({ key }) => key)).toEqual(["p1", "p2", "p3"]);
  expect(quote).toBe(4);
});

test("photos that wait in a conversation a colleague has now are marked like words", () => {
  const taken = row("c1", { owner: "agent", agent: { id: "ben", name: "Ben" }, epoch: 2 });
  const attachments = { photos: [draftPhoto(photo("p1"))], quote: null };
  const state = after(open, { type: "attached", conversation: "c1", attachments }, { type: "row", row: taken });
  expect(hasUnsentReply(state, taken)).toBe(true);
  expect(hasUnsentReply(state, mine)).toBe(false);
});

test("a reply that came back because a colleague took the conversation is marked until it is discarded", () => {
  const taken = row("c1", { owner: "agent", agent: { id: "ben", name: "Ben" }, epoch: 2 });
  const back = after(sending, { type: "send_undone", unsent: reply }, { type: "row", row: taken }, go("c2"));
  expect(hasUnsentReply(back, taken)).toBe(true);
  expect(unsentElsewhere(back)).toEqual([taken]);
  expect(hasUnsentReply(open, mine)).toBe(false);
});
