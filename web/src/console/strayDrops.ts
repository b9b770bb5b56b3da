import { bringsFiles } from "../shared/useDrop.ts";

/** A file that misses must not take the page's place, as browsers would have it. */
export function refuseStrayDrops(): void {
  document.addEventListener("dragover", (event) => {
    if (!bringsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  });
  document.addEventListener("drop", (event) => bringsFiles(event) && event.preventDefault());
}
