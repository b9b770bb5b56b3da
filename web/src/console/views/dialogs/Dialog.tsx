import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

/** A modal question or form. The browser keeps the focus inside and gives it back at the end; Escape closes. */
export function Dialog(props: { heading: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const close = (event: Event): void => {
    event.preventDefault(); // Only the state opens and closes the dialog.
    props.onClose();
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={heading} onCancel={close}>
      <header class="dialog-head">
        <h2 id={heading}>{props.heading}</h2>
        <button type="button" class="button-icon" aria-label={t.close} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </header>
      {props.children}
    </dialog>
  );
}
