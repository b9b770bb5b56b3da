import type { Conversation } from "./conversation.ts";
import { labelOf } from "./labels.ts";
import type { Entry, Run } from "./layout.ts";
import { LinkedText } from "./LinkedText.tsx";
import { OptionButtons } from "./OptionButtons.tsx";
import { OrderCardView } from "./OrderCardView.tsx";
import { PageCardView } from "./PageCardView.tsx";
import { PhotoGrid } from "./PhotoGrid.tsx";
import { ProductCardView } from "./ProductCardView.tsx";
import { QuoteView } from "./QuoteView.tsx";
import { SendMark } from "./SendMark.tsx";
import { Face, nameOf } from "./speaker.tsx";
import { say } from "./strings.ts";
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
  const { message, photos, from } = entry;
  const { server, album, log } = conversation;
  const whose = from.kind === "shopper" ? say("your_photo") : say("their_photo", { who: nameOf(from) });
  return (
    <div class="entry" tabIndex={-1}>
      <div class="line">
        <div class="said">
          {message?.quote && <QuoteView quote={message.quote} log={log} />}
          {photos && <PhotoGrid photos={photos} alt={whose} album={album} />}
          {message?.attachments?.map((attachment, index) => (
            <p key={index} class="attachment" dir="auto">
              {labelOf(attachment)}
            </p>
          ))}
          {(entry.text || message?.deleted) && (
            <p class={`bubble ${message?.deleted ? "deleted" : (entry.outgoing?.state ?? "")}`} dir="auto">
              {message?.deleted ? say("deleted") : <LinkedText text={entry.text} reached={from.kind !== "shopper"} />}
            </p>
          )}
        </div>
        {message?.edited && <small>{say("edited")}</small>}
        <time dateTime={new Date(entry.at).toISOString()} title={momentOf(entry.at)}>
          {timeOf(entry.at)}
        </time>
      </div>
      {message?.cards?.map((card, index) => {
        if (card.kind === "order") return <OrderCardView key={index} card={card} server={server} />;
        if (card.kind === "page") return <PageCardView key={index} card={card} />;
        return card.kind === "product" && <ProductCardView key={index} card={card} server={server} />;
      })}
      {message?.options && (
        <OptionButtons message={message} pressed={entry.pressed} past={entry.past} conversation={conversation} />
      )}
      {entry.from.kind === "shopper" && <SendMark entry={entry} conversation={conversation} />}
    </div>
  );
}
