import { bringsFiles } from "../shared/useDrop.ts";

/** Keeps a file that is dropped next to its target from replacing the page, which is what browsers do. */
export function refuseStrayDrops(): void {
  document.addEventListener("dragover", (event) => {
    if (!bringsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  });
  document.addEventListener("drop", (event) => bringsFiles(event) && event.preventDefault());
}
