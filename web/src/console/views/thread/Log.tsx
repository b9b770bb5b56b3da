import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

import type { AgentMessage, Row } from "../../../shared/wire.ts";
import { now, useNow } from "../../clock.ts";
import { useController, useStore } from "../../context.ts";
import { useKey } from "../../keys.ts";
import { nameOf } from "../../names.ts";
import { deliveryStatusOf, newestTold } from "../../state/deliveryStatus.ts";
import { type Entry, entriesOf } from "../../state/entries.ts";
import { isMixed, openThread, unsentHere } from "../../state/select.ts";
import { type Thread, lastSeq } from "../../state/thread.ts";
import { t } from "../../strings.ts";
import { dayName } from "../../time.ts";
import { Icon } from "../kit/Icon.tsx";
import { Bubble } from "./Bubble.tsx";
import { ChangeLine, NoteLine } from "./Lines.tsx";
import { focusNewestTools } from "./Tools.tsx";
import { UnsentBubble } from "./UnsentBubble.tsx";

/** This close to the end counts as the end: a line's height, for rounded and zoomed sizes. */
const NEAR_END_PX = 24;

export function Log({ row }: { row: Row }) {
  const controller = useController();
  const thread = useStore(openThread);
  const unsent = useStore(unsentHere);
  const box = useRef<HTMLDivElement>(null);
  const end = useEnd(row, box, thread, unsent.length);
  const entries = useMemo(() => (thread ? entriesOf(thread) : []), [thread?.messages, thread?.notes, thread?.audit]);
  const mine = controller.isMine(row);
  const told = thread && newestTold(thread.messages);
  const newest = thread?.messages.findLast(isAnswerable)?.seq;
  const deleted = thread?.messages.filter((message) => message.deleted).length;
  useEffect(() => {
    // A change of owner removes the button that asked for it, and so does a deletion; people who work by keyboard then
    // go on from the log.
    if (document.activeElement === document.body) box.current?.focus();
  }, [row.owner, deleted]);
  useKey("m", () => focusNewestTools(box.current), mine);
  const failed = unsent.findIndex(({ failure }) => failure !== null);
  if (!thread) return null;
  return (
    <div class="log-frame">
      <div ref={box} class="log" role="log" aria-label={t.talk.log} tabIndex={0} onScroll={end.onScroll}>
        {entries.map((entry) => (
          <LogEntry key={entry.key} entry={entry} thread={thread} told={told} mine={mine} newest={newest} />
        ))}
        {unsent.map((each, place) => (
          <UnsentBubble key={each.clientId} unsent={each} behind={place > failed && failed >= 0} />
        ))}
        <TypingMark row={row} at={thread.typingAt} />
      </div>
      {!end.reached && (
        <button type="button" class="pill" onClick={end.go}>
          <Icon name="down" />
          {end.unseen > 0 ? t.log.newMessages(end.unseen) : <span class="unseen">{t.log.latest}</span>}
        </button>
      )}
    </div>
  );
}

interface EntryProps {
  entry: Entry;
  thread: Thread;
  /** `seq` of the newest of our messages whose delivery status is told. */
  told: number | undefined;
  mine: boolean;
  /** `seq` of the newest message that can be replied to. */
  newest: number | undefined;
}

function LogEntry({ entry, thread, told, mine, newest }: EntryProps) {
  const showTurn = useStore((state) => state.showTurns);
  const mixed = useStore(isMixed);
  // Each message makes new entry objects, but the messages and notes in them stay the same.
  const startsRun = entry.kind === "message" && entry.startsRun;
  const status = entry.kind === "message" ? deliveryStatusOf(entry.message, told, thread.seenByShopper) : null;
  const isNewest = entry.kind === "message" && entry.message.seq === newest;
  const answerable = isNewest ? "stop" : "there";
  const tools = mine ? answerable : "none";
  return useMemo(() => {
    switch (entry.kind) {
      case "day":
        return <p class="day">{dayName(entry.at, now())}</p>;
      case "change":
        return <ChangeLine change={entry.change} />;
      case "note":
        return <NoteLine note={entry.note} />;
      case "message":
        return <Bubble {...{ message: entry.message, startsRun, showTurn, mixed, tools, status }} />;
    }
  }, [subjectOf(entry), startsRun, showTurn, mixed, tools, status]);
}

/** Whether the message can be replied to. */
function isAnswerable({ from, deleted }: AgentMessage): boolean {
  return from.kind !== "notice" && !deleted;
}

function subjectOf(entry: Entry): unknown {
  switch (entry.kind) {
    case "day":
      return entry.key;
    case "change":
      return entry.change;
    case "note":
      return entry.note;
    case "message":
      return entry.message;
  }
}

/** Stays at the end when the reader is there, stays put when not, and reports what was really on the screen. */
function useEnd(row: Row, box: { current: HTMLElement | null }, thread: Thread | undefined, unsent: number) {
  const controller = useController();
  const [reached, setReached] = useState(true);
  /** False until the log is measured, and while Details are shown instead of it. */
  const [visible, setVisible] = useState(false);
  const atEnd = useRef(true);
  const drawn = useRef("");
  const newest = lastSeq(thread);
  const [shown, setShown] = useState(newest);

  const go = (): void => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  const onScroll = (): void => {
    if (!box.current) return;
    const { scrollHeight, scrollTop, clientHeight, clientWidth } = box.current;
    const shape = `${scrollHeight} ${clientHeight} ${clientWidth}`;
    const moved = shape === drawn.current;
    drawn.current = shape;
    setVisible(clientHeight > 0);
    if (clientHeight === 0) return;
    // The page changed and the reader did not scroll: a reader who was at the end stays there.
    if (!moved && atEnd.current) return go();
    atEnd.current = scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
    setReached(atEnd.current);
  };
  const wasUnsent = useRef(unsent);
  useLayoutEffect(() => {
    // People who send look at what they send, although they were reading further up.
    if (atEnd.current || unsent > wasUnsent.current) go();
    wasUnsent.current = unsent;
  }, [thread, unsent]);
  useEffect(() => {
    const watcher = new ResizeObserver(onScroll); // The composer grows, the window shrinks.
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    const look = (): void => {
      if (!atEnd.current || !visible || document.visibilityState !== "visible") return;
      setShown(newest);
      controller.saw(row, newest);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [row, newest, reached, visible]);

  const unseen = thread?.messages.filter(({ seq, from }) => seq > shown && from.kind !== "agent").length ?? 0;
  return { reached, unseen, go, onScroll };
}

/** A typing frame holds this long; the widget sends one every few seconds while its shopper types. */
const TYPING_MS = 5_000;

function TypingMark({ row, at }: { row: Row; at: number | null }) {
  const moment = useNow();
  const typing = at !== null && Math.abs(moment - at) < TYPING_MS;
  return (
    <p class="typing" aria-hidden={!typing}>
      {typing && (
        <>
          <span class="typing-dots">
            <i />
            <i />
            <i />
          </span>
          {t.log.typing(nameOf(row))}
        </>
      )}
    </p>
  );
}
