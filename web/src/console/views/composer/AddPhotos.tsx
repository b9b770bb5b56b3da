import { useRef } from "preact/hooks";

import { useController } from "../../context.ts";
import { answerKey, useKey } from "../../keys.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

/** Named one by one, so that a phone turns a photo in a format of its own into a JPEG. */
const TAKES = "image/jpeg,image/png,image/webp";

/** Lets the agent pick photos for the reply. */
export function AddPhotos({ conversation }: { conversation: string }) {
  const controller = useController();
  const input = useRef<HTMLInputElement>(null);
  useKey("p", () => input.current?.click());
  return (
    <>
      <button
        type="button"
        class="button-icon"
        aria-label={t.photos.add}
        title={`${t.photos.add} (P)`}
        aria-keyshortcuts="p"
        onClick={() => input.current?.click()}
      >
        <Icon name="photo" />
      </button>
      <input
        ref={input}
        type="file"
        accept={TAKES}
        multiple
        hidden
        onChange={(event) => {
          controller.addPhotos(conversation, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = ""; // Else the same file could not be picked again.
          answerKey("r");
        }}
      />
    </>
  );
}
