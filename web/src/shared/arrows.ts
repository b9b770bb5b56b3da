/** Where an arrow key leads among things in a row: 1 is on and -1 is back, as people read; 0 for all other keys. */
export function stepOf({ key, currentTarget }: KeyboardEvent): -1 | 0 | 1 {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return 0;
  const forward = getComputedStyle(currentTarget as Element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  return key === forward ? 1 : -1;
}
