import type { OwnerFrame } from "../shared/wire.ts";
import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { say } from "./strings.ts";
import { span } from "./when.ts";

/** The bar under the header: the place in the queue and the way out of it, or that the conversation is closed. */
export function OwnerBar({ conversation }: { conversation: Conversation }) {
  const owner = conversation.owner.value;
  const queued = owner?.owner === "queue";
  return (
    <div role="status">
      {queued && (
        <div class="bar">
          <p>{place(owner)}</p>
          <FleetingButton class="small" onClick={() => conversation.leaveQueue()}>
            {say("stay_with_bot")}
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

/** Position, and the wait where it is known; never a guess. */
function place({ position, wait_s }: OwnerFrame): string {
  if (wait_s === undefined) return where(position);
  const wait = wait_s < 60 ? say("queue_wait_short") : say("queue_wait", { duration: span(wait_s) });
  return `${where(position)} ${wait}`;
}

function where(position: number | undefined): string {
  if (position === undefined) return say("queue_waiting");
  return position === 1 ? say("queue_next") : say("queue_position", { n: position });
}
