/**
 * The addresses of photos. The server's are good for ten minutes, and each reading of a conversation brings new ones: a
 * photo keeps its first address until that fails, so that it is not loaded again each time.
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
    // The thumbnail's and the photo's addresses expire together; the second to notice need not ask again.
    if (known && known.url !== url && known.thumb !== url) return known;
    const fresh = await this.#fetch(id);
    this.#known.set(id, fresh);
    return fresh;
  }

  forget(): void {
    this.#known.clear();
  }
}

/** The photo in the server's answer to an upload. */
export function photoOf({ photo, ...rest }: Uploaded): Photo {
  return { id: photo, ...rest };
}
