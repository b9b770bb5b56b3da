/** What is typed and not sent, by conversation and kind. */
export type Mode = "reply" | "note";

/** Keys are `MODE:CONVERSATION`. */
export type Drafts = ReadonlyMap<string, string>;

export function draftKey(mode: Mode, conversation: string): string {
  return `${mode}:${conversation}`;
}

export function draftOf(drafts: Drafts, mode: Mode, conversation: string): string {
  return drafts.get(draftKey(mode, conversation)) ?? "";
}

/** What was typed after `text`, which was the whole draft before; the whole draft when `text` was changed since. */
export function typedAfter(draft: string, text: string): string {
  const since = draft.trimStart();
  return since.startsWith(text) ? since.slice(text.length).trimStart() : draft;
}

export function withDraft(drafts: Drafts, mode: Mode, conversation: string, text: string): Drafts {
  const next = new Map(drafts);
  if (text) next.set(draftKey(mode, conversation), text);
  else next.delete(draftKey(mode, conversation));
  return next;
}
