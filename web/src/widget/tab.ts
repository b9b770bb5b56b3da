import { effect, signal, type Signal } from "@preact/signals";

import { OPEN, type Drawer } from "./keyValueStore.ts";

/** What one tab keeps for itself through reloads and page changes. Empty texts are not kept. */
export interface Tab {
  /** Whether the chat is open. */
  open: Signal<boolean>;
  /** What is written and not sent. */
  draft: Signal<string>;
  /** The photos that have arrived and are not sent. */
  photos: Signal<string>;
  /** The message whose preview was sent away. */
  dismissed: Signal<string>;
}

export function openTab(drawer: Drawer): Tab {
  const open = signal(drawer.get(OPEN) !== null);
  effect(() => keep(drawer, OPEN, open.value ? "1" : ""));
  const [draft, photos, dismissed] = [kept(drawer, "draft"), kept(drawer, "photos"), kept(drawer, "dismissed")];
  return { open, draft, photos, dismissed };
}

function kept(drawer: Drawer, name: string): Signal<string> {
  const value = signal(drawer.get(name) ?? "");
  effect(() => keep(drawer, name, value.value));
  return value;
}

function keep(drawer: Drawer, name: string, value: string): void {
  if (value) drawer.set(name, value);
  else drawer.remove(name);
}
