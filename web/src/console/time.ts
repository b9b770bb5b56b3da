/** Times and lengths of time in the reader's own way of writing them. */
import { t } from "./strings.ts";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const date = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const percent = new Intl.NumberFormat(undefined, { style: "percent" });

const SIZES = ["byte", "kilobyte", "megabyte"] as const;

const DAY_MS = 86_400_000;

export const clockTime = (at: string): string => clock.format(new Date(at));
export const exactTime = (at: string): string => exact.format(new Date(at));
export const share = (part: number): string => percent.format(part);

/** A date the server gives as ISO; anything else is already text. */
export function dateText(at: string): string {
  // A day without an hour is a day at the reader's place, not midnight in Greenwich.
  const moment = Date.parse(/^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T00:00` : at);
  return Number.isNaN(moment) ? at : date.format(moment);
}

/** `1:05` and, from an hour on, `1:05:09`. */
export function length(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (n: number): string => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** The reader's calendar day, for separators. */
export function dayKey(at: string): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${d.getMonth()}-${d.getDate()}`;
}

export function dayName(at: string, now: number): string {
  const key = dayKey(at);
  if (key === dayKey(new Date(now).toISOString())) return t.log.today;
  if (key === dayKey(new Date(now - DAY_MS).toISOString())) return t.log.yesterday;
  return day.format(new Date(at));
}

/** The hour at the shopper's place; null where the zone is not one the browser knows. */
export function timeIn(zone: string, now: number): string | null {
  try {
    return new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(now);
  } catch {
    return null;
  }
}

/** From when on a wait is called long, and overdue: after a minute somebody should look, after three it is too late. */
const LONG_MS = 60_000;
const TOO_LONG_MS = 180_000;

export type Patience = "fine" | "long" | "too_long";

export function patience(waitedMs: number): Patience {
  if (waitedMs >= TOO_LONG_MS) return "too_long";
  return waitedMs >= LONG_MS ? "long" : "fine";
}

/** `3.4 MB`: a file's size as people say it. */
export function sizeText(bytes: number): string {
  const power = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = SIZES[power] ?? "byte";
  const style = { style: "unit", unit, maximumFractionDigits: power > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(undefined, style).format(bytes / 1000 ** power);
}
