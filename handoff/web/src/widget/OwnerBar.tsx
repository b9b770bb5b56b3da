import type { OwnerFrame } from "../shared/wire.ts";

import type { Conversation } from "./conversation.ts";
import { say } from "./strings.ts";
import { span } from "./when.ts";

/** Under the header while it matters who is there: the place in the queue and the way out of it, or the end. */
export function OwnerBar({ conversation }: { conversation: Conversation }) {
  const owner = conversation.owner.value;
  const queued = owner?.owner === "queue";
  return (
    <div role="status">
      {queued && (
        <div class="bar">
          <p>{place(owner)}</p>
          <button type="button" class="small" onClick={() => conversation.leaveQueue()}>
            {say("stay_with_bot")}
          </button>
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
  const where = position === undefined ? say("queue_waiting") : say("queue_position", { n: position });
  if (wait_s === undefined) return where;
  const wait = wait_s < 60 ? say("queue_wait_short") : say("queue_wait", { duration: span(wait_s) });
  return `${where} ${wait}`;
}
