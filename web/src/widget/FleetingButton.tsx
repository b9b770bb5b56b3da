import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { focusLog } from "./focus.ts";

interface Props {
  class: string;
  /** Needed where the words on the button do not say enough. */
  name?: string;
  busy?: boolean;
  onClick: () => void;
  children: ComponentChildren;
}

/** A button that goes away once it has done its work: its focus moves to the log, where the result shows. */
export function FleetingButton({ class: look, name, busy = false, onClick, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current!;
    const root = own.getRootNode() as ShadowRoot;
    return () => {
      if (root.activeElement === own) focusLog(root);
    };
  }, []);
  // Not `disabled`, which would drop the focus of the one who has just pressed it.
  return (
    <button
      ref={button}
      type="button"
      class={look}
      aria-label={name}
      aria-disabled={busy}
      onClick={() => busy || onClick()}
    >
      {children}
    </button>
  );
}
