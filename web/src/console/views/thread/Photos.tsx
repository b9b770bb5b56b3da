import { useLayoutEffect, useRef, useState } from "preact/hooks";

import type { FailedPhoto, Photo } from "../../../shared/wire.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { PhotoImage } from "./PhotoImage.tsx";
import { PhotoViewer } from "./PhotoViewer.tsx";

/** Photos that belong together: one as it is, several as a grid of squares; each opens large. */
export function Photos({ photos }: { photos: readonly (Photo | FailedPhoto)[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const shown = photos.filter((photo) => "id" in photo);
  const failed = photos.filter((photo) => "failed" in photo);
  const before = useRef<number | null>(null);
  useLayoutEffect(() => {
    // Not left to the browser: Safari does not focus a button that is clicked, so it has nothing to go back to.
    if (open === null && before.current !== null) grid.current?.querySelectorAll("button")[before.current]?.focus();
    before.current = open;
  }, [open]);
  return (
    <>
      {shown.length > 0 && (
        <div
          ref={grid}
          class={shown.length === 1 ? "photos photos-one" : "photos"}
          role="group"
          aria-label={t.photos.group(shown.length)}
        >
          {shown.map((photo, place) => (
            <button
              key={photo.id}
              type="button"
              class="photo"
              aria-label={t.photos.enlarge(place + 1, shown.length)}
              onClick={() => setOpen(place)}
            >
              <PhotoImage photo={photo} variant="thumb" alt="" />
            </button>
          ))}
        </div>
      )}
      {failed.map((photo, i) => (
        <p key={i} class="photo-failed">
          <Icon name="warn" />
          <span>
            {t.photos.failed} {t.photos.refused[photo.failed]}
          </span>
        </p>
      ))}
      {open !== null && <PhotoViewer photos={shown} at={open} go={setOpen} onClose={() => setOpen(null)} />}
    </>
  );
}
