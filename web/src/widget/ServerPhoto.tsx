import { addressOf } from "../shared/address.ts";
import { usePhotoAddress } from "../shared/usePhotoAddress.ts";
import type { Photo } from "../shared/wire.ts";
import type { Album } from "./album.ts";
import { say } from "./strings.ts";

interface Props {
  photo: Photo;
  size: "url" | "thumb";
  alt: string;
  album: Album;
}

/** A photo that the server has. */
export function ServerPhoto({ photo, size, alt, album }: Props) {
  const { src, lost, ...handlers } = usePhotoAddress(album.links, photo, size);
  if (lost) return <span class="gone">{say("photo_missing")}</span>;
  return <img src={addressOf(src, album.server)} alt={alt} decoding="async" {...handlers} />;
}
