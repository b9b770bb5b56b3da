import { useState } from "preact/hooks";

/**
 * Hands over the files that are dropped on a box. The box gets `onDragEnter`. While `over`, an element without children
 * gets `cover` and lies over everything: without it a drag would leave and enter again at each child.
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
