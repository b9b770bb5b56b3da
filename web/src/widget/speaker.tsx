import type { Author } from "../shared/wire.ts";
import { BotIcon, PersonIcon } from "./icons.tsx";
import { say } from "./strings.ts";

export function nameOf({ kind, name }: Author): string {
  if (kind === "shopper") return say("you");
  if (kind === "agent") return name || say("agent");
  return say("bot");
}

/** A bell for the bot, a person's initials, or a person without a name. */
export function Face({ kind, name }: Author) {
  const letters = kind === "agent" ? initials(name ?? "") : "";
  return (
    <span class={`face ${kind}`} aria-hidden="true">
      {letters || (kind === "bot" ? <BotIcon /> : <PersonIcon />)}
    </span>
  );
}

/** The first letters of the first and the last word; a letter of several code units is not cut. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
