import { MAX_PHOTOS } from "../shared/wire.ts";

import { Drawing } from "./Drawing.tsx";
import { CloseIcon } from "./icons.tsx";
import { photoTrouble } from "./labels.ts";
import type { Attached, PhotoQueue } from "./photos.ts";
import { say } from "./strings.ts";

interface Props {
  photos: PhotoQueue;
  /** Where the focus goes from a photo that is removed. */
  refocus: () => void;
}

/** The photos that go with the message: how far each has come, and the way to be rid of it. */
export function AttachedPhotos({ photos, refocus }: Props) {
  const { items, refused } = photos;
  return (
    <>
      {items.value.length > 0 && (
        <ul class="attached">
          {items.value.map((item, index) => (
            <AttachedPhoto key={item.key} item={item} n={index + 1} photos={photos} refocus={refocus} />
          ))}
        </ul>
      )}
      <p class="mark bad" role="status">
        {refused.value && say(refused.value, { n: MAX_PHOTOS })}
      </p>
    </>
  );
}

function AttachedPhoto({ item, n, photos, refocus }: Props & { item: Attached; n: number }) {
  const { key, state, preview, progress, code } = item;
  const alt = say("photo_of", { n, all: photos.items.value.length });
  const remove = () => {
    refocus();
    photos.remove(key);
  };
  const retry = () => {
    refocus();
    photos.retry(key);
  };
  return (
    <li class={state}>
      <div class="chip">
        {preview && <Drawing of={preview} alt={alt} />}
        {(state === "waiting" || state === "uploading") && (
          <progress value={progress} aria-label={`${alt}: ${say("uploading")}`} />
        )}
      </div>
      {state === "failed" && (
        <p class="mark bad" role="alert">
          {photoTrouble(code)}
          <button type="button" class="link" onClick={retry}>
            {say("retry")}
          </button>
        </p>
      )}
      <button type="button" class="square remove" aria-label={say("remove_photo", { n })} onClick={remove}>
        <CloseIcon />
      </button>
    </li>
  );
}
