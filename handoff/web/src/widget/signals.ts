/**
 * Values that tell of their changes: what has read `value`, a component as it was drawn or an effect, is drawn or run
 * again when that is another. As in @preact/signals, which is a tenth of all that the chat would load; what it does
 * beyond this we do not need.
 */
import { options, type Component, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export interface ReadonlySignal<T> {
  readonly value: T;
  /** Reads it once, without hearing of its changes. */
  peek(): T;
}

export interface Signal<T> extends ReadonlySignal<T> {
  value: T;
}

/** What has read signals. */
class Reader {
  readonly changed: () => void;
  readonly #read = new Set<Set<Reader>>();

  constructor(changed: () => void) {
    this.changed = changed;
  }

  reads(readers: Set<Reader>): void {
    readers.add(this);
    this.#read.add(readers);
  }

  forget(): void {
    for (const readers of this.#read) readers.delete(this);
    this.#read.clear();
  }
}

/** Who reads at the moment. */
let reader: Reader | undefined;

function as<T>(other: Reader | undefined, task: () => T): T {
  const before = reader;
  reader = other;
  try {
    return task();
  } finally {
    reader = before;
  }
}

export function signal<T>(first: T): Signal<T> {
  let now = first;
  const readers = new Set<Reader>();
  return {
    get value() {
      reader?.reads(readers);
      return now;
    },
    set value(next) {
      if (Object.is(next, now)) return;
      now = next;
      // One may end or begin another.
      for (const each of [...readers]) if (readers.has(each)) each.changed();
    },
    peek: () => now,
  };
}

/** What `derive` makes of other signals, made anew at each reading. */
export function computed<T>(derive: () => T): ReadonlySignal<T> {
  return {
    get value() {
      return derive();
    },
    peek: () => untracked(derive),
  };
}

/** Does `task` without hearing of what it reads. */
export function untracked<T>(task: () => T): T {
  return as(undefined, task);
}

/** Runs `task` at once, and again whenever a signal that it read has changed; a change of its own making comes after. */
export function effect(task: () => void): () => void {
  let running = false;
  let again = false;
  const own = new Reader(() => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        own.forget();
        as(own, task);
      }
    } finally {
      running = false;
    }
  });
  own.changed();
  return () => own.forget();
}

export function useSignal<T>(first: T): Signal<T> {
  return useState(() => signal(first))[0];
}

/** An effect for as long as the component is there. */
export function useSignalEffect(task: () => void): void {
  const newest = useRef(task);
  newest.current = task;
  useEffect(() => effect(() => newest.current()), []);
}

/** A node of Preact's with the component that draws it: `__c`, as in its own hooks and dev tools (its mangle.json). */
type Node = VNode & { __c?: Component };

/** Where Preact lets others look on: `__r` before it draws a component, `diffed` after that. */
const hooks = options as { [name in "__r" | "diffed" | "unmount"]?: (node: Node) => void };
const { __r: draw, diffed, unmount } = hooks;
const drawn = new WeakMap<Component, Reader>();

hooks.__r = (node) => {
  reader = undefined;
  draw?.(node);
  const component = node.__c!;
  reader = drawn.get(component) ?? new Reader(() => component.setState({}));
  reader.forget();
  drawn.set(component, reader);
};
hooks.diffed = (node) => {
  reader = undefined;
  diffed?.(node);
};
hooks.unmount = (node) => {
  if (node.__c) drawn.get(node.__c)?.forget();
  unmount?.(node);
};
