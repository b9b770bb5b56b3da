import { useState } from "preact/hooks";

/**
 * Hands over the files that are dropped on a box. `onDragEnter` is the box's; while `over`, one element without
 * children has `cover` and lies over everything: between two children each drag would leave and enter again.
 */
export function useDrop(take: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const onDragEnter = (event: DragEvent): void => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const cover = {
    onDragOver: (event: DragEvent): void => event.preventDefault(),
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    },
  };
  return { onDragEnter, over, cover };
}

export function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
