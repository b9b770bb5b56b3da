import { useState } from "preact/hooks";

import type { Photo } from "../../shared/wire.ts";
import { asApiError } from "../api.ts";
import { useDesk } from "../store.ts";
import { t } from "../strings.ts";
import { Icon } from "./Icon.tsx";

interface Props {
  photo: Photo;
  variant: "thumb" | "url";
  /** For readers aloud; "" where the button around it speaks. */
  alt: string;
}

/** As large as a photo gets between messages, in pixels. */
const LOG_WIDTH = 240;
const LOG_HEIGHT = 280;

/** A photo, with room kept for it before it comes; an address that has grown old is asked for anew, once. */
export function PhotoImage({ photo, variant, alt }: Props) {
  const desk = useDesk();
  // Once chosen it stays: each reading of the conversation brings other addresses of the same photo.
  const [src, setSrc] = useState(() => desk.photos.of(photo)[variant]);
  const [fate, setFate] = useState<"shown" | "renewed" | "lost">("shown");
  const renew = async (): Promise<void> => {
    if (fate !== "shown") return setFate("lost");
    setFate("renewed");
    try {
      setSrc((await desk.photos.renewed(photo.id, src))[variant]);
    } catch (error) {
      asApiError(error);
      setFate("lost");
    }
  };
  if (fate === "lost") {
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
      onLoad={() => setFate("shown")}
      onError={() => void renew()}
    />
  );
}

function sizeInLog({ width, height }: Photo): { width: number; height: number } {
  const scale = Math.min(1, LOG_WIDTH / width, LOG_HEIGHT / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
