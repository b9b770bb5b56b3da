import type { Quote } from "../shared/wire.ts";
import { summary } from "./labels.ts";
import type { Log } from "./log.ts";
import { nameOf } from "./speaker.tsx";

/** What a message answers: whose words, and the first of them. */
export function QuoteView({ quote: { seq, from, text }, log }: { quote: Quote; log: Log }) {
  // A message without words is in the log as what it was.
  const quoted = log.messages.value.find((message) => message.seq === seq);
  return (
    <blockquote class="quote">
      <b>{nameOf(from)}</b>
      <span>{text || (quoted && summary(quoted))}</span>
    </blockquote>
  );
}
