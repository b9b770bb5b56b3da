import type { Signal } from "@preact/signals";

import type { Conversation } from "./conversation.ts";
import { CloseIcon } from "./icons.tsx";
import { summary } from "./labels.ts";
import { nameOf } from "./speaker.tsx";
import { say } from "./strings.ts";

interface Props {
  conversation: Conversation;
  /** Id of the message whose preview the shopper dismissed. */
  dismissed: Signal<string>;
  open: () => void;
}

/** The newest unread message next to the button of a closed chat: two lines, and a way to dismiss them. */
export function Preview({ conversation, dismissed, open }: Props) {
  const message = conversation.caughtUp.value ? conversation.unread.value.at(-1) : undefined;
  const shown = message && message.id !== dismissed.value ? message : undefined;

  // The region stays on the page while its content changes: only then do screen readers speak it.
  return (
    <div role="status">
      {shown && (
        <div class="preview">
          <button type="button" class="preview-text" onClick={open}>
            {shown.from.kind !== "notice" && <b>{nameOf(shown.from)}</b>}
            <span dir="auto">{summary(shown)}</span>
          </button>
          <button
            type="button"
            class="quiet square"
            aria-label={say("dismiss")}
            onClick={() => (dismissed.value = shown.id)}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
