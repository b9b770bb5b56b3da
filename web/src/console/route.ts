/** Where the reader is, kept in the address's hash, so that Back, reload and a pasted link all work. */
import type { View } from "../shared/wire.ts";
import { VIEWS } from "./state/rows.ts";

export interface Route {
  view: View;
  id: string | null;
  /** The context instead of the list (two columns) or the conversation (one). */
  about: boolean;
  /** The page shown instead of the conversations, by its record's `route`; null: none. */
  page: string | null;
}

/** Reads `#queue`, `#queue/ID`, `#queue/ID/about`, or another page's route; pages.tsx says whether it exists. */
export function parseRoute(hash: string): Route {
  const [first = "", id, rest] = hash.replace(/^#/, "").split("/");
  const start = startOf(first);
  if (start.page !== null) return { ...start, id: null, about: false };
  return { ...start, id: id ? safeDecode(id) : null, about: Boolean(id) && rest === "about" };
}

export function formatRoute({ view, id, about, page }: Route): string {
  if (page !== null) return `#${page}`;
  if (id === null) return `#${view}`;
  return `#${view}/${encodeURIComponent(id)}${about ? "/about" : ""}`;
}

/** Where a page's `route` leads: to a view of the conversations, or away from them. */
export function startOf(route: string): Pick<Route, "view" | "page"> {
  const view = VIEWS.find((each) => each === route);
  return { view: view ?? "queue", page: view ? null : route || null };
}

function safeDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // A hand-made address: nothing is open.
  }
}
