import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { isWeb } from "../shared/address.ts";
import type { TelegramLink } from "../shared/wire.ts";
import type { Conversation } from "./conversation.ts";
import { PlaneIcon } from "./icons.tsx";
import { Sheet } from "./Sheet.tsx";
import { say } from "./strings.ts";
import { span } from "./when.ts";

/** Counted from when the link came, since the shopper's clock may be wrong by more than this. */
const LINK_LASTS_S = 15 * 60;

export function TelegramButton({ conversation }: { conversation: Conversation }) {
  const open = useSignal(false);
  const name = say("telegram");
  return (
    <>
      <button type="button" class="quiet square" aria-label={name} title={name} onClick={() => (open.value = true)}>
        <PlaneIcon />
      </button>
      {open.value && <TelegramSheet conversation={conversation} close={() => (open.value = false)} />}
    </>
  );
}

/** Makes a link and says what it is good for. */
function TelegramSheet({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const link = useSignal<string | null>(null);
  const trouble = useSignal<"link_over" | "problem" | null>(null);

  const make = async () => {
    link.value = trouble.value = null;
    try {
      const { url } = await conversation.api.call<TelegramLink>("POST", "link");
      if (isWeb(url)) link.value = url;
    } catch {
      trouble.value = "problem";
    }
  };
  useEffect(() => void make(), []);
  useEffect(() => {
    if (!link.value) return;
    const timer = setTimeout(() => (trouble.value = "link_over"), LINK_LASTS_S * 1000);
    return () => clearTimeout(timer);
  }, [link.value]);

  return (
    <Sheet class="telegram" title={say("telegram")} close={close}>
      <p role="status">
        {say(trouble.value ?? (link.value ? "telegram_link" : "telegram_wait"), { duration: span(LINK_LASTS_S) })}
      </p>
      {trouble.value ? (
        <button type="button" class="small" onClick={make}>
          {say("telegram_again")}
        </button>
      ) : (
        link.value && (
          <a class="primary" href={link.value} target="_blank" rel="noopener" onClick={close}>
            {say("telegram_open")}
            <span class="hidden"> ({say("new_window")})</span>
          </a>
        )
      )}
    </Sheet>
  );
}
