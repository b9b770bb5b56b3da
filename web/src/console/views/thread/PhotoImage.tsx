import { usePhotoAddress } from "../../../shared/usePhotoAddress.ts";
import type { Photo } from "../../../shared/wire.ts";
import { useController } from "../../context.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

interface Props {
  photo: Photo;
  variant: "thumb" | "url";
  /** For screen readers; "" where the button around it has the words. */
  alt: string;
}

/** As large as a photo gets between messages, in pixels. */
const LOG_WIDTH = 240;
const LOG_HEIGHT = 280;

/** A photo, with room kept for it before it comes. */
export function PhotoImage({ photo, variant, alt }: Props) {
  const { src, lost, ...handlers } = usePhotoAddress(useController().photos, photo, variant);
  if (lost) {
    return (
      <span class="photo-lost">
        <Icon name="warn" />
        {t.photos.lost}
      </span>
    );
  }
  return (
    <img
      src={src}
      alt={alt}
      {...(variant === "thumb" ? sizeInLog(photo) : { width: photo.width, height: photo.height })}
      loading="lazy"
      decoding="async"
      draggable={false}
      {...handlers}
    />
  );
}

function sizeInLog({ width, height }: Photo): { width: number; height: number } {
  const scale = Math.min(1, LOG_WIDTH / width, LOG_HEIGHT / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
