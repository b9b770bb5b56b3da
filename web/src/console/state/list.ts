/** The list of conversations: its rows, the counts of the views, and the search. */
import type { Row, RowPage, View } from "../../shared/wire.ts";
import { isOlder, recount, takePage } from "./rows.ts";
import type { Frame, FrameHandlers, Handlers } from "./slice.ts";
import { type State, type ViewState, myId } from "./state.ts";

export type ListAction = { type: "searched"; q: string | null } | { type: "row"; row: Row };

export type ListSnapshot =
  | { type: "page"; view: View; page: RowPage; first: boolean }
  | { type: "page_failed"; view: View }
  | { type: "counted"; counts: RowPage["counts"] }
  | { type: "found"; q: string; page: RowPage; first: boolean }
  | { type: "search_failed"; q: string };

export const list: Handlers<ListAction> = {
  searched: (state, { q }) => ({
    ...state,
    search: q === null ? null : { q, found: null, cursor: null, failed: false },
  }),
  row: (state, { row }) => putRow(state, row),
};

export const listSnapshots: Handlers<ListSnapshot> = {
  page: (state, { view, page, first }) => pageTaken(state, view, page, first),
  page_failed: (state, { view }) => withView(state, view, { ...state.views[view], failed: true }),
  counted: (state, { counts }) => counted(state, counts),
  found: (state, { q, page, first }) => foundTaken(state, q, page, first),
  search_failed: (state, { q }) =>
    state.search?.q === q ? { ...state, search: { ...state.search, found: [], failed: true } } : state,
};

export const listFrames: FrameHandlers<"conversation" | "gone"> = {
  conversation: (state, frame) => putRow(state, rowOf(frame)),
  gone: (state, { conversation }) => dropRow(state, conversation),
};

function rowOf(frame: Frame<"conversation">): Row {
  const { type: _type, event: _event, conversation: _conversation, ...row } = frame;
  return row;
}

export function putRow(state: State, row: Row): State {
  const known = state.rows.get(row.id);
  if (known && isOlder(row, known)) return state;
  return { ...state, rows: new Map(state.rows).set(row.id, row), ...followed(state, known, row) };
}

function dropRow(state: State, id: string): State {
  const rows = new Map(state.rows);
  rows.delete(id);
  return { ...state, rows, ...followed(state, state.rows.get(id)) };
}

/** The counts after a row changes; for a row we did not know, only the server can tell. */
function followed(state: State, known: Row | undefined, row?: Row): Pick<State, "counts" | "countsStale"> {
  return {
    counts: known && state.counts ? recount(state.counts, known, row, myId(state)) : state.counts,
    countsStale: state.countsStale || !known,
  };
}

/** Takes the server's counts. If a row moved meanwhile they may or may not include it, so they are asked for again. */
function counted(state: State, counts: RowPage["counts"]): State {
  const moved = state.buffered.some(({ type }) => type in listFrames);
  return { ...state, counts, countsStale: moved };
}

function pageTaken(state: State, view: View, page: RowPage, first: boolean): State {
  const rows = takePage(state.rows, page, view, myId(state), first);
  const next = { ...counted(state, page.counts), rows };
  return withView(next, view, { loaded: true, cursor: page.cursor ?? null, failed: false });
}

function withView(state: State, view: View, its: ViewState): State {
  return { ...state, views: { ...state.views, [view]: its } };
}

function foundTaken(state: State, q: string, page: RowPage, first: boolean): State {
  if (state.search?.q !== q) return state;
  const rows = new Map(state.rows);
  for (const row of page.items) rows.set(row.id, row);
  const earlier = first ? [] : (state.search.found ?? []);
  const found = [...earlier, ...page.items.map((row) => row.id)];
  return { ...state, rows, search: { q, found, cursor: page.cursor ?? null, failed: false } };
}
