import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { say } from "./strings.ts";

/** The bar under the header: the place in the queue and the way out of it in the shopper's language, or that it is closed. */
export function OwnerBar({ conversation }: { conversation: Conversation }) {
  const owner = conversation.owner.value;
  const queued = owner?.owner === "queue";
  return (
    <div role="status">
      {queued && (
        <div class="bar">
          <p dir="auto">{owner.says ?? say("queue_waiting")}</p>
          <FleetingButton class="small" onClick={() => conversation.leaveQueue()}>
            {owner.stay ?? say("stay_with_bot")}
          </FleetingButton>
        </div>
      )}
      {owner?.owner === "closed" && (
        <div class="bar">
          <p>{say("closed")}</p>
        </div>
      )}
    </div>
  );
}
