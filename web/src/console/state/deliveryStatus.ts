/** How far one of our messages has come. Pure. */
import type { AgentMessage } from "../../shared/wire.ts";

/** `waits`: stored, and on its way to Telegram. */
export type DeliveryStatus = "sent" | "waits" | "delivered" | "seen" | "failed";

/**
 * What there is to say of `message`; null where it is not worth a word.
 *
 * Telegram gets messages in their order, so what the newest one has reached all before it have, but for those that
 * failed or wait, which say so themselves.
 */
export function deliveryStatusOf(
  message: AgentMessage,
  newest: number | undefined,
  seen: number,
): DeliveryStatus | null {
  const { deleted, delivery, from, seq } = message;
  if (delivery?.state === "failed") return "failed";
  // That it is on its way out, or gone, its place says already.
  if (deleted) return null;
  if (delivery?.state === "sent") return "waits";
  if (seq !== newest || from.kind === "notice") return null;
  if (seen >= seq) return "seen";
  return delivery ? "delivered" : "sent";
}

/** `seq` of the newest message whose delivery status is told: of an agent, or of the bot in Telegram. */
export function newestTold(messages: readonly AgentMessage[]): number | undefined {
  const isTold = ({ deleted, delivery, from }: AgentMessage): boolean =>
    !deleted && (from.kind === "agent" || (from.kind === "bot" && delivery !== undefined));
  return messages.findLast(isTold)?.seq;
}
