/**
 * Where photos and files can be had now. The server's addresses are good for ten minutes, and new ones come with each
 * reading of a conversation: a photo keeps its first one, so that it is not loaded anew each time, until it fails.
 */
import type { Photo } from "../shared/wire.ts";
import type { Api } from "./api.ts";

export class PhotoLinks {
  private readonly api: Pick<Api, "photo" | "fileUrl">;
  private readonly known = new Map<string, Photo>();

  constructor(api: Pick<Api, "photo" | "fileUrl">) {
    this.api = api;
  }

  of(photo: Photo): Photo {
    const known = this.known.get(photo.id) ?? photo;
    this.known.set(photo.id, known);
    return known;
  }

  /** After `url` failed: another address of the same photo. Rejects with an ApiError. */
  async renewed(id: string, url: string): Promise<Photo> {
    const known = this.known.get(id);
    // The thumbnail and the whole photo grow old together; the second to notice need not ask again.
    if (known && known.url !== url && known.thumb !== url) return known;
    const fresh = await this.api.photo(id);
    this.known.set(id, fresh);
    return fresh;
  }

  file(id: string): Promise<string> {
    return this.api.fileUrl(id);
  }

  forget(): void {
    this.known.clear();
  }
}
