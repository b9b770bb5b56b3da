import type { AgentMessage } from "../../../shared/wire.ts";
import { exactTime } from "../../time.ts";
import { Attachments } from "./Attachments.tsx";
import { Photos } from "./Photos.tsx";
import { QuoteView } from "./QuoteView.tsx";

type Shown = Pick<AgentMessage, "at" | "text" | "photos" | "attachments" | "quote">;

/** What a message says and brings; as text nodes only: whatever a shopper writes is never anything but text. */
export function Content({ message }: { message: Shown }) {
  const { at, text, photos, attachments, quote } = message;
  return (
    <>
      {quote && <QuoteView quote={quote} />}
      {photos && <Photos photos={photos} />}
      {attachments && <Attachments attachments={attachments} />}
      {text && (
        <p class="bubble" dir="auto" title={exactTime(at)}>
          {text}
        </p>
      )}
    </>
  );
}
