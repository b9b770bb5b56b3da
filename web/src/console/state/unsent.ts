/** Replies on their way: kept until the server has them, so that no text is lost and none is sent twice. */
import type { AgentMessage, Photo } from "../../shared/wire.ts";

/**
 * `unreachable`: tried again by itself when the link is back. `unknown`: the page was reloaded meanwhile.
 * `unseen`: the server held it back, because the shopper had written what its writer had not seen.
 */
export type Failure = { cause: "unreachable" | "unknown" | "unseen" } | { cause: "refused"; detail: string };

export interface Unsent {
  /** Made once; a retry carries it again, so the server stores the reply once. */
  clientId: string;
  conversation: string;
  text: string;
  photos: readonly Photo[];
  /** `seq` of the message that it answers. */
  quote: number | null;
  /** ISO time of the first try. */
  at: string;
  /** The newest message its writer had on the screen. */
  seen: number;
  /** null: on its way, or waiting for those before it in its conversation. */
  failure: Failure | null;
}

/** What is still unsent once `message` is in the log. */
export function without(unsent: readonly Unsent[], message: AgentMessage): readonly Unsent[] {
  return message.client_id ? unsent.filter((each) => each.clientId !== message.client_id) : unsent;
}

/** The reply of `conversation` that may go now: only the oldest, because the shopper must read them in order. */
export function due(unsent: readonly Unsent[], conversation: string): Unsent | undefined {
  const oldest = unsent.find((each) => each.conversation === conversation);
  return oldest?.failure === null ? oldest : undefined;
}

/** The first reply of `conversation` that failed, and those behind it: they wait for their writer. */
export function stuck(unsent: readonly Unsent[], conversation: string): readonly Unsent[] {
  const first = unsent.find((each) => each.conversation === conversation && each.failure !== null);
  return first ? withThoseBehind(unsent, first) : [];
}

/** `reply` and the younger ones of its conversation; none when it is not unsent any more. */
export function withThoseBehind(unsent: readonly Unsent[], reply: Unsent): readonly Unsent[] {
  const queue = unsent.filter((each) => each.conversation === reply.conversation);
  const place = queue.findIndex((each) => each.clientId === reply.clientId);
  return place < 0 ? [] : queue.slice(place);
}
