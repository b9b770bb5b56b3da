/** Holds the one state and tells its readers; components read it through `useStore` of context.ts. */
import type { Action } from "./state/actions.ts";
import { reduce } from "./state/reduce.ts";
import type { State } from "./state/state.ts";

export class Store {
  state: State;
  readonly #readers = new Set<() => void>();

  constructor(state: State) {
    this.state = state;
  }

  dispatch(action: Action): void {
    this.state = reduce(this.state, action);
    for (const read of this.#readers) read();
  }

  subscribe(read: () => void): () => void {
    this.#readers.add(read);
    return () => this.#readers.delete(read);
  }
}
