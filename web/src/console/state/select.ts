/** What the views read of the state, worked out once per change. */
import type { AgentMessage, Channel, ChannelLook, Row } from "../../shared/wire.ts";
import { type DraftAttachments, attachmentsOf } from "./draftAttachments.ts";
import { draftOf } from "./drafts.ts";
import { belongs, rowsOf } from "./rows.ts";
import { type State, myId } from "./state.ts";
import type { Thread } from "./thread.ts";
import { type Unsent, stuck } from "./unsent.ts";

/** The rows of the present view, or what the search found, in order. */
export const listedRows = once(
  (state: State) => [state.rows, state.route.view, state.search?.found, state.search === null, myId(state)],
  (state: State): readonly Row[] => {
    if (state.search === null) return rowsOf(state.rows, state.route.view, myId(state));
    return (state.search.found ?? []).flatMap((id) => state.rows.get(id) ?? []);
  },
);

export const openRow = (state: State): Row | undefined =>
  state.route.id === null ? undefined : state.rows.get(state.route.id);

export const openThread = (state: State): Thread | undefined =>
  state.route.id === null ? undefined : state.threads.get(state.route.id);

export const attachmentsHere = (state: State): DraftAttachments => attachmentsOf(state, state.route.id ?? "");

/** The message that the draft of the open conversation answers. */
export const answeredHere = (state: State): AgentMessage | undefined =>
  openThread(state)?.messages.find(({ seq }) => seq === attachmentsHere(state).quote);

/** How a channel is shown; nothing where the server does not know it. */
export const lookOf = (state: State, channel: Channel): ChannelLook | undefined =>
  state.session.state === "in" ? state.session.me.channels.find(({ name }) => name === channel) : undefined;

/** Whether the open conversation has lines from more than one channel; then each says from which. */
export const isMixed = once(
  (state: State) => [openThread(state)?.messages],
  (state: State): boolean => new Set(openThread(state)?.messages.map(({ channel }) => channel)).size > 1,
);

export const unsentHere = once(
  (state: State) => [state.unsent, state.route.id],
  (state: State): readonly Unsent[] => state.unsent.filter((each) => each.conversation === state.route.id),
);

export interface HeldBack {
  /** The reply that was held back, and those behind it. */
  replies: readonly [Unsent, ...Unsent[]];
  /** What its writer had not seen. */
  messages: readonly AgentMessage[];
}

/** What was held back in the open conversation. */
export const heldBackHere = once(
  (state: State) => [unsentHere(state), openThread(state)?.messages],
  (state: State): HeldBack | null => {
    const [first, ...behind] = stuck(unsentHere(state), state.route.id ?? "");
    if (first?.failure?.cause !== "unseen") return null;
    const messages = openThread(state)?.messages ?? [];
    const unseen = messages.filter(({ seq, from }) => from.kind === "shopper" && seq > first.seen);
    return { replies: [first, ...behind], messages: unseen };
  },
);

/** Whether a reply to `row` waits for its writer: it failed, or somebody else has the conversation now. */
export function hasUnsentReply(state: State, row: Row): boolean {
  if (stuck(state.unsent, row.id).length > 0) return true;
  if (belongs(row, "mine", myId(state))) return false;
  return draftOf(state.drafts, "reply", row.id) !== "" || attachmentsOf(state, row.id).photos.length > 0;
}

/** Conversations with such a reply that the list does not show; we may not have their rows either. */
export const unsentElsewhere = once(
  (state: State) => [state.unsent, state.drafts, state.draftAttachments, state.rows, listedRows(state), state.route.id],
  (state: State): readonly Pick<Row, "id" | "name">[] => {
    const rows = [...state.rows.values()].filter((row) => hasUnsentReply(state, row));
    const failed = state.unsent.filter(({ failure }) => failure !== null);
    const ids = new Set([...rows.map(({ id }) => id), ...failed.map(({ conversation }) => conversation)]);
    for (const { id } of listedRows(state)) ids.delete(id);
    ids.delete(state.route.id ?? "");
    return [...ids].map((id) => state.rows.get(id) ?? { id, name: null });
  },
);

/** Runs `work` again only when one of its `parts` is another value than last time. */
function once<T>(parts: (state: State) => readonly unknown[], work: (state: State) => T): (state: State) => T {
  let last: { parts: readonly unknown[]; result: T } | null = null;
  return (state) => {
    const seen = parts(state);
    if (!last || seen.some((part, i) => !Object.is(part, last?.parts[i]))) last = { parts: seen, result: work(state) };
    return last.result;
  };
}
