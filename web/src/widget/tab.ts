import { effect, signal, type Signal } from "@preact/signals";

import { OPEN, type KeyValueStore } from "./keyValueStore.ts";

/** What one tab keeps for itself through reloads and page changes. Empty texts are not kept. */
export interface Tab {
  /** Whether the chat is open. */
  open: Signal<boolean>;
  /** What is written and not sent. */
  draft: Signal<string>;
  /** The photos that have arrived and are not sent. */
  photos: Signal<string>;
  /** The message whose preview was dismissed. */
  dismissed: Signal<string>;
}

export function openTab(store: KeyValueStore): Tab {
  const open = signal(store.get(OPEN) !== null);
  effect(() => keep(store, OPEN, open.value ? "1" : ""));
  const [draft, photos, dismissed] = [kept(store, "draft"), kept(store, "photos"), kept(store, "dismissed")];
  return { open, draft, photos, dismissed };
}

function kept(store: KeyValueStore, name: string): Signal<string> {
  const value = signal(store.get(name) ?? "");
  effect(() => keep(store, name, value.value));
  return value;
}

function keep(store: KeyValueStore, name: string, value: string): void {
  if (value) store.set(name, value);
  else store.remove(name);
}
