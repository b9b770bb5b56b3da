/** How components reach the controller and read the state. */
import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Controller } from "./controller.ts";
import type { State } from "./state/state.ts";

export const ControllerContext = createContext<Controller | null>(null);

export function useController(): Controller {
  const controller = useContext(ControllerContext);
  if (!controller) throw new Error("No controller: the component stands outside the console.");
  return controller;
}

/** What `select` sees of the state; the component is drawn again only when that is another value. */
export function useStore<T>(select: (state: State) => T): T {
  const { store } = useController();
  const [, setDrawn] = useState(0);
  const value = select(store.state);
  const seen = useRef({ select, value });
  seen.current = { select, value };
  useLayoutEffect(() => {
    const check = (): void => {
      if (!Object.is(seen.current.select(store.state), seen.current.value)) setDrawn((drawn) => drawn + 1);
    };
    check(); // The state may have moved between drawing and subscribing.
    return store.subscribe(check);
  }, [store]);
  return value;
}
