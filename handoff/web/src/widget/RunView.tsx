import type { Conversation } from "./conversation.ts";
import type { Entry, Run } from "./layout.ts";
import { OptionButtons } from "./OptionButtons.tsx";
import { OrderCardView } from "./OrderCardView.tsx";
import { SendMark } from "./SendMark.tsx";
import { Face, nameOf } from "./speaker.tsx";
import { momentOf, timeOf } from "./when.ts";

interface Props {
  run: Run;
  conversation: Conversation;
}

/** What one speaker said in a row. */
export function RunView({ run, conversation }: Props) {
  const { kind } = run.from;
  return (
    <div class={`run ${kind}`}>
      {kind !== "notice" && (
        <p class={kind === "shopper" ? "hidden" : "who"}>
          <Face {...run.from} />
          <bdi>{nameOf(run.from)}</bdi>
        </p>
      )}
      {run.entries.map((entry) => (
        <EntryView key={entry.key} entry={entry} conversation={conversation} />
      ))}
    </div>
  );
}

function EntryView({ entry, conversation }: { entry: Entry; conversation: Conversation }) {
  const { message } = entry;
  return (
    <div class="entry" tabIndex={-1}>
      <div class="line">
        {entry.text && (
          <p class={`bubble${entry.outgoing ? ` ${entry.outgoing.state}` : ""}`} dir="auto">
            {entry.text}
          </p>
        )}
        <time dateTime={new Date(entry.at).toISOString()} title={momentOf(entry.at)}>
          {timeOf(entry.at)}
        </time>
      </div>
      {message?.cards?.map((card) => card.kind === "order" && <OrderCardView key={card.number} card={card} />)}
      {message?.options && <OptionButtons message={message} pressed={entry.pressed} conversation={conversation} />}
      {entry.from.kind === "shopper" && <SendMark entry={entry} conversation={conversation} />}
    </div>
  );
}
