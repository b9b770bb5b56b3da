import { useState } from "preact/hooks";

import type { AgentMessage } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import type { DeliveryStatus } from "../../state/deliveryStatus.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

/** Below one of our messages: how far it has come. */
export function DeliveryStatusLine({ message, status }: { message: AgentMessage; status: DeliveryStatus | null }) {
  if (status === null) return null;
  return status === "failed" ? <Undelivered message={message} /> : <p class="delivery">{t.deliveryStatus[status]}</p>;
}

/** Says why a message, or its deletion, did not get to Telegram, and offers another try. */
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
    <div class="delivery delivery-failed">
      <Icon name="warn" />
      <span>
        <strong>{message.deleted ? t.deliveryStatus.notDeleted : t.deliveryStatus.failed}</strong>{" "}
        {reason && t.undelivered[reason]}
      </span>
      {/* Another try does not help a message that is too old. */}
      {reason !== "too_old" && (
        <button type="button" class="button-text" disabled={busy} onClick={() => void retry()}>
          {t.retry}
        </button>
      )}
    </div>
  );
}
