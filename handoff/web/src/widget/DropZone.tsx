import { useSignal } from "@preact/signals";

import type { PhotoQueue } from "./photos.ts";
import { say } from "./strings.ts";

/** Lets photos be dropped and pasted anywhere in the panel: `handlers` are the panel's, `cover` shows where they go. */
export function useDropZone(photos: PhotoQueue) {
  const over = useSignal(false);
  const prevent = (event: Event) => event.preventDefault();

  const onDragEnter = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over.value = true;
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    photos.add(event.dataTransfer!.files);
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData!;
    // Text from an office program brings a picture of itself along.
    if (!files.length || types.includes("text/plain")) return;
    event.preventDefault();
    photos.add(files);
  };

  // One element without children over everything: between two children each drag would leave and enter again.
  const cover = over.value && (
    <div class="cover" onDragOver={prevent} onDragLeave={() => (over.value = false)} onDrop={onDrop}>
      {say("drop_photos")}
    </div>
  );
  return { handlers: { onDragEnter, onPaste }, cover };
}
