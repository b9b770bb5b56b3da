import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { focusLog, goRound } from "./focus.ts";
import { CloseIcon } from "./icons.tsx";
import { say } from "./strings.ts";

interface Props {
  class: string;
  title: string;
  close: () => void;
  onKey?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}

/** Covers the panel until it is closed; the focus is in it meanwhile, and then goes back to where it was. */
export function Sheet({ class: name, title, close, onKey, children }: Props) {
  const closer = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const root = closer.current!.getRootNode() as ShadowRoot;
    const opener = root.activeElement as HTMLElement | null;
    closer.current!.focus();
    return () => (opener?.isConnected ? opener.focus() : focusLog(root));
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    // What is meant for the sheet is not meant for the panel.
    event.stopPropagation();
    if (event.key === "Escape") close();
    else if (event.key === "Tab") goRound(event);
    else onKey?.(event);
  };

  return (
    <div class={`sheet ${name}`} role="dialog" tabIndex={-1} aria-modal="true" aria-label={title} onKeyDown={onKeyDown}>
      <div class="sheet-head">
        <h3>{title}</h3>
        <button ref={closer} type="button" class="quiet square" aria-label={say("close")} onClick={close}>
          <CloseIcon />
        </button>
      </div>
      {children}
    </div>
  );
}
