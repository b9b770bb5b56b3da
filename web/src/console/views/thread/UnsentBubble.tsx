import { useController, useStore } from "../../context.ts";
import { openThread } from "../../state/select.ts";
import { quoteOf } from "../../state/thread.ts";
import type { Failure, Unsent } from "../../state/unsent.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { Photos } from "./Photos.tsx";
import { QuoteView } from "./QuoteView.tsx";

interface Props {
  unsent: Unsent;
  /** A reply before it did not get through. */
  behind: boolean;
}

/** A reply on its way, or one that did not get through and waits for a decision. */
export function UnsentBubble({ unsent, behind }: Props) {
  const controller = useController();
  const { failure } = unsent;
  return (
    <div class="line line-agent line-first">
      <UnsentContent unsent={unsent} />
      {failure ? (
        <div class="delivery delivery-failed" role="alert">
          <Icon name="warn" />
          <span>
            <strong>{t.log.failed}</strong> {wordsFor(failure)}
          </span>
          <button type="button" class="button-text" onClick={() => controller.writing.again(unsent.conversation)}>
            {t.retry}
          </button>
          <button type="button" class="button-text" onClick={() => controller.writing.edit(unsent)}>
            {t.log.edit}
          </button>
        </div>
      ) : (
        <p class="delivery">{behind ? t.unsent.behind : t.log.sending}</p>
      )}
    </div>
  );
}

/** What the message will be. */
export function UnsentContent({ unsent }: { unsent: Unsent }) {
  const { failure, photos, quote, text } = unsent;
  const answered = useStore((state) => openThread(state)?.messages.find(({ seq }) => seq === quote));
  return (
    <>
      {answered && <QuoteView quote={quoteOf(answered)} />}
      {photos.length > 0 && <Photos photos={photos} />}
      {text && (
        <p class={failure ? "bubble bubble-failed" : "bubble bubble-sending"} dir="auto">
          {text}
        </p>
      )}
    </>
  );
}

function wordsFor(failure: Failure): string {
  return failure.cause === "refused" ? failure.detail : t.unsent[failure.cause];
}
