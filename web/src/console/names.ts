/** What the wire's words are called on the screen. A word the catalogue does not have is shown as it is. */
import type { AuditRow, Author, Row, Wish } from "../shared/wire.ts";
import { t } from "./strings.ts";

export function nameOf(row: Pick<Row, "id" | "name">): string {
  return row.name?.trim() || t.visitor(row.id);
}

export function reasonOf(reason: string | null): string | null {
  return reason === null ? null : (t.reason[reason] ?? plain(reason));
}

export function topicOf(topic: string | null): string | null {
  return topic === null ? null : (t.topic[topic] ?? plain(topic));
}

export function ownerOf(row: Row, me: string): string {
  if (row.owner !== "agent" || !row.agent) return t.owner[row.owner];
  return row.agent.id === me ? t.ownedByYou : t.ownedBy(row.agent.name);
}

/** Whether a person is asked for, or there. */
export function isWanted({ owner }: Pick<Row, "owner">): boolean {
  return owner === "queue" || owner === "agent";
}

/** Who has the conversation (`owner`), why people were asked while they are, and its topic. */
export function whyOf(row: Row, owner: string | null): string {
  const reason = isWanted(row) ? row.reason : null;
  return [owner, reasonOf(reason), topicBeside(reason, row.topic)].filter((part) => part !== null).join(" · ");
}

/** The topic beside the reason; null where the reason says it already. */
export function topicBeside(reason: string | null, topic: string | null): string | null {
  return reason === "damage" ? null : topicOf(topic);
}

/** Who speaks, for a reader called `me`; `shopper`: what the shopper is called. */
export function speakerOf({ kind, name }: Author, shopper: string, me: string): string {
  switch (kind) {
    case "shopper":
      return shopper;
    case "bot":
      return t.log.bot;
    case "agent":
      return name === me ? t.log.you : (name ?? t.log.agent);
    case "notice":
      return t.product;
  }
}

/** Where a wish stands, in words. */
export function standingOf(wish: Wish): string {
  return isNotTakenUp(wish) ? t.notTakenUp : (t.stands[wish.stands] ?? plain(wish.stands));
}

/** Whether a person has to see to it: it is for one, or the bot has not begun with it. */
export function waitsForPerson(wish: Wish): boolean {
  return wish.stands === "with_person" || wish.stands === "ready" || isNotTakenUp(wish);
}

function isNotTakenUp({ stands, order, steps }: Wish): boolean {
  return stands === "asked" && order === null && !steps.some((step) => step.done);
}

/** The text of a row's last message, or the name of what it is instead. */
export function lastWordsOf({ preview }: Row): string {
  if (!preview) return "";
  // Only a deleted line has neither words nor attachments.
  return preview.text || (preview.attached ? t.attached[preview.attached] : t.log.gone);
}

/** One change of owner, as a sentence. */
export function changeOf(change: AuditRow): string {
  const asksThemself = change.change === "asked" && change.actor.kind === "shopper";
  const name = asksThemself ? "asked_self" : change.change;
  const known: unknown = t.change[name as keyof typeof t.change];
  const who = change.actor.name ?? t.change.someone;
  const what =
    typeof known === "function" ? (known as (who: string) => string)(who) : ((known as string | undefined) ?? null);
  // The audit keeps reasons for people and ids for developers; only the former are in the catalogue.
  const why = change.reason === null || asksThemself ? undefined : t.reason[change.reason];
  const sentence = what ?? t.change.other(change.change, who);
  return why ? t.change.because(sentence, why) : sentence;
}

/** `order_number` → `order number`. */
export function plain(name: string): string {
  return name.replaceAll("_", " ");
}
