import type { Failure, Unsent } from "../state/unsent.ts";
import { useDesk } from "../store.ts";
import { t } from "../strings.ts";
import { Icon } from "./Icon.tsx";

interface Props {
  unsent: Unsent;
  /** A reply before it did not get through. */
  behind: boolean;
}

/** A reply on its way, or one that did not get through and waits for a decision. */
export function UnsentBubble({ unsent, behind }: Props) {
  const desk = useDesk();
  const { failure } = unsent;
  return (
    <div class="line line-agent line-first">
      <p class={failure ? "bubble bubble-failed" : "bubble bubble-sending"} dir="auto">
        {unsent.text}
      </p>
      {failure ? (
        <div class="fate fate-failed" role="alert">
          <Icon name="warn" />
          <span>
            <strong>{t.log.failed}</strong> {wordsFor(failure)}
          </span>
          <button type="button" class="button-text" onClick={() => desk.writing.again(unsent.conversation)}>
            {t.retry}
          </button>
          <button type="button" class="button-text" onClick={() => desk.writing.edit(unsent)}>
            {t.log.edit}
          </button>
        </div>
      ) : (
        <p class="fate">{behind ? t.unsent.behind : t.log.sending}</p>
      )}
    </div>
  );
}

function wordsFor(failure: Failure): string {
  return failure.cause === "refused" ? failure.detail : t.unsent[failure.cause];
}
