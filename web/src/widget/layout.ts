/** Turns messages into what the log shows: days, runs of one speaker, and which buttons are pressed. Pure. */
import type { Message, Author } from "../shared/wire.ts";
import type { Outgoing } from "./outbox.ts";
import { dayOf } from "./when.ts";

/** One message, as the log has it or as it is on its way. */
export interface Entry {
  /** Stays the same when the server has the message, so that it keeps its place on the screen. */
  key: string;
  at: number;
  from: Author;
  text: string;
  photos: Message["photos"] | undefined;
  message?: Message;
  outgoing?: Outgoing;
  /** Which of the message's options the shopper took. */
  pressed?: number;
  /** The shopper has spoken since the message offered its options. */
  past?: boolean;
}

export interface Day {
  key: string;
  day: number;
}

export interface Run {
  key: string;
  from: Author;
  entries: Entry[];
}

export type Block = Day | Run;

export function layOut(messages: readonly Message[], items: readonly Outgoing[]): Block[] {
  const entries = [...messages.map(ofMessage), ...items.map(ofOutgoing)];
  markMenus(entries);
  const blocks: Block[] = [];
  let run: Run | undefined;
  let day: number | undefined;
  for (const entry of entries) {
    const today = dayOf(entry.at);
    if (today !== day) {
      blocks.push({ key: `day ${today}`, day: today });
      run = undefined;
      day = today;
    }
    if (!run || !sameAuthor(run.from, entry.from)) {
      run = { key: `run ${entry.key}`, from: entry.from, entries: [] };
      blocks.push(run);
    }
    run.entries.push(entry);
  }
  return blocks;
}

function ofMessage(message: Message): Entry {
  const { id, at, from, text, photos, client_id } = message;
  return { key: client_id ?? id, at: Date.parse(at), from, text, photos, message };
}

function ofOutgoing(outgoing: Outgoing): Entry {
  const { client_id, at, draft } = outgoing;
  const photos = draft.kind === "message" ? draft.photos : undefined;
  return { key: client_id, at, from: { kind: "shopper" }, text: draft.text, photos, outgoing };
}

function sameAuthor(a: Author, b: Author): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** A pressed button comes back as the shopper's words, so the words that follow a menu tell which it was. */
function markMenus(entries: Entry[]): void {
  let menus: Entry[] = [];
  for (const entry of entries) {
    if (entry.message?.options?.length) menus.push(entry);
    if (entry.from.kind !== "shopper") continue;
    for (const menu of menus) {
      const pressed = menu.message!.options!.findIndex(({ title }) => title === entry.text);
      if (pressed >= 0) menu.pressed = pressed;
      menu.past = true;
    }
    menus = [];
  }
}
