import type { Quote } from "../../../shared/wire.ts";
import { useStore } from "../../context.ts";
import { useSpeaker } from "../../speaker.ts";
import { openThread } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { lineId } from "./lineId.ts";

/** The message that another one answers, in short, above it; a click goes there. */
export function QuoteView({ quote }: { quote: Quote }) {
  const go = (): void => {
    const line = document.getElementById(lineId(quote.seq));
    line?.scrollIntoView({ block: "center" });
    line?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="quote" onClick={go}>
      <span class="unseen">{t.log.quoted} </span>
      <QuoteWords quote={quote} />
    </button>
  );
}

export function QuoteWords({ quote }: { quote: Quote }) {
  const who = useSpeaker()(quote.from);
  const wordless = useStore((state) => {
    const message = openThread(state)?.messages.find(({ seq }) => seq === quote.seq);
    if (message?.deleted) return t.log.gone;
    const { photos, attachments } = message ?? {};
    if (photos?.length) return photos.length === 1 ? t.attached.photo : t.attached.photos;
    return t.attached[attachments?.[0]?.kind ?? "other"];
  });
  return (
    <>
      <bdi class="quote-name">{who}</bdi>
      <span class="quote-text" dir="auto">
        {quote.text || wordless}
      </span>
    </>
  );
}
