import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
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

/** Closer to the end than this, the reader is at the end: a finger or a wheel seldom hits it to the pixel. */
const AT_END = 40;

/** The log: it stays where the reader is, and follows while they are at its end. */
export function LogView({ conversation, greeting }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const visible = useSignal(!document.hidden);
  const { log, outbox, typing, unread } = conversation;
  const blocks = useComputed(() => layOut(log.messages.value, outbox.items.value));
  const written = useComputed(() => outbox.items.value.length);

  const toEnd = () => {
    atEnd.value = true;
    box.current!.scrollTop = box.current!.scrollHeight;
  };

  useLayoutEffect(() => {
    const follow = new ResizeObserver(() => atEnd.peek() && toEnd());
    follow.observe(box.current!);
    follow.observe(content.current!);
    const undo = new AbortController();
    document.addEventListener("visibilitychange", () => (visible.value = !document.hidden), undo);
    return () => {
      follow.disconnect();
      undo.abort();
    };
  }, []);

  // Whoever writes wants to see what they wrote.
  const before = useRef(written.peek());
  useSignalEffect(() => {
    if (written.value > before.current) atEnd.value = true;
    before.current = written.value;
  });

  useSignalEffect(() => {
    if (atEnd.value && visible.value && unread.value.length) conversation.markSeen();
  });

  // Only who moves up leaves the end: the log growing under a reader who stays must not look like that.
  const top = useRef(0);
  const onScroll = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: { currentTarget: HTMLElement }) => {
    const near = scrollHeight - scrollTop - clientHeight < AT_END;
    atEnd.value = near || (atEnd.peek() && scrollTop >= top.current);
    top.current = scrollTop;
  };

  return (
    <div class="log-frame">
      <div ref={box} class="log" tabIndex={0} role="region" aria-label={say("messages")} onScroll={onScroll} onKeyDown={walk}>
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
          {!blocks.value.length && <Skeleton />}
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

