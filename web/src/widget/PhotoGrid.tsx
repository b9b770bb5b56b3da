import type { Message, Photo } from "../shared/wire.ts";
import type { Album } from "./album.ts";
import { Drawing } from "./Drawing.tsx";
import { AlertIcon } from "./icons.tsx";
import { photoTrouble } from "./labels.ts";
import { ServerPhoto } from "./ServerPhoto.tsx";

interface Props {
  photos: NonNullable<Message["photos"]>;
  /** Says whose photos they are. */
  alt: string;
  album: Album;
}

/** One photo stands in its own shape, within reason; several are cut square. */
const SIDE = 220;
const SHAPES = { narrowest: 0.6, widest: 2 };

/** The photos of a message, small; each opens large. Their place is kept free, so that nothing jumps as they load. */
export function PhotoGrid({ photos, alt, album }: Props) {
  const shown = photos.filter((photo) => "id" in photo);
  const enlarge = (index: number) => (album.enlarged.value = { photos: shown, index, alt });
  return (
    <>
      {shown.length > 0 && (
        <div class={`photos ${shown.length > 1 ? "several" : ""}`}>
          {shown.map((photo, index) => (
            <button
              key={photo.id}
              type="button"
              style={shown.length > 1 ? {} : shapeOf(photo)}
              onClick={() => enlarge(index)}
            >
              <Thumbnail photo={photo} alt={alt} album={album} />
            </button>
          ))}
        </div>
      )}
      {photos.map(
        (photo, index) =>
          "failed" in photo && (
            <p key={index} class="mark bad">
              <AlertIcon />
              {photoTrouble(photo.failed)}
            </p>
          ),
      )}
    </>
  );
}

function Thumbnail({ photo, alt, album }: { photo: Photo; alt: string; album: Album }) {
  const preview = album.previews.get(photo.id);
  if (preview) return <Drawing of={preview} alt={alt} />;
  return <ServerPhoto photo={photo} size="thumb" alt={alt} album={album} />;
}

function shapeOf({ width, height }: Photo) {
  const ratio = Math.min(SHAPES.widest, Math.max(SHAPES.narrowest, width / height));
  return { aspectRatio: ratio, inlineSize: `${Math.round(SIDE * Math.min(1, ratio))}px` };
}
