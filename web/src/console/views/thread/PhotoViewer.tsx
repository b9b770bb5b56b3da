import { useLayoutEffect, useRef } from "preact/hooks";

import { stepOf } from "../../../shared/arrows.ts";
import type { Photo } from "../../../shared/wire.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { PhotoImage } from "./PhotoImage.tsx";

interface Props {
  photos: readonly Photo[];
  at: number;
  go: (at: number) => void;
  onClose: () => void;
}

/** One photo as large as the window allows; arrows go to its neighbours, Escape and a click next to it close. */
export function PhotoViewer({ photos, at, go, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const photo = photos[at];
  if (!photo) return null;
  const move = (step: number): void => {
    if (photos[at + step]) go(at + step);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    if (step === 0) return;
    event.preventDefault();
    move(step);
  };
  const close = (event: Event): void => {
    event.preventDefault(); // Only the state opens and closes the viewer.
    onClose();
  };
  const words = t.photos.shown(at + 1, photos.length);
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={words}
      onCancel={close}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <header class="viewer-head">
        <p role="status">{words}</p>
        <button type="button" class="button-icon" aria-label={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <PhotoImage key={photo.id} photo={photo} variant="url" alt={words} />
      {photos.length > 1 && (
        <footer class="viewer-foot">
          <button type="button" class="button-icon" aria-label={t.photos.previous} onClick={() => move(-1)}>
            <Icon name="back" />
          </button>
          <button type="button" class="button-icon" aria-label={t.photos.next} onClick={() => move(1)}>
            <Icon name="forward" />
          </button>
        </footer>
      )}
    </dialog>
  );
}
