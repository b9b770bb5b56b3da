/** Single keys as commands: the list that `?` shows, and the hook with which a component answers a key. */
import { useEffect, useRef } from "preact/hooks";

import { isComposing } from "../shared/composing.ts";
import { t } from "./strings.ts";

export type Group = "list" | "talk" | "all";

interface Shortcut {
  keys: readonly string[];
  does: string;
}

const { does } = t.keys;

export const SHORTCUTS: Record<Group, readonly Shortcut[]> = {
  list: [
    { keys: ["j", "ArrowDown"], does: does.next },
    { keys: ["k", "ArrowUp"], does: does.previous },
    { keys: ["Enter"], does: does.open },
    { keys: ["1", "2", "3", "4", "5"], does: does.views },
    { keys: ["/"], does: does.search },
  ],
  talk: [
    { keys: ["c"], does: does.claim },
    { keys: ["r"], does: does.reply },
    { keys: ["n"], does: does.note },
    { keys: ["p"], does: does.photos },
    { keys: ["m"], does: does.message },
    { keys: ["e"], does: does.resolve },
    { keys: ["b"], does: does.giveBack },
    { keys: ["i"], does: does.turns },
    { keys: ["d"], does: does.about },
  ],
  all: [
    { keys: ["Escape"], does: does.leave },
    { keys: ["?"], does: does.help },
  ],
};

const SETTING = "counterhand:keys";

/** Whether single keys are commands. People who dictate, or hit keys by accident, turn them off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  return localStorage.getItem(SETTING) !== "off";
}

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(SETTING);
  else localStorage.setItem(SETTING, "off");
}

type Answer = () => void;

/** Who answers which key; of several, the newest gets it. */
const answers: { key: string; answer: { current: Answer } }[] = [];

/** Calls `answer` at `key` (as KeyboardEvent.key) while `active` and the reader is not typing. */
export function useKey(key: string, answer: Answer, active = true): void {
  const latest = useRef(answer);
  latest.current = answer;
  useEffect(() => {
    if (!active) return;
    const entry = { key, answer: latest };
    answers.push(entry);
    return () => void answers.splice(answers.indexOf(entry), 1);
  }, [key, active]);
}

/** Does what `key` does now, also after a click on something else. Returns whether anybody answered. */
export function answerKey(key: string): boolean {
  const found = answers.findLast((each) => each.key === key);
  found?.answer.current();
  return found !== undefined;
}

export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    if (document.querySelector("dialog[open], [popover]:popover-open")) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    if (event.key.length === 1 && !keysAreOn()) return;
    if (answerKey(event.key)) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}
