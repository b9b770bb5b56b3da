import { isWeb } from "../shared/address.ts";

/** A stretch of a message: words, or an address to be followed; `mailto:` and `tel:` are asked for. */
export interface Stretch {
  text: string;
  url?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”]+/gi;
/** A way to reach somebody: an e-mail address, or a number as phones are written, from 0 or + on and with blanks. */
const CONTACT =
  /(?<![\w.+@-])(?:[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|(?:\+[1-9]|0)\d{1,4}(?: \d{2,6}){1,4})(?![\w@-])/gi;
/** Signs that end the sentence around an address and are not part of it. */
const AFTER = /[.,;:!?'’…*_]+$/;
const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Splits a text into stretches; put together in order they are the text again. `reached`: contacts are links, too. */
export function stretches(text: string, reached = false): Stretch[] {
  const found = addresses(text);
  return reached ? found.flatMap((stretch) => (stretch.url ? [stretch] : contacts(stretch.text))) : found;
}

function contacts(text: string): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(CONTACT)) {
    const [written] = match;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({
      text: written,
      url: written.includes("@") ? `mailto:${written}` : `tel:${written.replaceAll(" ", "")}`,
    });
    end = match.index + written.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

function addresses(text: string): Stretch[] {
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
  // A closing bracket belongs to the address only if it was opened in it.
  const closes = opening !== undefined && count(shorter, last) > count(shorter, opening);
  return closes ? trimmed(shorter.slice(0, -1)) : shorter;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** Whether `written` is a whole address of a page without a name before an @, which could pass for the host. */
function leads(written: string): boolean {
  if (!isWeb(written) || !URL.canParse(written)) return false;
  const { username, password } = new URL(written);
  return !username && !password;
}
