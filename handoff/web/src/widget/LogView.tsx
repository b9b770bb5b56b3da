import { useLayoutEffect, useRef } from "preact/hooks";

import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { useFollowing } from "./follow.ts";
import { DownIcon } from "./icons.tsx";
import { layOut, type Day } from "./layout.ts";
import { RunView } from "./RunView.tsx";
import { useSignal, useSignalEffect, type Signal } from "./signals.ts";
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
  const { log, outbox, unread } = conversation;
  const blocks = layOut(log.messages.value, outbox.items.value);

  // Whoever writes wants to see what they wrote.
  const before = useRef(outbox.items.peek().length);
  useSignalEffect(() => {
    const written = outbox.items.value.length;
    if (written > before.current) atEnd.value = true;
    before.current = written;
  });

  useSignalEffect(() => {
    if (atEnd.value && visible.value && unread.value.length) conversation.markSeen();
  });

  return (
    <div class="log-frame">
      <div ref={box} class="log" tabIndex={0} role="region" aria-label={say("messages")} onKeyDown={walk}>
        <div ref={content}>
          <p class="greeting" dir="auto">
            {greeting}
          </p>
          <div role="log" aria-busy={!conversation.caughtUp.value}>
            {blocks.map((block) =>
              "day" in block ? (
                <DayLine key={block.key} day={block.day} />
              ) : (
                <RunView key={block.key} run={block} conversation={conversation} />
              ),
            )}
          </div>
          {!blocks.length && <Skeleton />}
          <Typing conversation={conversation} />
        </div>
      </div>
      <NewMessages conversation={conversation} atEnd={atEnd} toEnd={toEnd} />
    </div>
  );
}

// What changes more often than the log is drawn by itself: a long log takes its time.

function Typing({ conversation: { typing } }: Pick<Props, "conversation">) {
  if (!typing.value) return null;
  return (
    <p class="typing">
      <Face {...typing.value} />
      {say("typing", { who: nameOf(typing.value) })}
    </p>
  );
}

interface NewMessagesProps extends Pick<Props, "conversation"> {
  atEnd: Signal<boolean>;
  toEnd: () => void;
}

/** The way to the end for whoever reads further up while more comes. */
function NewMessages({ conversation, atEnd, toEnd }: NewMessagesProps) {
  const n = conversation.unread.value.length;
  if (atEnd.value || !n) return null;
  return (
    <FleetingButton class="pill" onClick={toEnd}>
      <DownIcon />
      {say("new_messages", { n })}
    </FleetingButton>
  );
}

/** Whether the page is before the shopper's eyes, and not in a tab behind. */
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
  return <p class="day">{dayName(day, Date.now())}</p>;
}

/** The shape of what is coming; shown only if it takes longer than 150 ms (widget.css). */
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
