/**
 * Where photos can be had now. The server's addresses are good for ten minutes, and new ones come with each reading of
 * a conversation: a photo keeps its first one, so that it is not loaded again each time, until it fails.
 */
import type { Photo, Uploaded } from "./wire.ts";

export class PhotoLinks {
  readonly #fetch: (id: string) => Promise<Photo>;
  readonly #known = new Map<string, Photo>();

  constructor(fetch: (id: string) => Promise<Photo>) {
    this.#fetch = fetch;
  }

  of(photo: Photo): Photo {
    const known = this.#known.get(photo.id) ?? photo;
    this.#known.set(photo.id, known);
    return known;
  }

  /** After `url` failed: another address of the same photo. Rejects where there is none, or nobody to ask. */
  async renewed(id: string, url: string): Promise<Photo> {
    const known = this.#known.get(id);
    // The thumbnail and the whole photo grow old together; the second to notice need not ask again.
    if (known && known.url !== url && known.thumb !== url) return known;
    const fresh = await this.#fetch(id);
    this.#known.set(id, fresh);
    return fresh;
  }

  forget(): void {
    this.#known.clear();
  }
}

/** The photo that the server tells of. */
export function photoOf({ photo, ...rest }: Uploaded): Photo {
  return { id: photo, ...rest };
}
