/** What the views read of the state, worked out once per change. */
import type { Row } from "../../shared/wire.ts";
import { rowsOf } from "./rows.ts";
import { type State, myId } from "./state.ts";
import type { Thread } from "./thread.ts";
import type { Unsent } from "./unsent.ts";

/** The rows of the present view, or what the search found, in order. */
export const listedRows = once(
  (state: State) => [state.rows, state.route.view, state.search?.found, state.search === null, myId(state)],
  (state: State): readonly Row[] => {
    if (state.search === null) return rowsOf(state.rows, state.route.view, myId(state));
    return (state.search.found ?? []).flatMap((id) => state.rows.get(id) ?? []);
  },
);

export const openRow = (state: State): Row | undefined =>
  state.route.id === null ? undefined : state.rows.get(state.route.id);

export const openThread = (state: State): Thread | undefined =>
  state.route.id === null ? undefined : state.threads.get(state.route.id);

export const unsentHere = once(
  (state: State) => [state.unsent, state.route.id],
  (state: State): readonly Unsent[] => state.unsent.filter((each) => each.conversation === state.route.id),
);

/** `work` again only when one of its `parts` is another value than last time. */
function once<T>(parts: (state: State) => readonly unknown[], work: (state: State) => T): (state: State) => T {
  let last: { parts: readonly unknown[]; result: T } | null = null;
  return (state) => {
    const seen = parts(state);
    if (!last || seen.some((part, i) => !Object.is(part, last?.parts[i]))) last = { parts: seen, result: work(state) };
    return last.result;
  };
}
