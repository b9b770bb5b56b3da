/** How far one of our messages has come. Pure. */
import type { AgentMessage } from "../../shared/wire.ts";

/** `waits`: stored, and on its way to Telegram. */
export type DeliveryStatus = "sent" | "waits" | "delivered" | "seen" | "failed";

/**
 * The status to show below `message`; null where none is shown.
 *
 * Telegram gets messages in their order. So the newest one speaks for all before it, except for those that failed or
 * wait, which say so themselves.
 */
export function deliveryStatusOf(
  message: AgentMessage,
  newest: number | undefined,
  seen: number,
): DeliveryStatus | null {
  const { deleted, delivery, from, seq } = message;
  if (delivery?.state === "failed") return "failed";
  // The line in place of a deleted message already says that it is gone.
  if (deleted) return null;
  if (delivery?.state === "sent") return "waits";
  if (seq !== newest || from.kind === "notice") return null;
  if (seen >= seq) return "seen";
  return delivery ? "delivered" : "sent";
}

/** `seq` of the newest message whose status is shown: an agent's, or the bot's on Telegram. */
export function newestTold(messages: readonly AgentMessage[]): number | undefined {
  const isTold = ({ deleted, delivery, from }: AgentMessage): boolean =>
    !deleted && (from.kind === "agent" || (from.kind === "bot" && delivery !== undefined));
  return messages.findLast(isTold)?.seq;
}
