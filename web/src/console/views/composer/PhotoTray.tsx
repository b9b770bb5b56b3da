import { isFinal } from "../../../shared/upload.ts";
import { useController, useStore } from "../../context.ts";
import { answerKey } from "../../keys.ts";
import { type DraftPhoto, isStuck } from "../../state/draftAttachments.ts";
import { attachmentsHere } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { PhotoImage } from "../thread/PhotoImage.tsx";

/** The photos that go with the reply being written: how far each is, and a way to take it out again. */
export function PhotoTray({ conversation }: { conversation: string }) {
  const { photos } = useStore(attachmentsHere);
  if (photos.length === 0) return null;
  return (
    <ul class="tray" aria-label={t.photos.tray}>
      {photos.map((photo, place) => (
        <Tile key={photo.key} conversation={conversation} photo={photo} place={place + 1} />
      ))}
    </ul>
  );
}

function Tile(props: { conversation: string; photo: DraftPhoto; place: number }) {
  const { conversation, photo, place } = props;
  const { key, name, upload } = photo;
  const controller = useController();
  const retry = (): void => {
    controller.uploads.retry(key);
    answerKey("r"); // Focuses the reply: this button goes away, and the focus must not go with it.
  };
  const remove = (): void => {
    controller.uploads.remove(conversation, key);
    answerKey("r");
  };
  return (
    <li class={`tile tile-${upload.state} ${isStuck(photo) ? "tile-stuck" : ""}`} title={name} tabIndex={-1}>
      <TilePicture photo={photo} />
      {upload.state === "sending" && <progress value={upload.share} aria-label={t.photos.uploading(place)} />}
      {upload.state === "failed" && (
        <p class="tile-problem" role="alert">
          <strong>{name}</strong> {t.photos.refused[upload.code] ?? upload.detail}
        </p>
      )}
      {upload.state === "failed" && !isFinal(upload.code) && (
        <button type="button" class="button-icon tile-retry" aria-label={t.photos.retry(place)} onClick={retry}>
          <Icon name="retry" />
        </button>
      )}
      <button type="button" class="button-icon tile-remove" aria-label={t.photos.remove(place)} onClick={remove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

function TilePicture({ photo: { name, preview, upload } }: { photo: DraftPhoto }) {
  if (preview !== null) return <img class="tile-picture" src={preview} alt={name} />;
  if (upload.state === "ready") return <PhotoImage photo={upload.photo} variant="thumb" alt={name} />;
  return (
    <span class="tile-picture">
      <Icon name="photo" />
    </span>
  );
}
