import { useState } from "preact/hooks";

import type { AgentMessage } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import { answerKey } from "../../keys.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { DeleteMessage } from "./DeleteMessage.tsx";

interface Props {
  message: AgentMessage;
  /** Whether Tab comes here; the arrow keys go from one message to the next. */
  stop: boolean;
}

/** What the agent who answers can do with a single message. */
export function Tools({ message, stop }: Props) {
  const controller = useController();
  const conversation = useStore((state) => state.route.id) ?? "";
  const me = useStore((state) => (state.session.state === "in" ? state.session.me.name : ""));
  const [asking, setAsking] = useState(false);
  const { seq, from } = message;
  const reply = (): void => {
    controller.writing.quote(conversation, seq);
    answerKey("r");
  };
  const tabIndex = stop ? 0 : -1;
  return (
    <>
      <div class="tools" onKeyDown={moveBetweenTools}>
        <button type="button" class="button-icon" aria-label={t.log.reply} tabIndex={tabIndex} onClick={reply}>
          <Icon name="reply" />
        </button>
        {from.kind === "agent" && from.name === me && (
          <button
            type="button"
            class="button-icon"
            aria-label={t.remove.action}
            tabIndex={tabIndex}
            onClick={() => setAsking(true)}
          >
            <Icon name="trash" />
          </button>
        )}
      </div>
      {asking && <DeleteMessage message={message} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Up and down go to the tools of the messages before and after. */
function moveBetweenTools(event: KeyboardEvent): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  const here = event.currentTarget as HTMLElement;
  event.preventDefault();
  const all = [...(here.closest(".log")?.querySelectorAll(".tools") ?? [])];
  focusTools(all[all.indexOf(here) + step]);
}

/** Goes to the tools of the newest message. */
export function focusNewestTools(log: HTMLElement | null): void {
  focusTools([...(log?.querySelectorAll(".tools") ?? [])].at(-1));
}

function focusTools(tools: Element | undefined): void {
  const button = tools?.querySelector("button");
  button?.focus({ preventScroll: true });
  button?.closest(".line")?.scrollIntoView({ block: "nearest" });
}
