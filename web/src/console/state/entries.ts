/** The log as it is drawn: messages in runs of one speaker, what happened between them, and a line for each day. */
import type { AgentMessage, AuditRow, Note } from "../../shared/wire.ts";
import { dayKey } from "../time.ts";
import type { Thread } from "./thread.ts";

export type Entry =
  | { kind: "day"; key: string; at: string }
  | { kind: "message"; key: string; at: string; message: AgentMessage; startsRun: boolean }
  | { kind: "change"; key: string; at: string; change: AuditRow }
  | { kind: "note"; key: string; at: string; note: Note };

/** After a pause the speaker is named again, with the time. */
const RUN_MS = 5 * 60_000;

export function entriesOf({ messages, notes, audit }: Pick<Thread, "messages" | "notes" | "audit">): Entry[] {
  const asides: Entry[] = [
    ...audit.map((change, i): Entry => ({ kind: "change", key: `c${i}`, at: change.at, change })),
    ...notes.map((note): Entry => ({ kind: "note", key: `n${note.id}`, at: note.at, note })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const entries: Entry[] = [];
  const add = (entry: Entry): void => {
    const before = entries.at(-1);
    if (!before || dayKey(before.at) !== dayKey(entry.at)) {
      entries.push({ kind: "day", key: `d${dayKey(entry.at)}-${entries.length}`, at: entry.at });
    }
    entries.push(entry.kind === "message" ? { ...entry, startsRun: startsRun(entry.message, before) } : entry);
  };
  let next = 0;
  for (const message of messages) {
    // Messages stay in the order of their numbers; a note or a change stands before the first message that came later.
    for (let aside = asides[next]; aside && Date.parse(aside.at) <= Date.parse(message.at); aside = asides[++next]) {
      add(aside);
    }
    add({ kind: "message", key: `m${message.seq}`, at: message.at, message, startsRun: true });
  }
  asides.slice(next).forEach(add);
  return entries;
}

function startsRun(message: AgentMessage, before: Entry | undefined): boolean {
  if (before?.kind !== "message") return true;
  const { from, at, channel } = before.message;
  const pause = Date.parse(message.at) - Date.parse(at);
  const another = from.kind !== message.from.kind || from.name !== message.from.name || channel !== message.channel;
  return another || pause > RUN_MS;
}
