import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { isComposing } from "../../../shared/composing.ts";
import { pastedFiles } from "../../../shared/pasted.ts";
import type { Row } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import { answerKey, useKey } from "../../keys.ts";
import { MAX_TEXT } from "../../limits.ts";
import { nameOf } from "../../names.ts";
import { useSpeaker } from "../../speaker.ts";
import { NO_ATTACHMENTS, type DraftAttachments, hindranceOf, stuckIn } from "../../state/draftAttachments.ts";
import { type Mode, draftOf } from "../../state/drafts.ts";
import { answeredHere, attachmentsHere } from "../../state/select.ts";
import { quoteOf } from "../../state/thread.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { QuoteWords } from "../thread/QuoteView.tsx";
import { AddPhotos } from "./AddPhotos.tsx";
import { OwnerBar } from "./OwnerBar.tsx";
import { PhotoTray } from "./PhotoTray.tsx";

/** Below this many characters left, the agent is told how many. */
const TELL_LEFT = 200;

/** Where the agent writes: replies to their own conversations, private notes to any. */
export function Composer({ row }: { row: Row }) {
  const controller = useController();
  const mine = controller.isMine(row);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const mode: Mode | null = mine ? (chosen ?? "reply") : chosen === "note" ? "note" : null;
  const field = useRef<HTMLTextAreaElement>(null);
  const wasMine = useRef(mine);
  const [wanted, setWanted] = useState(0);

  const write = (next: Mode): void => {
    setChosen(next);
    setWanted(wanted + 1);
  };
  // In a layout effect: the field has the focus as soon as it is drawn, so that the next key goes into it.
  useLayoutEffect(() => {
    if (wanted > 0) field.current?.focus();
  }, [wanted]);
  useKey("r", () => write("reply"), mine);
  useKey("n", () => write("note"));
  useEffect(() => {
    // A note that is being written stays a note: it must not turn into a reply to the shopper.
    if (mine && !wasMine.current && chosen !== "note") write("reply");
    wasMine.current = mine;
  }, [mine]);

  return (
    <footer class="composer">
      {!mine && <OwnerBar row={row} noteOpen={mode === "note"} onNote={() => write("note")} />}
      {mode && (
        <div class={`paper paper-${mode}`}>
          <div class="modes" role="group" aria-label={t.composer.mode}>
            {mine && <ModeButton mode="reply" now={mode} choose={write} />}
            <ModeButton mode="note" now={mode} choose={write} />
            {!mine && (
              <button type="button" class="button-icon" aria-label={t.close} onClick={() => setChosen(null)}>
                <Icon name="close" />
              </button>
            )}
          </div>
          {mode === "reply" && <Answered row={row} />}
          <Field key={mode} row={row} mode={mode} field={field} />
        </div>
      )}
    </footer>
  );
}

function ModeButton(props: { mode: Mode; now: Mode; choose: (mode: Mode) => void }) {
  const { mode, now, choose } = props;
  return (
    <button
      type="button"
      class="mode"
      aria-pressed={mode === now}
      aria-keyshortcuts={mode === "reply" ? "r" : "n"}
      onClick={() => choose(mode)}
    >
      {mode === "note" && <Icon name="lock" />}
      {t.composer[mode]}
    </button>
  );
}

/** The message that the reply will answer. */
function Answered({ row }: { row: Row }) {
  const controller = useController();
  const who = useSpeaker();
  const message = useStore(answeredHere);
  if (!message) return null;
  const stop = (): void => {
    controller.writing.quote(row.id, null);
    answerKey("r");
  };
  return (
    <div class="answered">
      <p class="quote">
        <span class="unseen">{t.composer.replyingTo(who(message.from))}</span>
        <QuoteWords quote={quoteOf(message)} />
      </p>
      <button type="button" class="button-icon" aria-label={t.composer.replyToNone} onClick={stop}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Field({ row, mode, field }: { row: Row; mode: Mode; field: { current: HTMLTextAreaElement | null } }) {
  const controller = useController();
  const text = useStore((state) => draftOf(state.drafts, mode, row.id));
  const saving = useStore((state) => mode === "note" && state.savingNotes.has(row.id));
  const attachments = useStore((state) => (mode === "reply" ? attachmentsHere(state) : NO_ATTACHMENTS));
  const hindrance = hindranceOf(attachments);
  const left = MAX_TEXT - characters(text);
  const something = text.trim() !== "" || attachments.photos.length > 0;
  const ready = something && left >= 0 && !saving;
  const going = attachments.going ?? false;
  const blocked = hindrance === "failed" || hindrance === "too_many";
  const send = (): void => {
    if (!ready) return;
    field.current?.focus();
    if (mode === "note") return void controller.writing.note(row.id);
    controller.uploads.retryUnreached();
    controller.writing.reply(row.id);
    if (blocked) field.current?.closest(".paper")?.querySelector<HTMLElement>(".tile-stuck")?.focus();
  };
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = mode === "reply" ? pastedFiles(event) : [];
    if (files.length === 0) return;
    event.preventDefault();
    controller.addPhotos(row.id, files);
  };
  const label = mode === "reply" ? t.composer.replyTo(nameOf(row)) : t.composer.noteLabel;
  return (
    <>
      <textarea
        ref={field}
        class="paper-text"
        rows={2}
        dir="auto"
        value={text}
        readOnly={going}
        aria-label={label}
        placeholder={label}
        aria-describedby="composer-hint"
        onInput={(event) => controller.writing.type(mode, row.id, event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {mode === "reply" && <PhotoTray conversation={row.id} />}
      <div class="paper-foot">
        {mode === "reply" && <AddPhotos conversation={row.id} />}
        <p id="composer-hint" class={blocked ? "problem" : "soft"} aria-live="polite">
          {hindranceIn(attachments) ?? hintOf(mode)}
        </p>
        {left < TELL_LEFT && (
          <p class={left < 0 ? "problem" : "soft"} role="status">
            {left < 0 ? t.composer.tooLong(-left) : t.composer.left(left)}
          </p>
        )}
        <button
          type="button"
          class={mode === "reply" ? "button-main" : "button-note"}
          disabled={!ready}
          onClick={going ? () => controller.writing.wait(row.id, false) : send}
        >
          {buttonWords(mode, going, saving)}
        </button>
      </div>
    </>
  );
}

function buttonWords(mode: Mode, going: boolean, saving: boolean): string {
  if (going) return t.composer.hold;
  if (mode === "reply") return t.composer.send;
  return saving ? t.composer.savingNote : t.composer.saveNote;
}

/** Why the reply does not go, or not yet. */
function hindranceIn(attachments: DraftAttachments): string | null {
  const hindrance = hindranceOf(attachments);
  if (hindrance === "failed") return t.photos.hindered.failed(stuckIn(attachments));
  if (hindrance === "too_many") return t.photos.hindered.too_many;
  return attachments.going ? t.photos.hindered.sending : null;
}

function hintOf(mode: Mode): string {
  return mode === "reply" ? t.composer.replyHint : t.composer.noteHint;
}

/** As the server counts: code points after normalisation. */
function characters(text: string): number {
  return Array.from(text.trim().normalize("NFC")).length;
}
