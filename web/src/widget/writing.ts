import { computed, effect, signal, untracked, type Signal } from "@preact/signals";

import { MAX_TEXT } from "../shared/wire.ts";
import type { Conversation } from "./conversation.ts";
import { isStuck, type Arrived, type PhotoQueue } from "./photos.ts";

/** The message being written: its words and its photos. It outlives the panel, so that closing that stops no upload. */
export class Writing {
  readonly draft: Signal<string>;
  readonly photos: PhotoQueue;
  /** Whether the message goes as soon as the last photo has arrived. */
  readonly waiting = signal(false);

  /** Whether the message was to go and a photo is in the way. */
  readonly blocked = signal(false);

  /** Characters left, as the server counts them: code points after NFC. */
  readonly left = computed(() => MAX_TEXT - Array.from(this.#text()).length);
  readonly canSend = computed(() => {
    const { length } = this.photos.items.value;
    return this.left.value >= 0 && (length > 0 || this.#text() !== "");
  });
  /** The photos that are in the way. */
  readonly stuck = computed(() => this.photos.items.value.filter(isStuck));

  readonly #conversation: Pick<Conversation, "photos" | "album" | "send">;

  /** `draft` and `kept` outlive the page: the words, and the photos that have arrived. */
  constructor(
    draft: Signal<string>,
    kept: Signal<string>,
    conversation: Pick<Conversation, "photos" | "album" | "send">,
  ) {
    this.draft = draft;
    this.photos = conversation.photos;
    this.#conversation = conversation;
    this.photos.restore(JSON.parse(kept.peek() || "[]") as Arrived[]);
    effect(() => {
      const arrived = this.photos.items.value.filter(({ uploaded }) => uploaded);
      kept.value = arrived.length > 0 ? JSON.stringify(arrived.map(({ uploaded, at }) => ({ uploaded, at }))) : "";
    });
    effect(() => {
      const inTheWay = this.stuck.value.length > 0;
      if (!inTheWay) this.blocked.value = false;
      if (!this.waiting.value) return;
      if (inTheWay) this.blocked.value = true;
      // Without a photo that was removed there may be nothing left to send.
      if (inTheWay || !this.canSend.value) this.waiting.value = false;
      else if (this.photos.items.value.every(({ state }) => state === "ready")) untracked(() => this.#go());
    });
  }

  /** Send the message now, or once its photos are there. */
  send(): void {
    this.photos.refresh();
    this.photos.resume();
    this.waiting.value = this.canSend.peek();
  }

  /** Do not send the waiting message after all. */
  hold(): void {
    this.waiting.value = false;
  }

  #go(): void {
    const text = this.#text();
    const attached = this.photos.take();
    this.waiting.value = false;
    this.draft.value = "";
    for (const { uploaded, preview } of attached) {
      if (preview) this.#conversation.album.previews.set(uploaded!.id, preview);
    }
    const photos = attached.map(({ uploaded }) => uploaded!);
    this.#conversation.send({ kind: "message", text, ...(photos.length > 0 && { photos }) });
  }

  #text(): string {
    return this.draft.value.trim().normalize();
  }
}
