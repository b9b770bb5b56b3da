import { useEffect, useRef, useState } from "preact/hooks";

/** Hands over the files that are dropped on `box` while it is `active`; says whether some hover over it. */
export function useDrop(box: { current: HTMLElement | null }, active: boolean, take: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const element = box.current;
    if (!element || !active) return;
    const onOver = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (!element.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (bringsFiles(event)) latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    element.addEventListener("dragover", onOver);
    element.addEventListener("dragleave", onLeave);
    element.addEventListener("drop", onDrop);
    return () => {
      setOver(false);
      element.removeEventListener("dragover", onOver);
      element.removeEventListener("dragleave", onLeave);
      element.removeEventListener("drop", onDrop);
    };
  }, [active]);
  return over;
}

/** A file that misses must not take the page's place, as browsers would have it. */
export function refuseStrayDrops(): void {
  document.addEventListener("dragover", (event) => {
    if (!bringsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  });
  document.addEventListener("drop", (event) => bringsFiles(event) && event.preventDefault());
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
