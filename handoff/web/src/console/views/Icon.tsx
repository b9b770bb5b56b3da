/** Line drawings of 20 × 20. Beside words only, or with the button's own label: always hidden from readers aloud. */
const PATHS = {
  back: "M12 4l-6 6 6 6",
  bot: "M5 8h10v8H5zM10 4v4M8 11.5v1M12 11.5v1",
  check: "M4 10.5l4 4 8-9",
  close: "M5 5l10 10M15 5L5 15",
  details: "M3 4h14v12H3zM12 4v12",
  down: "M10 4v12M5 11l5 5 5-5",
  globe: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 9v5M10 6.2v.3",
  lock: "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
  person: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 17c0-6 12-6 12 0",
  return: "M8 5L4 9l4 4M4 9h8a4 4 0 0 1 0 8h-2",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M13 13l4 4",
  send: "M4 10l13-6-4 13-3-5z",
  warn: "M10 3l8 14H2zM10 8v4M10 14.3v.3",
} as const;

export type IconName = keyof typeof PATHS;

/** Those that point along the line of text turn round where it runs from right to left. */
const POINTING: ReadonlySet<IconName> = new Set(["back", "return", "send"]);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={POINTING.has(name) ? "icon icon-pointing" : "icon"} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
