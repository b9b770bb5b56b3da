import { signal } from "@preact/signals";

import type { Prepared } from "../shared/shrink.ts";
import type { Upload } from "../shared/upload.ts";
import { MAX_PHOTOS, type Photo } from "../shared/wire.ts";
import type { Platform } from "./platform.ts";
import { Refused } from "./refused.ts";

/** `waiting` for its turn, `uploading`, `ready` to be sent, or `failed`. */
type PhotoState = "waiting" | "uploading" | "ready" | "failed";

/** A photo that goes with the message being written. */
export interface Attached extends Partial<Prepared>, Partial<Arrived> {
  key: string;
  /** Absent where the page was reloaded since. */
  file?: File;
  state: PhotoState;
  /** Of its upload, as a share of 1. */
  progress: number;
  /** Why it failed. */
  code?: string;
}

/** A photo that is ready: as the server has it, and since when. */
export interface Arrived {
  uploaded: Photo;
  at: number;
}

export interface Uploader {
  upload(upload: Upload): Promise<Photo>;
}

/** Whether the photo failed and somebody has to decide about it; failures of the network pass by themselves. */
export function isStuck({ state, code }: Attached): boolean {
  return state === "failed" && code !== "network";
}

/** The server forgets a photo an hour after its upload unless it has been sent by then. */
const FORGOTTEN_AFTER = 55 * 60_000;

/** Takes photos in, makes them fit, and uploads them one after the other while the shopper writes on. */
export class PhotoQueue {
  readonly items = signal<readonly Attached[]>([]);
  /** Why some of the last files could not be added at all. */
  readonly refused = signal<"too_many" | "no_photos" | null>(null);

  readonly #uploader: Uploader;
  readonly #platform: Pick<Platform, "now" | "id" | "prepare">;
  readonly #aborts = new Map<string, AbortController>();
  /** Large pictures take much memory while they are read, so there is one at a time. */
  #preparing = Promise.resolve();
  #uploading = Promise.resolve();

  constructor(uploader: Uploader, platform: Pick<Platform, "now" | "id" | "prepare">) {
    this.#uploader = uploader;
    this.#platform = platform;
  }

  add(files: Iterable<File>): void {
    const all = [...files];
    const photos = all.filter(({ type }) => type.startsWith("image/"));
    const items = this.items.peek();
    const taken = photos.slice(0, MAX_PHOTOS - items.length);
    this.refused.value = photos.length < all.length ? "no_photos" : taken.length < photos.length ? "too_many" : null;
    const added = taken.map((file): Attached => ({ key: this.#platform.id(), file, state: "waiting", progress: 0 }));
    this.items.value = [...items, ...added];
    for (const { key } of added) this.#begin(key);
  }

  /** Bring back the photos that were ready when the page was left, unless that was too long ago. */
  restore(arrived: readonly Arrived[]): void {
    const kept = arrived.filter(({ at }) => at > this.#platform.now() - FORGOTTEN_AFTER);
    this.items.value = kept.map((each) => ({ ...each, key: this.#platform.id(), state: "ready", progress: 1 }));
  }

  /** Take a photo out, in whatever state it is. */
  remove(key: string): void {
    this.#aborts.get(key)?.abort();
    this.items.value = this.items.peek().filter((item) => item.key !== key);
    this.refused.value = null;
  }

  retry(key: string): void {
    if (this.#find(key)?.state === "failed") this.#again(key);
  }

  /** Try again the photos that failed because there was no network. */
  resume(): void {
    for (const { key, code } of this.items.peek()) if (code === "network") this.retry(key);
  }

  /** Upload all photos again: those uploads belong to a conversation that is no longer ours. */
  restart(): void {
    for (const { key } of this.items.peek()) this.#again(key);
  }

  /** Uploads again what the server is about to forget. */
  refresh(): void {
    const oldest = this.#platform.now() - FORGOTTEN_AFTER;
    for (const { key, at } of this.items.peek()) if (at !== undefined && at < oldest) this.#again(key);
  }

  /** Hands over all photos, each of them `ready`, and empties the list. */
  take(): readonly Attached[] {
    const items = this.items.peek();
    this.items.value = [];
    this.refused.value = null;
    return items;
  }

  #again(key: string): void {
    this.#aborts.get(key)?.abort();
    const items = this.items.peek();
    this.items.value = items.map((item) => {
      if (item.key !== key) return item;
      const { uploaded: _uploaded, at: _at, code: _code, ...kept } = item;
      if (!kept.file) return { ...kept, state: "failed", code: "photo_gone" };
      return { ...kept, state: "waiting", progress: 0 };
    });
    this.#begin(key);
  }

  #begin(key: string): void {
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    const begun = this.#preparing.then(() => this.#prepare(key, abort.signal));
    this.#preparing = begun;
    this.#uploading = Promise.all([begun, this.#uploading]).then(() => this.#upload(key, abort.signal));
  }

  async #prepare(key: string, signal: AbortSignal): Promise<void> {
    const { file, photo } = this.#find(key) ?? {};
    if (!file || photo || signal.aborted) return;
    try {
      this.#change(key, signal, await this.#platform.prepare(file));
    } catch {
      this.#change(key, signal, { state: "failed", code: "photo_unreadable" });
    }
  }

  async #upload(key: string, signal: AbortSignal): Promise<void> {
    const { photo } = this.#find(key) ?? {};
    if (!photo || signal.aborted) return;
    this.#change(key, signal, { state: "uploading" });
    try {
      const progress = (share: number) => this.#change(key, signal, { progress: share });
      const uploaded = await this.#uploader.upload({ photo, progress, signal });
      this.#change(key, signal, { state: "ready", uploaded, at: this.#platform.now() });
    } catch (error) {
      this.#change(key, signal, { state: "failed", code: error instanceof Refused ? error.code : "network" });
    }
  }

  #find(key: string): Attached | undefined {
    return this.items.peek().find((item) => item.key === key);
  }

  /** Changes a photo, unless the attempt that says so was aborted. */
  #change(key: string, { aborted }: AbortSignal, changes: Partial<Attached>): void {
    if (aborted) return;
    this.items.value = this.items.peek().map((item) => (item.key === key ? { ...item, ...changes } : item));
  }
}
