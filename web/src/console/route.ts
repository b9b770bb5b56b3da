/** Where the reader is, kept in the address's hash, so that Back, reload and a pasted link all work. */
import type { View } from "../shared/wire.ts";
import { VIEWS } from "./state/rows.ts";

export interface Route {
  view: View;
  id: string | null;
  /** The context instead of the list (two columns) or the conversation (one). */
  about: boolean;
}

/** `#queue`, `#queue/ID`, `#queue/ID/about`; anything else is the queue. */
export function parseRoute(hash: string): Route {
  const [view, id, rest] = hash.replace(/^#/, "").split("/");
  const known = VIEWS.find((each) => each === view);
  if (!known) return { view: "queue", id: null, about: false };
  return { view: known, id: id ? safeDecode(id) : null, about: Boolean(id) && rest === "about" };
}

export function formatRoute({ view, id, about }: Route): string {
  if (id === null) return `#${view}`;
  return `#${view}/${encodeURIComponent(id)}${about ? "/about" : ""}`;
}

function safeDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // A hand-made address: nothing is open.
  }
}
