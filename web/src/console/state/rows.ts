/** The list: which rows belong to which view, in which order, and how counts follow a changed row. All pure. */
import type { Row, RowPage, View } from "../../shared/wire.ts";

export const VIEWS = ["queue", "mine", "bot", "all", "closed"] as const satisfies readonly View[];

export type Rows = ReadonlyMap<string, Row>;
export type Counts = RowPage["counts"];
type Order = (a: Row, b: Row) => number;

export function belongs(row: Row, view: View, me: string): boolean {
  switch (view) {
    case "mine":
      return row.owner === "agent" && row.agent?.id === me;
    case "all":
      return true;
    default:
      return row.owner === view;
  }
}

/** Since when the shopper waits: for a person, or for their agent's answer. */
export function waitingSince(row: Row): string | null {
  if (row.owner === "agent" && row.preview?.kind === "shopper") return row.preview.at;
  return row.owner === "queue" ? row.waiting_since : null;
}

/** Whether it is served before others: with an agent it is not. */
function isUrgent(row: Row): boolean {
  return row.owner === "queue" && row.urgent;
}

const latestFirst: Order = (a, b) => compare(b.updated_at, a.updated_at) || compare(a.id, b.id);

/** Urgent ones in the queue first, then the longest waiting; those who wait for nobody follow, latest first. */
const waitingFirst: Order = (a, b) => {
  const [since, other] = [waitingSince(a), waitingSince(b)];
  if (since === null && other === null) return latestFirst(a, b);
  if (since === null) return 1;
  if (other === null) return -1;
  if (isUrgent(a) !== isUrgent(b)) return isUrgent(a) ? -1 : 1;
  return compare(since, other) || compare(a.id, b.id);
};

/** The order in which the server pages through a view. */
function orderOfPages(view: View): Order {
  return view === "queue" ? waitingFirst : latestFirst;
}

export function rowsOf(rows: Rows, view: View, me: string): Row[] {
  const mine = [...rows.values()].filter((row) => belongs(row, view, me));
  return mine.toSorted(view === "mine" ? waitingFirst : orderOfPages(view));
}

/** Whether `row` is older than the one we know: an answer that a frame has overtaken must not turn the row back. */
export function isOlder(row: Row, known: Row): boolean {
  return row.epoch < known.epoch || (row.epoch === known.epoch && row.seq < known.seq);
}

/** What the counts become when `before` turns into `after`; either may be absent. */
export function recount(counts: Counts, before: Row | undefined, after: Row | undefined, me: string): Counts {
  const next = { ...counts };
  for (const view of VIEWS) {
    if (before && belongs(before, view, me)) next[view] -= 1;
    if (after && belongs(after, view, me)) next[view] += 1;
  }
  return next;
}

/** Takes a page. It is complete up to its last row, so known rows that a first page leaves out there are gone. */
export function takePage(rows: Rows, page: RowPage, view: View, me: string, first: boolean): Rows {
  const next = new Map(rows);
  if (first) {
    const listed = new Set(page.items.map((row) => row.id));
    const last = page.cursor === undefined ? undefined : page.items.at(-1);
    const order = orderOfPages(view);
    for (const row of rows.values()) {
      const covered = belongs(row, view, me) && (last === undefined || order(row, last) <= 0);
      if (covered && !listed.has(row.id)) next.delete(row.id);
    }
  }
  for (const row of page.items) next.set(row.id, row);
  return next;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
