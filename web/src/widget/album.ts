import { signal } from "@preact/signals";

import { PhotoLinks } from "../shared/photoLinks.ts";
import type { Photo } from "../shared/wire.ts";

/** Which photos of a message are enlarged. */
export interface Enlarged {
  photos: readonly Photo[];
  index: number;
  alt: string;
}

/** The photos of the log: which one is enlarged, their addresses, and those that need not be fetched. */
export class Album {
  /** The photo that fills the window. */
  readonly enlarged = signal<Enlarged | null>(null);
  readonly links: PhotoLinks;
  /** What the links lead to. */
  readonly server: string;
  /** The shopper's own photos can be shown without the server. */
  readonly previews = new Map<string, HTMLCanvasElement>();

  constructor(server: string, fetch: (id: string) => Promise<Photo>) {
    this.server = server;
    this.links = new PhotoLinks(fetch);
  }
}
