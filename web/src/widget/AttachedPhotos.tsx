import { isFinal } from "../shared/upload.ts";
import { MAX_PHOTOS } from "../shared/wire.ts";
import type { Album } from "./album.ts";
import { Drawing } from "./Drawing.tsx";
import { CloseIcon, PhotoIcon } from "./icons.tsx";
import { photoTrouble } from "./labels.ts";
import { isStuck, type Attached } from "./photos.ts";
import { ServerPhoto } from "./ServerPhoto.tsx";
import { say } from "./strings.ts";
import type { Writing } from "./writing.ts";

interface Props {
  writing: Writing;
  album: Album;
  /** Where the focus goes from a photo that is removed. */
  refocus: () => void;
}

/** The photos that go with the message: how far each has come, and a button that removes it. */
export function AttachedPhotos(props: Props) {
  const { photos, stuck, blocked } = props.writing;
  const { items, refused } = photos;
  const forGood = stuck.value.every(({ code }) => isFinal(code));
  return (
    <>
      {items.value.length > 0 && (
        <ul class="attached">
          {items.value.map((item, index) => (
            <AttachedPhoto key={item.key} item={item} n={index + 1} {...props} />
          ))}
        </ul>
      )}
      <p class="mark bad" role="status">
        {blocked.value
          ? say(forGood ? "stuck_for_good" : "stuck", { n: stuck.value.length })
          : refused.value && say(refused.value, { n: MAX_PHOTOS })}
      </p>
    </>
  );
}

function AttachedPhoto({ item, n, writing: { photos }, album, refocus }: Props & { item: Attached; n: number }) {
  const { key, state, preview, uploaded, progress, code } = item;
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
    <li class={isStuck(item) ? "failed stuck" : state} tabIndex={-1}>
      <div class="chip">
        {preview && <Drawing of={preview} alt={alt} />}
        {!preview && uploaded && <ServerPhoto photo={uploaded} size="thumb" alt={alt} album={album} />}
        {!preview && !uploaded && <PhotoIcon />}
        {(state === "waiting" || state === "uploading") && (
          <progress value={progress} aria-label={`${alt}: ${say("uploading")}`} />
        )}
      </div>
      {state === "failed" && (
        <p class="mark bad" role="alert">
          {photoTrouble(code)}
          {!isFinal(code) && (
            <button type="button" class="link" onClick={retry}>
              {say("retry")}
            </button>
          )}
        </p>
      )}
      <button type="button" class="square remove" aria-label={say("remove_photo", { n })} onClick={remove}>
        <CloseIcon />
      </button>
    </li>
  );
}
