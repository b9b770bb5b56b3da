/** Line drawings of 20 × 20. Next to words only, or with the button's own label: always hidden from screen readers. */
const PATHS = {
  back: "M12 4l-6 6 6 6",
  bot: "M5 8h10v8H5zM10 4v4M8 11.5v1M12 11.5v1",
  check: "M4 10.5l4 4 8-9",
  close: "M5 5l10 10M15 5L5 15",
  details: "M3 4h14v12H3zM12 4v12",
  down: "M10 4v12M5 11l5 5 5-5",
  file: "M6 3h6l3 3v11H6zM12 3v3h3",
  forward: "M8 4l6 6-6 6",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 9v5M10 6.2v.3",
  lock: "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
  open: "M10 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10",
  person: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 17c0-6 12-6 12 0",
  photo: "M3 5h14v11H3zM3 13l4-4 4 4 2-2 4 4M13 8.2v.3",
  place: "M10 17c4-4.5 5-6.5 5-9a5 5 0 0 0-10 0c0 2.5 1 4.5 5 9M10 8v.3",
  reply: "M8 5L4 9l4 4M4 9h6c4 0 6 2 6 6",
  retry: "M15.5 8A6 6 0 1 0 16 11.5M16 4v4h-4",
  return: "M8 5L4 9l4 4M4 9h8a4 4 0 0 1 0 8h-2",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M13 13l4 4",
  send: "M4 10l13-6-4 13-3-5z",
  trash: "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11M8.7 9v5M11.3 9v5",
  voice: "M10 3a2 2 0 0 0-2 2v5a2 2 0 0 0 4 0V5a2 2 0 0 0-2-2M5 9.5a5 5 0 0 0 10 0M10 14.5V17",
  warn: "M10 3l8 14H2zM10 8v4M10 14.3v.3",
} as const;

export type IconName = keyof typeof PATHS;

/** Icons that point along the text; they are mirrored where it runs from right to left. */
const POINTING: ReadonlySet<IconName> = new Set(["back", "forward", "reply", "return", "send"]);

export function Icon({ name }: { name: IconName }) {
  return <Drawing path={PATHS[name]} pointing={POINTING.has(name)} />;
}

/** A drawing by its path, as a channel's mark comes from the server. */
export function Drawing({ path, pointing = false }: { path: string; pointing?: boolean }) {
  return (
    <svg class={pointing ? "icon icon-pointing" : "icon"} viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
