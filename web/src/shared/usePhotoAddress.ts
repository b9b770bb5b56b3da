import { useState } from "preact/hooks";

import type { PhotoLinks } from "./photoLinks.ts";
import type { Photo } from "./wire.ts";

/** The address for an `<img>`. When it fails, a new one is asked for, but only once until the photo has loaded. */
export function usePhotoAddress(links: PhotoLinks, photo: Photo, size: "url" | "thumb") {
  // The first address stays: each reading of the conversation brings other addresses of the same photo.
  const [src, setSrc] = useState(() => links.of(photo)[size]);
  const [state, setState] = useState<"shown" | "renewed" | "lost">("shown");
  const renew = async (): Promise<void> => {
    if (state !== "shown") return setState("lost");
    setState("renewed");
    try {
      setSrc((await links.renewed(photo.id, src))[size]);
    } catch {
      setState("lost");
    }
  };
  return { src, lost: state === "lost", onLoad: () => setState("shown"), onError: () => void renew() };
}
