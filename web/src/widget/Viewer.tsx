import { stepOf } from "../shared/arrows.ts";
import type { Album, Enlarged } from "./album.ts";
import { DownIcon } from "./icons.tsx";
import { ServerPhoto } from "./ServerPhoto.tsx";
import { Sheet } from "./Sheet.tsx";
import { say } from "./strings.ts";

/** A photo as large as the panel; from one to the next by buttons or arrow keys. */
export function Viewer({ album, enlarged }: { album: Album; enlarged: Enlarged }) {
  const { photos, index, alt } = enlarged;
  const { length } = photos;
  const photo = photos[index]!;
  const close = () => (album.enlarged.value = null);
  const go = (by: number) => (album.enlarged.value = { ...enlarged, index: (index + by + length) % length });

  const onKey = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step) go(step);
  };

  return (
    <Sheet class="viewer" title={alt} close={close} onKey={onKey}>
      <div class="picture" onClick={(event) => event.target === event.currentTarget && close()}>
        <ServerPhoto key={photo.id} photo={photo} size="url" alt={alt} album={album} />
      </div>
      {length > 1 && (
        <div class="pager">
          <button type="button" class="quiet square" aria-label={say("previous_photo")} onClick={() => go(-1)}>
            <DownIcon />
          </button>
          <p role="status">{say("photo_of", { n: index + 1, all: length })}</p>
          <button type="button" class="quiet square next" aria-label={say("next_photo")} onClick={() => go(1)}>
            <DownIcon />
          </button>
        </div>
      )}
    </Sheet>
  );
}
