import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import type { Photo } from "../shared/wire.ts";

import type { Album } from "./album.ts";
import { say } from "./strings.ts";

interface Props {
  photo: Photo;
  size: "url" | "thumb";
  alt: string;
  album: Album;
}

/** A photo that the server has. Where its address has run out it is asked for a new one, once. */
export function ServerPhoto({ photo, size, alt, album }: Props) {
  const state = useSignal<"good" | "renewed" | "gone">("good");
  const renew = () => {
    const again = state.peek() === "good";
    state.value = again ? "renewed" : "gone";
    if (again) album.renew(photo.id).catch(() => (state.value = "gone"));
  };
  // Of thumbnails there may be many, and most are still in the browser's cache.
  const stale = size === "url" && album.isOld(photo.id);
  useEffect(() => {
    if (stale) renew();
  }, []);

  const { [size]: src } = album.of(photo);
  if (state.value === "gone") return <span class="gone">{say("photo_missing")}</span>;
  return <img src={stale ? undefined : src} alt={alt} decoding="async" onError={renew} />;
}
