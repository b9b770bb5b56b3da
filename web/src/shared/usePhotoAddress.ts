import { useState } from "preact/hooks";

import type { PhotoLinks } from "./photoLinks.ts";
import type { Photo } from "./wire.ts";

/** Where an `<img>` has its photo from; an address that has grown old is asked for anew, once until it has loaded. */
export function usePhotoAddress(links: PhotoLinks, photo: Photo, size: "url" | "thumb") {
  // Once chosen it stays: each reading of the conversation brings other addresses of the same photo.
  const [src, setSrc] = useState(() => links.of(photo)[size]);
  const [fate, setFate] = useState<"shown" | "renewed" | "lost">("shown");
  const renew = async (): Promise<void> => {
    if (fate !== "shown") return setFate("lost");
    setFate("renewed");
    try {
      setSrc((await links.renewed(photo.id, src))[size]);
    } catch {
      setFate("lost");
    }
  };
  return { src, lost: fate === "lost", onLoad: () => setFate("shown"), onError: () => void renew() };
}
