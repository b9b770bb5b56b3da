/** What an agent has written and the server does not have: drafts, and replies on their way. */
import type { AgentMessage } from "../../shared/wire.ts";
import { type DraftAttachments, attachmentsOf, draftPhoto, withAttachments } from "./draftAttachments.ts";
import { type Mode, draftOf, withDraft } from "./drafts.ts";
import type { Handlers } from "./slice.ts";
import type { State } from "./state.ts";
import { putMessage } from "./threads.ts";
import { type Failure, type Unsent, withThoseBehind } from "./unsent.ts";

export type WrittenAction =
  | { type: "typed"; mode: Mode; conversation: string; text: string }
  | { type: "attached"; conversation: string; attachments: DraftAttachments }
  | { type: "sending"; unsent: Unsent }
  | { type: "sent"; clientId: string; conversation: string; message: AgentMessage }
  | { type: "send_failed"; clientId: string; failure: Failure }
  | { type: "held_back"; unsent: Unsent; messages: readonly AgentMessage[] }
  | { type: "send_undone"; unsent: Unsent };

export const written: Handlers<WrittenAction> = {
  typed: (state, { mode, conversation, text }) => ({
    ...state,
    drafts: withDraft(state.drafts, mode, conversation, text),
  }),
  attached: (state, { conversation, attachments }) => ({
    ...state,
    draftAttachments: withAttachments(state.draftAttachments, conversation, attachments),
  }),
  sending: (state, { unsent }) => ({ ...state, unsent: queued(state.unsent, unsent) }),
  sent: (state, { clientId, conversation, message }) => sent(forget(state, clientId), conversation, message),
  send_failed: (state, { clientId, failure }) => sendFailed(state, clientId, failure),
  held_back: (state, { unsent, messages }) => heldBack(state, unsent, messages),
  send_undone: (state, { unsent }) => sendUndone(state, unsent),
};

/** Adds a reply; one that is tried again keeps its place. */
function queued(unsent: readonly Unsent[], reply: Unsent): readonly Unsent[] {
  const known = unsent.some((each) => each.clientId === reply.clientId);
  return known ? unsent.map((each) => (each.clientId === reply.clientId ? reply : each)) : [...unsent, reply];
}

function forget(state: State, clientId: string): State {
  return { ...state, unsent: state.unsent.filter((each) => each.clientId !== clientId) };
}

/** Adds the message unless its frames came first: they know more of it, such as whether it was delivered. */
function sent(state: State, conversation: string, message: AgentMessage): State {
  const known = state.threads.get(conversation)?.messages.some(({ seq }) => seq === message.seq);
  return known ? state : putMessage(state, conversation, message);
}

function sendFailed(state: State, clientId: string, failure: Failure): State {
  return { ...state, unsent: state.unsent.map((each) => (each.clientId === clientId ? { ...each, failure } : each)) };
}

/** Adds the `messages` that the reply's writer had not seen, so that the writer is asked about them. */
function heldBack(state: State, unsent: Unsent, messages: readonly AgentMessage[]): State {
  const failed = sendFailed(state, unsent.clientId, { cause: "unseen" });
  return messages.reduce((next, message) => putMessage(next, unsent.conversation, message), failed);
}

/** Puts the reply, and those behind it, back into the draft, before what was written meanwhile. */
function sendUndone(state: State, reply: Unsent): State {
  const { conversation } = reply;
  const back = withThoseBehind(state.unsent, reply);
  const texts = [...back.map(({ text }) => text), draftOf(state.drafts, "reply", conversation)];
  const attachments = undone(back, attachmentsOf(state, conversation));
  return {
    ...state,
    unsent: state.unsent.filter((each) => !back.includes(each)),
    drafts: withDraft(state.drafts, "reply", conversation, texts.filter(Boolean).join("\n")),
    draftAttachments: withAttachments(state.draftAttachments, conversation, attachments),
  };
}

function undone(back: readonly Unsent[], since: DraftAttachments): DraftAttachments {
  const quotes = [...back.map(({ quote }) => quote), since.quote];
  return {
    photos: [...back.flatMap(({ photos }) => photos.map(draftPhoto)), ...since.photos],
    quote: quotes.find((quote) => quote !== null) ?? null,
  };
}
