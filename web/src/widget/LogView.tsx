import { useComputed, useSignal, useSignalEffect, type Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { useFollowing } from "./follow.ts";
import { DownIcon } from "./icons.tsx";
import { layOut, type Day } from "./layout.ts";
import { RunView } from "./RunView.tsx";
import { Face, nameOf } from "./speaker.tsx";
import { say } from "./strings.ts";
import { dayName } from "./when.ts";

interface Props {
  conversation: Conversation;
  greeting: string;
}

/** The log: it stays where the reader is, and follows while they are at its end. */
export function LogView({ conversation, greeting }: Props) {
  const { box, content, atEnd, toEnd } = useFollowing();
  const visible = usePageVisible();
  const { log, outbox, typing, unread } = conversation;
  const blocks = useComputed(() => layOut(log.messages.value, outbox.items.value));
  const written = useComputed(() => outbox.items.value.length);

  // People who write want to see what they wrote.
  const before = useRef(written.peek());
  useSignalEffect(() => {
    if (written.value > before.current) atEnd.value = true;
    before.current = written.value;
  });

  useSignalEffect(() => {
    if (atEnd.value && visible.value && unread.value.length > 0) conversation.markSeen();
  });

  return (
    <div class="log-frame">
      <div ref={box} class="log" tabIndex={0} role="region" aria-label={say("messages")} onKeyDown={walk}>
        <div ref={content}>
          <p class="greeting" dir="auto">
            {greeting}
          </p>
          <div role="log" aria-busy={!conversation.caughtUp.value}>
            {blocks.value.map((block) =>
              "day" in block ? (
                <DayLine key={block.key} day={block.day} />
              ) : (
                <RunView key={block.key} run={block} conversation={conversation} />
              ),
            )}
          </div>
          {blocks.value.length === 0 && <Skeleton />}
          {typing.value && (
            <p class="typing">
              <Face {...typing.value} />
              {say("typing", { who: nameOf(typing.value) })}
            </p>
          )}
        </div>
      </div>
      {!atEnd.value && unread.value.length > 0 && (
        <FleetingButton class="pill" onClick={toEnd}>
          <DownIcon />
          {say("new_messages", { n: unread.value.length })}
        </FleetingButton>
      )}
    </div>
  );
}

/** Whether the shopper sees the page; not so in a tab in the background. */
function usePageVisible(): Signal<boolean> {
  const visible = useSignal(!document.hidden);
  useLayoutEffect(() => {
    const look = () => (visible.value = !document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}

function DayLine({ day }: Pick<Day, "day">) {
  // oxlint-disable-next-line react/purity -- at midnight it is drawn again with the next message, as all else is
  return <p class="day">{dayName(day, Date.now())}</p>;
}

/** The shape of what is coming; shown only if it takes longer than 150 ms (log.css). */
function Skeleton() {
  return (
    <div class="skeleton" role="status" aria-label={say("loading")}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** Up and down walk through the messages, each of which shows its time while it has the focus. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const target = event.target as HTMLElement;
  if (!step || target.closest("button, a")) return;
  const entries = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".entry")];
  const next = target.classList.contains("entry") ? entries.indexOf(target) + step : step < 0 ? entries.length - 1 : -1;
  if (!entries[next]) return;
  event.preventDefault();
  entries[next].focus();
}
