import { isWeb } from "../shared/address.ts";

/** A stretch of a message: words, or an address to be followed. */
export interface Stretch {
  text: string;
  url?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”]+/gi;
/** What ends the sentence around an address, not the address. */
const AFTER = /[.,;:!?'’…*_]+$/;
const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** A text in stretches, in order; put together they are the text again. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const written = trimmed(match[0]);
    if (!leads(written)) continue;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: written, url: written });
    end = match.index + written.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function trimmed(written: string): string {
  const shorter = written.replace(AFTER, "");
  const last = shorter.at(-1) ?? "";
  const opening = CLOSING[last];
  // A bracket belongs to the address that opened it.
  const closes = opening !== undefined && count(shorter, last) > count(shorter, opening);
  return closes ? trimmed(shorter.slice(0, -1)) : shorter;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** Whether it is a whole address of a page, and says itself whose: what stands before an @ only looks like a host. */
function leads(written: string): boolean {
  if (!isWeb(written) || !URL.canParse(written)) return false;
  const { username, password } = new URL(written);
  return !username && !password;
}
