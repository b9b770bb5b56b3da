import { signal } from "@preact/signals";

import type { Message, Photo } from "../shared/wire.ts";

import { addressOf } from "./address.ts";
import type { World } from "./world.ts";

/** The addresses are good for ten minutes. */
const OLD_AFTER = 9 * 60_000;

/** Which photos of a message are enlarged. */
export interface Enlarged {
  photos: readonly Photo[];
  index: number;
  alt: string;
}

/** Where the photos of the log are: their addresses run out, and are had anew when they are wanted again. */
export class Album {
  /** The photo that fills the panel. */
  readonly enlarged = signal<Enlarged | null>(null);

  readonly #server: string;
  readonly #fetch: (id: string) => Promise<Photo>;
  readonly #world: Pick<World, "now">;
  readonly #found = new Map<string, { photo: Photo; at: number }>();
  readonly #previews = new Map<string, HTMLCanvasElement>();
  /** Rises when an address changes. */
  readonly #changes = signal(0);

  constructor(server: string, fetch: (id: string) => Promise<Photo>, world: Pick<World, "now">) {
    this.#server = server;
    this.#fetch = fetch;
    this.#world = world;
  }

  /** A message has come with addresses; those that were good anyway stay, and their pictures with them. */
  keep({ photos = [] }: Pick<Message, "photos">): void {
    for (const photo of photos) if ("id" in photo && this.isOld(photo.id)) this.#put(photo);
  }

  /** The shopper's own photo can be shown without the server. */
  keepPreview(id: string, preview: HTMLCanvasElement): void {
    this.#previews.set(id, preview);
  }

  previewOf(id: string): HTMLCanvasElement | undefined {
    return this.#previews.get(id);
  }

  /** The photo at its newest address. */
  of(photo: Photo): Photo {
    this.#changes.value;
    return this.#found.get(photo.id)?.photo ?? this.#whole(photo);
  }

  isOld(id: string): boolean {
    return this.#world.now() - (this.#found.get(id)?.at ?? 0) > OLD_AFTER;
  }

  /** Rejects where there is no such photo any more, or no network. */
  async renew(id: string): Promise<void> {
    this.#put(await this.#fetch(id));
    this.#changes.value++;
  }

  #put(photo: Photo): void {
    this.#found.set(photo.id, { photo: this.#whole(photo), at: this.#world.now() });
  }

  #whole(photo: Photo): Photo {
    const [url = "", thumb = ""] = [photo.url, photo.thumb].map((path) => addressOf(path, this.#server));
    return { ...photo, url, thumb };
  }
}
