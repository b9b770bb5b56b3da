import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { say } from "./strings.ts";

/** Above the composer while there is no connection, or when something failed that belongs to no message. */
export function ConnectionBar({ conversation }: { conversation: Conversation }) {
  const { away, problem, linkOver, connection } = conversation;
  const trying = connection.phase.value === "connecting";
  return (
    <div role="status">
      {away.value && (
        <div class="bar warn">
          <p>{say("offline")}</p>
          <FleetingButton class="small" busy={trying} onClick={() => connection.hurry()}>
            {say(trying ? "connecting" : "try_now")}
          </FleetingButton>
        </div>
      )}
      {!away.value && (problem.value || linkOver.value) && (
        <div class="bar bad">
          <p>{say(problem.value ? "problem" : "arrival_over")}</p>
        </div>
      )}
    </div>
  );
}
