import type { AuditRow, Note } from "../../../shared/wire.ts";
import { changeOf } from "../../names.ts";
import { t } from "../../strings.ts";
import { clockTime, exactTime } from "../../time.ts";
import { Icon } from "../kit/Icon.tsx";

/** A change of owner between the messages. */
export function ChangeLine({ change }: { change: AuditRow }) {
  return (
    <p class="change" title={exactTime(change.at)}>
      <span>
        {changeOf(change)} <time dateTime={change.at}>{clockTime(change.at)}</time>
      </span>
    </p>
  );
}

/** A note between the messages: another tone, a lock and its own words, so that nobody takes it for a message. */
export function NoteLine({ note }: { note: Note }) {
  return (
    <div class="note">
      <p class="note-head">
        <Icon name="lock" />
        {t.log.note(note.agent.name)} <time dateTime={note.at}>{clockTime(note.at)}</time>
      </p>
      <p class="note-text" dir="auto">
        {note.text}
      </p>
    </div>
  );
}
