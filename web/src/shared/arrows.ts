/** Where an arrow key leads in a row of things: 1 forward and -1 back in reading direction, 0 for all other keys. */
export function stepOf({ key, currentTarget }: KeyboardEvent): -1 | 0 | 1 {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return 0;
  const forward = getComputedStyle(currentTarget as Element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  return key === forward ? 1 : -1;
}
