import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { useController, useStore } from "../../context.ts";
import { nameOf } from "../../names.ts";
import { openRow } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { Dialog } from "./Dialog.tsx";

interface Props {
  heading: (name: string) => string;
  lead: string;
  submit: string;
  /** Resolves to what went wrong, in words, or null; on a problem the dialog stays and keeps what was typed. */
  act: (conversation: string) => Promise<string | null>;
  /** Needed where the dialog is not one of the page's own. */
  onClose?: () => void;
  children: ComponentChildren;
}

/** Asks once more before something is done that others notice. */
export function Question({ heading, lead, submit, act, onClose, children }: Props) {
  const controller = useController();
  // The conversation that was open when the question was asked: Back may open another one meanwhile.
  const [row] = useState(useStore(openRow));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!row) return null;
  const close = onClose ?? ((): void => controller.show(null));
  const answer = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const went = await act(row.id);
    setBusy(false);
    setProblem(went);
    if (went === null) close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter with Ctrl or ⌘ submits, because Enter alone begins a new line.
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    (event.currentTarget as HTMLFormElement).requestSubmit();
  };
  return (
    <Dialog heading={heading(nameOf(row))} onClose={close}>
      <form onSubmit={answer} onKeyDown={onKeyDown}>
        <p class="soft">{lead}</p>
        {children}
        <div role="alert">
          {problem !== null && (
            <p class="problem">
              <Icon name="warn" />
              {problem}
            </p>
          )}
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {t.cancel}
          </button>
          <button type="submit" class="button-main" disabled={busy}>
            {submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
