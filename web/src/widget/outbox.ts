import { signal } from "@preact/signals";

import type { FromShopper, Photo, ErrorCode } from "../shared/wire.ts";
import type { KeyValueStore } from "./keyValueStore.ts";
import type { Platform } from "./platform.ts";

/** What a shopper can send that must not get lost. */
export type Draft =
  /** Its photos are uploaded already. */
  | { kind: "message"; text: string; photos?: Photo[] }
  | { kind: "choice"; message: string; option: number; text: string }
  | { kind: "person"; text: string };

/** `waiting` for the connection or its turn, `sending`, `sent` (durable, its echo is under way), or `failed`. */
type SendState = "waiting" | "sending" | "sent" | "failed";

export interface Outgoing {
  client_id: string;
  /** Milliseconds since 1970. */
  at: number;
  draft: Draft;
  state: SendState;
  /** Why it failed. */
  code?: string;
}

const SLOT = "out ";
/** Refusals that pass by themselves; each is tried again a little later. The limit is 5 messages in 10 s. */
const PASSING: readonly string[] = ["too_fast", "busy"] satisfies ErrorCode[];
const PATIENCE = [2_000, 4_000, 8_000];
/** An ack takes milliseconds; without one for this long the connection is dead, whatever the browser says. */
const ACK_WITHIN = 8_000;
/** Another tab's message is left to that tab for this long. The server stores a message once, even if sent twice. */
const ADOPT_AFTER = 15_000;

/**
 * Keeps each message under its `client_id` until the server has it for good, and sends one at a time, in order.
 *
 * Each entry has a slot of its own in storage, so that tabs never overwrite each other's, and a message written on a
 * page that was then closed is sent by the next.
 */
export class Outbox {
  readonly items = signal<readonly Outgoing[]>([]);

  readonly #store: KeyValueStore;
  readonly #send: (frame: FromShopper) => boolean;
  readonly #stuck: () => void;
  readonly #platform: Platform;
  #refusals = 0;
  #cancel = () => {};

  /** `send` says whether the frame went out; `stuck` is told when no ack comes. */
  constructor(store: KeyValueStore, send: (frame: FromShopper) => boolean, stuck: () => void, platform: Platform) {
    this.#store = store;
    this.#send = send;
    this.#stuck = stuck;
    this.#platform = platform;
    this.#adopt();
    store.onChange((name) => {
      if (name.startsWith(SLOT)) platform.later(ADOPT_AFTER, () => this.flush());
    });
  }

  add(draft: Draft): void {
    const items = this.items.peek();
    // Two in the same millisecond keep their order.
    const at = Math.max(this.#platform.now(), (items.at(-1)?.at ?? 0) + 1);
    const item: Outgoing = { client_id: this.#platform.id(), at, draft, state: "waiting" };
    this.#store.set(slot(item), JSON.stringify(item));
    this.items.value = [...items, item];
    this.#next();
  }

  /** The connection is ready: send all that is left, other pages' too. */
  flush(): void {
    this.#adopt();
    this.#next();
  }

  /** The connection is gone: what was under way waits again. */
  lost(): void {
    this.#cancel();
    for (const item of this.items.peek()) if (item.state === "sending") this.#replace(item, { state: "waiting" });
  }

  acked(clientId: string): void {
    const item = this.#find(clientId);
    if (!item) return;
    if (item.state === "sending") this.#cancel();
    this.#refusals = 0;
    this.#store.remove(slot(item));
    this.#replace(item, { state: "sent" });
    this.#next();
  }

  /**
   * The log has the message now; its echo may overtake its ack. Another tab's message leaves storage too: sent again
   * after its echo, it would wait here for a second echo that never comes.
   */
  echoed(clientId: string): void {
    this.#store.remove(SLOT + clientId);
    this.acked(clientId);
    this.discard(clientId);
  }

  refused(clientId: string, code: string): void {
    const item = this.#find(clientId);
    if (item?.state !== "sending") return;
    this.#cancel();
    if (PASSING.includes(code)) {
      const delay = PATIENCE[Math.min(this.#refusals++, PATIENCE.length - 1)]!;
      this.#cancel = this.#platform.later(delay, () => this.#transmit(item));
      return;
    }
    this.#replace(item, { state: "failed", code });
    this.#next();
  }

  /** Send a failed message again as a new one: its old id may have been what was wrong, or its photos. */
  retry(clientId: string, onlyWords = false): void {
    const item = this.#find(clientId);
    if (item?.state !== "failed") return;
    this.discard(clientId);
    this.add(onlyWords ? { kind: "message", text: item.draft.text } : item.draft);
  }

  discard(clientId: string): void {
    const item = this.#find(clientId);
    if (!item) return;
    this.#store.remove(slot(item));
    this.items.value = this.items.peek().filter((other) => other !== item);
  }

  /** Buttons belong to the conversation that showed them; words can go to the next. */
  discardChoices(): void {
    for (const { client_id, draft } of this.items.peek()) if (draft.kind === "choice") this.discard(client_id);
  }

  #adopt(): void {
    const known = this.items.peek();
    const names = this.#store.names(SLOT).filter((name) => !known.some((item) => slot(item) === name));
    const kept = names.map((name) => JSON.parse(this.#store.get(name) ?? "null") as Outgoing | null);
    // In the order they were written. A message that its own tab has just sent is null by now.
    const all = [...known, ...kept.filter((item) => item !== null)].toSorted((a, b) => a.at - b.at);
    if (all.length > known.length) this.items.value = all;
  }

  #next(): void {
    const items = this.items.peek();
    if (items.some((item) => item.state === "sending")) return;
    const head = items.find((item) => item.state === "waiting");
    if (!head) return;
    if (this.#store.get(slot(head)) !== null) return this.#transmit(head);
    // Another tab has sent or discarded it. If sent, the log brings it.
    this.discard(head.client_id);
    this.#next();
  }

  #transmit(item: Outgoing): void {
    if (!this.#send(frame(item))) return;
    this.#replace(item, { state: "sending" });
    this.#cancel();
    this.#cancel = this.#platform.later(ACK_WITHIN, this.#stuck);
  }

  #find(clientId: string): Outgoing | undefined {
    return this.items.peek().find((item) => item.client_id === clientId);
  }

  #replace({ client_id }: Outgoing, changes: Partial<Outgoing>): void {
    this.items.value = this.items.peek().map((item) => (item.client_id === client_id ? { ...item, ...changes } : item));
  }
}

function slot({ client_id }: Outgoing): string {
  return SLOT + client_id;
}

function frame({ client_id, draft }: Outgoing): FromShopper {
  switch (draft.kind) {
    case "message": {
      const { text, photos } = draft;
      return { type: "message", client_id, text, ...(photos && { photos: photos.map(({ id }) => id) }) };
    }
    case "choice":
      return { type: "choice", client_id, message: draft.message, option: draft.option };
    case "person":
      return { type: "person", client_id };
  }
}
