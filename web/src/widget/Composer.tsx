import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { isComposing } from "../shared/composing.ts";
import { AttachedPhotos } from "./AttachedPhotos.tsx";
import type { Conversation } from "./conversation.ts";
import { CloseIcon, SendIcon } from "./icons.tsx";
import { PhotoButtons } from "./PhotoButtons.tsx";
import { say } from "./strings.ts";
import type { Writing } from "./writing.ts";

interface Props {
  conversation: Conversation;
  writing: Writing;
  focus: boolean;
}

/** From here on the characters left are shown. */
const NEAR_LIMIT = 200;

/** Where the shopper writes. What is written and not sent survives a reload. */
export function Composer({ conversation, writing, focus }: Props) {
  const { draft, photos, left, waiting, blocked, canSend } = writing;
  const field = useRef<HTMLTextAreaElement>(null);
  const pick = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (focus) field.current!.focus();
  }, []);
  useLayoutEffect(() => grow(field.current!), [draft.value]);

  const send = () => {
    field.current!.focus();
    writing.send();
    if (blocked.peek()) box.current!.querySelector<HTMLElement>(".stuck")?.focus();
  };

  const onInput = (event: { currentTarget: HTMLTextAreaElement }) => {
    draft.value = event.currentTarget.value;
    if (draft.peek()) conversation.tellTyping();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed, Enter chooses among the input method's suggestions.
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };

  const over = left.value < 0;
  return (
    <div ref={box} class="composer">
      <AttachedPhotos writing={writing} album={conversation.album} refocus={() => pick.current!.focus()} />
      <p class="counter" id="counter" role="status" data-over={over}>
        {left.value <= NEAR_LIMIT && say(over ? "over" : "left", { n: Math.abs(left.value) })}
        {waiting.value && say("going")}
      </p>
      <div class="field">
        <PhotoButtons photos={photos} first={pick} />
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          aria-label={say("write")}
          placeholder={say("write")}
          aria-invalid={over}
          aria-describedby="counter"
          readOnly={waiting.value}
          value={draft.value}
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="send"
          aria-label={say(waiting.value ? "hold" : "send")}
          aria-disabled={!canSend.value}
          onClick={() => (waiting.value ? writing.hold() : send())}
        >
          {waiting.value ? <CloseIcon /> : <SendIcon />}
        </button>
      </div>
    </div>
  );
}

/** As tall as its text; composer.css stops it at five lines. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
