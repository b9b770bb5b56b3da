import { MAX_TEXT, type ErrorCode } from "../shared/wire.ts";
import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { AlertIcon } from "./icons.tsx";
import type { Entry } from "./layout.ts";
import type { Outgoing } from "./outbox.ts";
import { say, type Phrase } from "./strings.ts";

interface Props {
  entry: Entry;
  conversation: Conversation;
}

const REASONS: Partial<Record<string, Phrase>> = {
  too_long: "failed_too_long",
  empty: "failed_empty",
  conflict: "failed_conflict",
  photo_gone: "failed_photo_gone",
} satisfies Partial<Record<ErrorCode, Phrase>>;

/** What became of the shopper's message: under each that is not sent, and under the last that is. */
export function SendMark({ entry, conversation }: Props) {
  const { outgoing } = entry;
  if (outgoing?.state === "failed") return <Failed outgoing={outgoing} conversation={conversation} />;
  if (outgoing?.state === "waiting" && conversation.away.value) return <Waiting conversation={conversation} />;
  if (entry.key !== conversation.lastOwn.value) return null;
  return <p class="mark">{say(progress(entry, conversation.seenByThem.value))}</p>;
}

function progress({ message, outgoing }: Entry, seen: number): Phrase {
  if (message) return message.seq <= seen ? "seen" : "sent";
  return outgoing?.state === "sent" ? "sent" : "sending";
}

function Waiting({ conversation }: { conversation: Conversation }) {
  return (
    <p class="mark bad">
      <AlertIcon />
      {say("waiting")}
      <FleetingButton class="link" onClick={() => conversation.connection.hurry()}>
        {say("retry")}
      </FleetingButton>
    </p>
  );
}

function Failed({ outgoing, conversation: { outbox } }: { outgoing: Outgoing; conversation: Conversation }) {
  const { client_id, code, draft } = outgoing;
  // The photos are lost, but the words can go without them.
  const gone = code === "photo_gone";
  return (
    <p class="mark bad">
      <AlertIcon />
      {say(REASONS[code ?? ""] ?? "failed", { n: MAX_TEXT })}
      {(draft.text || !gone) && (
        <FleetingButton class="link" onClick={() => outbox.retry(client_id, gone)}>
          {say(gone ? "send_words" : "retry")}
        </FleetingButton>
      )}
      <FleetingButton class="link" onClick={() => outbox.discard(client_id)}>
        {say("discard")}
      </FleetingButton>
    </p>
  );
}
