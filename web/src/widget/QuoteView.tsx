import type { Quote } from "../shared/wire.ts";
import { summary } from "./labels.ts";
import type { Log } from "./log.ts";
import { nameOf } from "./speaker.tsx";

/** The message that another one answers: who wrote it, and its first words. */
export function QuoteView({ quote: { seq, from, text }, log }: { quote: Quote; log: Log }) {
  // The log tells what a message without words was.
  const quoted = log.messages.value.find((message) => message.seq === seq);
  return (
    <blockquote class="quote">
      <b>{nameOf(from)}</b>
      <span>{text || (quoted && summary(quoted))}</span>
    </blockquote>
  );
}
