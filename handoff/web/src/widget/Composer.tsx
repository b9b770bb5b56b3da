import { useComputed, type Signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { isComposing } from "../shared/composing.ts";
import { MAX_TEXT } from "../shared/wire.ts";

import type { Conversation } from "./conversation.ts";
import { SendIcon } from "./icons.tsx";
import { say } from "./strings.ts";

interface Props {
  conversation: Conversation;
  /** What is written so far. */
  draft: Signal<string>;
  focus: boolean;
}

/** From here on the characters left are shown. */
const NEAR_LIMIT = 200;

/** Where the shopper writes. What is written and not sent survives a reload. */
export function Composer({ conversation, draft, focus }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const left = useComputed(() => MAX_TEXT - lengthOf(draft.value));

  useEffect(() => {
    if (focus) field.current!.focus();
  }, []);
  useLayoutEffect(() => grow(field.current!), [draft.value]);

  const send = () => {
    field.current!.focus();
    const text = draft.peek().trim().normalize();
    if (!text || left.peek() < 0) return;
    conversation.send({ kind: "message", text });
    draft.value = "";
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
    <div class="composer">
      <p class="counter" id="counter" role="status" data-over={over}>
        {left.value <= NEAR_LIMIT && say(over ? "over" : "left", { n: Math.abs(left.value) })}
      </p>
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          aria-label={say("write")}
          placeholder={say("write")}
          aria-invalid={over}
          aria-describedby="counter"
          value={draft.value}
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="send"
          aria-label={say("send")}
          aria-disabled={!draft.value.trim() || over}
          onClick={send}
        >
          <SendIcon />
        </button>
      </div>
    </div>
  );
}

/** Characters as the server counts them: code points after NFC. */
function lengthOf(text: string): number {
  return [...text.trim().normalize()].length;
}

/** As tall as its text; widget.css stops it at five lines. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
