/** Lets Tab go from the last stop to the first, where the focus could not be seen outside. */
export function goRound(event: KeyboardEvent): void {
  const place = event.currentTarget as HTMLElement;
  const stops = [...place.querySelectorAll<HTMLElement>("button, a, textarea, [tabindex='0']")];
  const at = stops.indexOf(event.target as HTMLElement);
  if (at < 0 && event.target !== place) return;
  event.preventDefault();
  // After a click between the stops the container itself has the focus; Shift+Tab from there goes to the last stop.
  stops.at((Math.max(at, event.shiftKey ? 0 : -1) + (event.shiftKey ? -1 : 1)) % stops.length)!.focus();
}

/** Moves the focus to the log, where the result shows. */
export function focusLog(root: ShadowRoot): void {
  root.querySelector<HTMLElement>(".log")?.focus();
}
