import { computed, effect, signal, untracked, type Signal } from "@preact/signals";

import { MAX_TEXT } from "../shared/wire.ts";

import type { Conversation } from "./conversation.ts";
import type { Arrived, PhotoQueue } from "./photos.ts";

/** The message being written: its words and its photos. It outlives the panel, so that closing that stops no upload. */
export class Writing {
  readonly draft: Signal<string>;
  readonly photos: PhotoQueue;
  /** It is to go as soon as the last photo has arrived. */
  readonly waiting = signal(false);

  /** Characters left, as the server counts them: code points after NFC. */
  readonly left = computed(() => MAX_TEXT - [...this.#text()].length);
  readonly canSend = computed(() => {
    const photos = this.photos.items.value;
    if (this.left.value < 0 || photos.some(({ state }) => state === "failed")) return false;
    return photos.length > 0 || this.#text() !== "";
  });

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
      kept.value = arrived.length ? JSON.stringify(arrived.map(({ uploaded, at }) => ({ uploaded, at }))) : "";
    });
    effect(() => {
      if (!this.waiting.value) return;
      // One that fails asks for a decision, and one that is removed may leave nothing to send.
      if (!this.canSend.value) this.waiting.value = false;
      else if (this.photos.items.value.every(({ state }) => state === "ready")) untracked(() => this.#go());
    });
  }

  /** Now, or once its photos are there. */
  send(): void {
    this.photos.refresh();
    this.waiting.value = this.canSend.peek();
  }

  /** Not yet, after all. */
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
    this.#conversation.send({ kind: "message", text, ...(photos.length && { photos }) });
  }

  #text(): string {
    return this.draft.value.trim().normalize();
  }
}
