import type { Message } from "../shared/wire.ts";
import type { Conversation } from "./conversation.ts";
import { TickIcon } from "./icons.tsx";
import { say } from "./strings.ts";

interface Props {
  message: Message;
  pressed: number | undefined;
  past: boolean | undefined;
  conversation: Conversation;
}

/** The buttons under a message. What they mean stays on the server; we say which of them it was. */
export function OptionButtons({ message, pressed, past = false, conversation }: Props) {
  const { options = [], id } = message;
  const stale = conversation.stale.value.has(id);
  const sending = conversation.outbox.items.value.find(({ draft }) => draft.kind === "choice" && draft.message === id);

  const choose = (option: number, text: string) => {
    if (!stale && !sending && option !== pressed) conversation.send({ kind: "choice", message: id, option, text });
  };

  return (
    <div class={past ? "options past" : "options"} role="group" aria-label={say("menu")}>
      {options.map(({ title }, option) => {
        const on = option === pressed;
        return (
          <button
            key={option}
            type="button"
            class="option"
            aria-pressed={on}
            aria-disabled={stale || on}
            onClick={() => choose(option, title)}
          >
            {on && <TickIcon />}
            <bdi>{title}</bdi>
          </button>
        );
      })}
      {stale && (
        <p class="remark" role="status">
          {say("stale_option")}
        </p>
      )}
    </div>
  );
}
