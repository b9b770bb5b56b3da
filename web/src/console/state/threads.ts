/** The conversations that were opened: their logs, and what the frames change in them. */
import type { AgentMessage, Detail } from "../../shared/wire.ts";
import { putRow } from "./list.ts";
import type { Frame, FrameHandlers, Handlers } from "./slice.ts";
import type { State } from "./state.ts";
import { type Thread, insert, threadOf } from "./thread.ts";
import { without } from "./unsent.ts";

export type ThreadSnapshot =
  | { type: "detail"; detail: Detail }
  | { type: "detail_failed"; conversation: string; why: "missing" | "unreachable" };

export const threadSnapshots: Handlers<ThreadSnapshot> = {
  detail: (state, { detail }) => detailTaken(state, detail),
  detail_failed: (state, { conversation, why }) =>
    state.route.id === conversation ? { ...state, threadFailed: why } : state,
};

export const threadFrames: FrameHandlers<"message" | "changed" | "typing" | "seen"> = {
  message: (state, frame) => putMessage(state, frame.conversation, messageOf(frame)),
  changed: (state, frame) => changed(state, frame.conversation, messageOf(frame)),
  typing: (state, { conversation, from }, now) =>
    from.kind === "shopper" ? withThread(state, conversation, (thread) => ({ ...thread, typingAt: now })) : state,
  seen: (state, { conversation, by, seq }) => (by === "shopper" ? seen(state, conversation, seq) : state),
};

function messageOf(frame: Frame<"message" | "changed">): AgentMessage {
  const { type: _type, event: _event, conversation: _conversation, ...message } = frame;
  return message;
}

export function putMessage(state: State, conversation: string, message: AgentMessage): State {
  const next = withThread(state, conversation, (thread) => ({
    ...thread,
    messages: insert(thread.messages, message),
    typingAt: message.from.kind === "shopper" ? null : thread.typingAt,
  }));
  return { ...next, unsent: without(next.unsent, message) };
}

/** Replaces a message that was edited, deleted or delivered; nothing else moves. */
function changed(state: State, conversation: string, message: AgentMessage): State {
  return withThread(state, conversation, (thread) => ({ ...thread, messages: insert(thread.messages, message) }));
}

function seen(state: State, conversation: string, seq: number): State {
  return withThread(state, conversation, (thread) => ({
    ...thread,
    seenByShopper: Math.max(thread.seenByShopper, seq),
  }));
}

function withThread(state: State, id: string, change: (thread: Thread) => Thread): State {
  const thread = state.threads.get(id);
  return thread ? { ...state, threads: new Map(state.threads).set(id, change(thread)) } : state;
}

function detailTaken(state: State, detail: Detail): State {
  const { id } = detail.conversation;
  const threads = new Map(state.threads).set(id, threadOf(detail, state.threads.get(id)));
  const known = state.rows.has(id);
  const next = putRow({ ...state, threads, threadFailed: null }, detail.conversation);
  const unsent = detail.messages.reduce(without, next.unsent);
  // A conversation that was opened by its address is in the server's counts already.
  return { ...next, unsent, countsStale: known ? next.countsStale : state.countsStale };
}
