import { useState } from "preact/hooks";

import type { Row } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import { useKey } from "../../keys.ts";
import { nameOf } from "../../names.ts";
import { draftOf } from "../../state/drafts.ts";
import { attachmentsHere } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { PhotoTray } from "./PhotoTray.tsx";

interface Props {
  row: Row;
  noteOpen: boolean;
  onNote: () => void;
}

/** Stands where a reply would be written: whose conversation it is, and the button that claims it. */
export function OwnerBar({ row, noteOpen, onNote }: Props) {
  const controller = useController();
  const [busy, setBusy] = useState(false);
  const claimable = row.owner === "queue" || row.owner === "bot";
  const claim = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await controller.claim(row.id);
    setBusy(false);
  };
  useKey("c", () => void claim(), claimable);
  return (
    <div class="owner-bar">
      <KeptReply row={row} />
      <p class="owner-words">{wordsFor(row)}</p>
      <div class="owner-verbs">
        {!noteOpen && (
          <button type="button" class="button" aria-keyshortcuts="n" onClick={onNote}>
            <Icon name="lock" />
            {t.composer.note}
          </button>
        )}
        {claimable && (
          <button type="button" class="button-main" aria-keyshortcuts="c" disabled={busy} onClick={() => void claim()}>
            {busy ? t.bar.claiming : row.owner === "queue" ? t.bar.claim : t.bar.takeOver}
            <kbd>C</kbd>
          </button>
        )}
      </div>
    </div>
  );
}

/** A reply that was being written when the conversation went to somebody else: kept, to be read and copied. */
function KeptReply({ row }: { row: Row }) {
  const controller = useController();
  const text = useStore((state) => draftOf(state.drafts, "reply", row.id));
  const { photos } = useStore(attachmentsHere);
  if (!text && photos.length === 0) return null;
  const discard = (): void => {
    controller.writing.type("reply", row.id, "");
    controller.writing.quote(row.id, null);
    controller.uploads.removeAll(row.id);
  };
  return (
    <div class="kept">
      <p class="kept-head">{t.unsent.kept}</p>
      {text && (
        <p class="kept-text" dir="auto">
          {text}
        </p>
      )}
      <PhotoTray conversation={row.id} />
      <button type="button" class="button-text" onClick={discard}>
        {t.unsent.discard}
      </button>
    </div>
  );
}

function wordsFor(row: Row): string {
  switch (row.owner) {
    case "queue":
      return t.bar.queue(nameOf(row));
    case "bot":
      return t.bar.bot(nameOf(row));
    case "agent":
      return t.bar.agent(row.agent?.name ?? t.log.agent);
    case "closed":
      return t.bar.closed;
  }
}
