/** Holds the one state and tells its readers; Preact components read it through `useStore`. */
import { createContext } from "preact";
import { useContext, useLayoutEffect, useReducer, useRef } from "preact/hooks";

import type { Desk } from "./controller.ts";
import type { Action } from "./state/actions.ts";
import { reduce } from "./state/reduce.ts";
import type { State } from "./state/state.ts";

export class Store {
  state: State;
  private readonly readers = new Set<() => void>();

  constructor(state: State) {
    this.state = state;
  }

  dispatch(action: Action): void {
    this.state = reduce(this.state, action);
    for (const read of this.readers) read();
  }

  subscribe(read: () => void): () => void {
    this.readers.add(read);
    return () => this.readers.delete(read);
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("No desk: the component stands outside the console.");
  return desk;
}

/** What `select` sees of the state; the component is drawn again only when that is another value. */
export function useStore<T>(select: (state: State) => T): T {
  const { store } = useDesk();
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const value = select(store.state);
  const seen = useRef({ select, value });
  seen.current = { select, value };
  useLayoutEffect(() => {
    const check = (): void => {
      if (!Object.is(seen.current.select(store.state), seen.current.value)) draw(undefined);
    };
    check(); // The state may have moved between drawing and subscribing.
    return store.subscribe(check);
  }, [store]);
  return value;
}
