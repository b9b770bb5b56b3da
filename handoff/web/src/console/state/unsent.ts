/** Replies on their way: kept until the server has them, so that no text is lost and none is sent twice. */
import type { AgentMessage } from "../../shared/wire.ts";

/** `unreachable`: tried again by itself when the link is back. `unknown`: the page was reloaded meanwhile. */
export type Failure = { cause: "unreachable" | "unknown" } | { cause: "refused"; detail: string };

export interface Unsent {
  /** Made once; a retry carries it again, so the server stores the reply once. */
  clientId: string;
  conversation: string;
  text: string;
  /** ISO time of the first try. */
  at: string;
  /** null: on its way. */
  failure: Failure | null;
}

/** A reply the server held back, because its writer had not seen `messages`. */
export interface HeldBack {
  unsent: Unsent;
  messages: readonly AgentMessage[];
}

/** What is still unsent once `message` is in the log. */
export function without(unsent: readonly Unsent[], message: AgentMessage): readonly Unsent[] {
  return message.client_id ? unsent.filter((each) => each.clientId !== message.client_id) : unsent;
}
