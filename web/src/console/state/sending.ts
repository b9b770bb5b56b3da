/** How replies on their way come and go in the state. All pure. */
import { draftOf, withDraft } from "./drafts.ts";
import { type DraftAttachments, draftPhoto, attachmentsOf, withAttachments } from "./draftAttachments.ts";
import type { State } from "./state.ts";
import { type Failure, type Unsent, withThoseBehind } from "./unsent.ts";

/** At its old place when it is tried again. */
export function queued(unsent: readonly Unsent[], reply: Unsent): readonly Unsent[] {
  const known = unsent.some((each) => each.clientId === reply.clientId);
  return known ? unsent.map((each) => (each.clientId === reply.clientId ? reply : each)) : [...unsent, reply];
}

export function sendFailed(state: State, clientId: string, failure: Failure): State {
  return { ...state, unsent: state.unsent.map((each) => (each.clientId === clientId ? { ...each, failure } : each)) };
}

/** The reply, and those that would overtake it, go back to the draft, before what was written meanwhile. */
export function sendUndone(state: State, reply: Unsent): State {
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

export function forget(state: State, clientId: string): State {
  return { ...state, unsent: state.unsent.filter((each) => each.clientId !== clientId) };
}
