/**
 * The one place where the console's state changes, pure: `reduce(state, action)` is a new state.
 *
 * What must hold (and is tested): a snapshot plus the frames that follow equals a fresh snapshot. A snapshot and the
 * frames travel on two connections, so an answer may be older than frames already applied; these are kept while a
 * snapshot is awaited and applied again on top of it.
 */
import type { AgentEvent, AgentMessage, Detail, Row, RowPage, View } from "../../shared/wire.ts";
import type { Route } from "../route.ts";
import type { Action } from "./actions.ts";
import { draftOf, typedAfter, withDraft } from "./drafts.ts";
import { withAttachments } from "./draftAttachments.ts";
import { isOlder, recount, takePage } from "./rows.ts";
import { forget, queued, sendFailed, sendUndone } from "./sending.ts";
import { type Session, type State, type ViewState, initialState, myId } from "./state.ts";
import { type Thread, insert, threadOf } from "./thread.ts";
import { type Unsent, without } from "./unsent.ts";

const NEED_NOBODY: readonly Action["type"][] = ["signed_in", "session_unknown", "signed_out", "linked", "routed"];

export function reduce(state: State, action: Action): State {
  // An answer that comes after signing out must not leave anything on this screen.
  if (state.session.state !== "in" && !NEED_NOBODY.includes(action.type)) return state;
  switch (action.type) {
    case "signed_in":
      return { ...state, session: { state: "in", me: action.me }, ...action.written };
    case "session_unknown":
      return { ...state, session: { state: "unknown", silent: true } };
    case "signed_out":
      return signedOut(state, { state: "out", why: action.why });
    case "linked":
      return { ...state, link: action.link };
    case "routed":
      return routed(state, action.route);
    case "frame":
      return buffer(applyFrame(state, action.frame, action.now), action.frame);
    case "snapshot_requested":
      return { ...state, pendingSnapshots: state.pendingSnapshots + 1 };
    case "page":
      return snapshotTaken(pageTaken(state, action.view, action.page, action.first));
    case "counted":
      return snapshotTaken(counted(state, action.counts));
    case "snapshot_failed":
      return snapshotTaken(state);
    case "page_failed":
      return snapshotTaken(withView(state, action.view, { ...state.views[action.view], failed: true }));
    case "searched":
      return { ...state, search: action.q === null ? null : { q: action.q, found: null, cursor: null, failed: false } };
    case "found":
      return snapshotTaken(foundTaken(state, action.q, action.page, action.first));
    case "search_failed":
      return snapshotTaken(
        state.search?.q === action.q ? { ...state, search: { ...state.search, found: [], failed: true } } : state,
      );
    case "detail":
      return snapshotTaken(detailTaken(state, action.detail));
    case "detail_failed":
      return snapshotTaken(state.route.id === action.conversation ? { ...state, threadFailed: action.why } : state);
    case "row":
      return putRow(state, action.row);
    case "sending":
      return { ...state, unsent: queued(state.unsent, action.unsent) };
    case "sent":
      return sent(forget(state, action.clientId), action.conversation, action.message);
    case "send_failed":
      return sendFailed(state, action.clientId, action.failure);
    case "held_back":
      return heldBack(state, action.unsent, action.messages);
    case "send_undone":
      return sendUndone(state, action.unsent);
    case "typed":
      return { ...state, drafts: withDraft(state.drafts, action.mode, action.conversation, action.text) };
    case "attached":
      return {
        ...state,
        draftAttachments: withAttachments(state.draftAttachments, action.conversation, action.attachments),
      };
    case "note_saving":
      return { ...state, savingNotes: new Set(state.savingNotes).add(action.conversation) };
    case "note_saved":
      return noteSaved(noteDone(state, action.conversation), action.conversation, action.text);
    case "note_failed":
      return noteDone(state, action.conversation);
    case "dialog":
      return { ...state, dialog: action.dialog };
    case "notice":
      return { ...state, notice: action.notice };
    case "turns_toggled":
      return { ...state, showTurns: !state.showTurns };
  }
}

/** Nothing of what was read stays in memory for whoever sits down next. */
function signedOut(state: State, session: Session): State {
  return { ...initialState(state.route), session };
}

function routed(state: State, route: Route): State {
  const moved = route.id !== state.route.id;
  return { ...state, route, threadFailed: moved ? null : state.threadFailed, notice: moved ? null : state.notice };
}

type Framed<T extends AgentEvent["type"]> = Extract<AgentEvent, { type: T }>;

/** Remembers a frame while a snapshot is awaited. */
function buffer(state: State, frame: AgentEvent): State {
  return state.pendingSnapshots > 0 ? { ...state, buffered: [...state.buffered, frame] } : state;
}

/** A snapshot has been taken: the frames buffered meanwhile go on top. */
function snapshotTaken(state: State): State {
  const pendingSnapshots = Math.max(0, state.pendingSnapshots - 1);
  const replayed = state.buffered.filter(isLasting).reduce((next, frame) => applyFrame(next, frame, 0), state);
  return { ...replayed, pendingSnapshots, buffered: pendingSnapshots > 0 ? state.buffered : [] };
}

/** Typing is of the moment and must not come twice. */
function isLasting(frame: AgentEvent): boolean {
  return frame.type !== "typing";
}

function applyFrame(state: State, frame: AgentEvent, now: number): State {
  switch (frame.type) {
    case "message":
      return putMessage(state, frame.conversation, messageOf(frame));
    case "changed":
      return changed(state, frame.conversation, messageOf(frame));
    case "conversation":
      return putRow(state, rowOf(frame));
    case "gone":
      return dropRow(state, frame.conversation);
    case "typing":
      if (frame.from.kind !== "shopper") return state;
      return withThread(state, frame.conversation, (thread) => ({ ...thread, typingAt: now }));
    case "seen":
      if (frame.by !== "shopper") return state;
      return withThread(state, frame.conversation, (thread) => ({
        ...thread,
        seenByShopper: Math.max(thread.seenByShopper, frame.seq),
      }));
  }
}

function messageOf(frame: Framed<"message" | "changed">): AgentMessage {
  const { type: _type, event: _event, conversation: _conversation, ...message } = frame;
  return message;
}

function rowOf(frame: Framed<"conversation">): Row {
  const { type: _type, event: _event, conversation: _conversation, ...row } = frame;
  return row;
}

function putRow(state: State, row: Row): State {
  const known = state.rows.get(row.id);
  if (known && isOlder(row, known)) return state;
  return {
    ...state,
    rows: new Map(state.rows).set(row.id, row),
    counts: known && state.counts ? recount(state.counts, known, row, myId(state)) : state.counts,
    countsStale: state.countsStale || !known,
  };
}

function dropRow(state: State, id: string): State {
  const known = state.rows.get(id);
  const rows = new Map(state.rows);
  rows.delete(id);
  return {
    ...state,
    rows,
    counts: known && state.counts ? recount(state.counts, known, undefined, myId(state)) : state.counts,
    countsStale: state.countsStale || !known,
  };
}

function putMessage(state: State, conversation: string, message: AgentMessage): State {
  const next = withThread(state, conversation, (thread) => ({
    ...thread,
    messages: insert(thread.messages, message),
    typingAt: message.from.kind === "shopper" ? null : thread.typingAt,
  }));
  return { ...next, unsent: without(next.unsent, message) };
}

/** Edited, deleted or delivered: the same line at its place, and nothing else moves. */
function changed(state: State, conversation: string, message: AgentMessage): State {
  return withThread(state, conversation, (thread) => ({ ...thread, messages: insert(thread.messages, message) }));
}

/** An answer may come after the frames of the same reply, which know more of it: whether it was delivered. */
function sent(state: State, conversation: string, message: AgentMessage): State {
  const known = state.threads.get(conversation)?.messages.some(({ seq }) => seq === message.seq);
  return known ? state : putMessage(state, conversation, message);
}

function withThread(state: State, id: string, change: (thread: Thread) => Thread): State {
  const thread = state.threads.get(id);
  return thread ? { ...state, threads: new Map(state.threads).set(id, change(thread)) } : state;
}

/** A row that moved while the server counted may or may not be in its figures: then they are asked for again. */
function counted(state: State, counts: RowPage["counts"]): State {
  const moved = state.buffered.some((frame) => frame.type === "conversation" || frame.type === "gone");
  return { ...state, counts, countsStale: moved };
}

function pageTaken(state: State, view: View, page: RowPage, first: boolean): State {
  const rows = takePage(state.rows, page, view, myId(state), first);
  const next = { ...counted(state, page.counts), rows };
  return withView(next, view, { loaded: true, cursor: page.cursor ?? null, failed: false });
}

function withView(state: State, view: View, its: ViewState): State {
  return { ...state, views: { ...state.views, [view]: its } };
}

function foundTaken(state: State, q: string, page: RowPage, first: boolean): State {
  if (state.search?.q !== q) return state;
  const rows = new Map(state.rows);
  for (const row of page.items) rows.set(row.id, row);
  const earlier = first ? [] : (state.search.found ?? []);
  const found = [...earlier, ...page.items.map((row) => row.id)];
  return { ...state, rows, search: { q, found, cursor: page.cursor ?? null, failed: false } };
}

function detailTaken(state: State, detail: Detail): State {
  const { id } = detail.conversation;
  const threads = new Map(state.threads).set(id, threadOf(detail, state.threads.get(id)));
  const known = state.rows.has(id);
  const next = putRow({ ...state, threads, threadFailed: null }, detail.conversation);
  const unsent = detail.messages.reduce(without, next.unsent);
  // A conversation opened by its address is not news to the server's counts.
  return { ...next, unsent, countsStale: known ? next.countsStale : state.countsStale };
}

/** Its writer is asked as soon as `messages` can be shown. */
function heldBack(state: State, unsent: Unsent, messages: readonly AgentMessage[]): State {
  const failed = sendFailed(state, unsent.clientId, { cause: "unseen" });
  return messages.reduce((next, message) => putMessage(next, unsent.conversation, message), failed);
}

function noteDone(state: State, conversation: string): State {
  return { ...state, savingNotes: new Set([...state.savingNotes].filter((each) => each !== conversation)) };
}

/** The draft stands until its note is stored, so that it cannot be lost; then only what was typed since is left. */
function noteSaved(state: State, conversation: string, text: string): State {
  const rest = typedAfter(draftOf(state.drafts, "note", conversation), text);
  return { ...state, drafts: withDraft(state.drafts, "note", conversation, rest) };
}
