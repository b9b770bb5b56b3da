/** Tab after the last stop goes to the first, where nobody would see the focus outside. */
export function goRound(event: KeyboardEvent): void {
  const place = event.currentTarget as HTMLElement;
  const stops = [...place.querySelectorAll<HTMLElement>("button, a, textarea, [tabindex='0']")];
  const at = stops.indexOf(event.target as HTMLElement);
  if (at < 0 && event.target !== place) return;
  event.preventDefault();
  // A click between the stops gives the focus to the place itself: the way back from it leads to the last.
  stops.at((Math.max(at, event.shiftKey ? 0 : -1) + (event.shiftKey ? -1 : 1)) % stops.length)!.focus();
}

/** The focus goes where the result shows: to the log. */
export function focusLog(root: ShadowRoot): void {
  root.querySelector<HTMLElement>(".log")?.focus();
}
