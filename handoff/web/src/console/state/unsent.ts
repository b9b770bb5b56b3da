/** Replies on their way: kept until the server has them, so that no text is lost and none is sent twice. */
import type { AgentMessage } from "../../shared/wire.ts";

export interface Unsent {
  /** Made once; a retry carries it again, so the server stores the reply once. */
  clientId: string;
  conversation: string;
  text: string;
  /** ISO time of the first try. */
  at: string;
  state: "sending" | "failed";
  /** Why it failed, in the reader's words. */
  why?: string;
}

/** What is still unsent once `message` is in the log. */
export function without(unsent: readonly Unsent[], message: AgentMessage): readonly Unsent[] {
  return message.client_id ? unsent.filter((each) => each.clientId !== message.client_id) : unsent;
}
