import { useState } from "preact/hooks";

import type { AgentMessage } from "../../../shared/wire.ts";
import type { Fate } from "../../state/deliveryStatus.ts";
import { useController, useStore } from "../../context.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

/** Below one of our messages: how far it has come. */
export function FateLine({ message, fate }: { message: AgentMessage; fate: Fate | null }) {
  if (fate === null) return null;
  return fate === "failed" ? <Undelivered message={message} /> : <p class="fate">{t.fate[fate]}</p>;
}

/** It, or its deletion, did not get to Telegram: why, and a way to have it tried again. */
function Undelivered({ message }: { message: AgentMessage }) {
  const controller = useController();
  const conversation = useStore((state) => state.route.id);
  const [busy, setBusy] = useState(false);
  const reason = message.delivery?.reason;
  const retry = async (): Promise<void> => {
    if (conversation === null || busy) return;
    setBusy(true);
    await controller.retryDelivery(conversation, message.seq);
    setBusy(false);
  };
  return (
    <div class="fate fate-failed">
      <Icon name="warn" />
      <span>
        <strong>{message.deleted ? t.fate.notDeleted : t.fate.failed}</strong> {reason && t.undelivered[reason]}
      </span>
      {/* What is too old does not grow younger. */}
      {reason !== "too_old" && (
        <button type="button" class="button-text" disabled={busy} onClick={() => void retry()}>
          {t.retry}
        </button>
      )}
    </div>
  );
}
