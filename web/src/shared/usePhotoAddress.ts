import { useState } from "preact/hooks";

import type { PhotoLinks } from "./photoLinks.ts";
import type { Photo } from "./wire.ts";

/** Where an `<img>` has its photo from; an address that has expired is asked for again, once until it has loaded. */
export function usePhotoAddress(links: PhotoLinks, photo: Photo, size: "url" | "thumb") {
  // Once chosen it stays: each reading of the conversation brings other addresses of the same photo.
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
