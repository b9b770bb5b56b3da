/** Private notes on their way to the server. */
import { draftOf, typedAfter, withDraft } from "./drafts.ts";
import type { Handlers } from "./slice.ts";
import type { State } from "./state.ts";

export type NoteAction =
  | { type: "note_saving"; conversation: string }
  | { type: "note_saved"; conversation: string; text: string }
  | { type: "note_failed"; conversation: string };

export const notes: Handlers<NoteAction> = {
  note_saving: (state, { conversation }) => ({
    ...state,
    savingNotes: new Set(state.savingNotes).add(conversation),
  }),
  note_saved: (state, { conversation, text }) => saved(noteDone(state, conversation), conversation, text),
  note_failed: (state, { conversation }) => noteDone(state, conversation),
};

/** Leaves in the draft only what was typed since. A draft stays until its note is stored, so that none is lost. */
function saved(state: State, conversation: string, text: string): State {
  const rest = typedAfter(draftOf(state.drafts, "note", conversation), text);
  return { ...state, drafts: withDraft(state.drafts, "note", conversation, rest) };
}

function noteDone(state: State, conversation: string): State {
  const savingNotes = new Set(state.savingNotes);
  savingNotes.delete(conversation);
  return { ...state, savingNotes };
}
