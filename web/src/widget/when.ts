/** Days, times and spans as the shopper's locale writes them. */
import { say } from "./strings.ts";

const DAY = 86_400_000;
/** A day without a time of day, as the shop gives it for parcels. */
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

const locale = navigator.language;
const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const longDay = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });

export function timeOf(at: number): string {
  return time.format(at);
}

export function momentOf(at: number): string {
  return moment.format(at);
}

/** Local midnight before `at`: two moments of one day have the same. */
export function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "Today", "Yesterday", or the day's full name. */
export function dayName(day: number, now: number): string {
  // Rounded, because a day of a clock change has 23 or 25 hours.
  const ago = Math.round((dayOf(now) - day) / DAY);
  if (ago === 0) return say("today");
  return ago === 1 ? say("yesterday") : longDay.format(day);
}

/** The day of an ISO date or time, written out; a text that is neither stays as it is. */
export function writtenDay(iso: string): string {
  // A date alone is read as midnight UTC, which is the day before in America.
  const at = Date.parse(PLAIN_DAY.test(iso) ? `${iso}T12:00` : iso);
  return Number.isNaN(at) ? iso : fullDay.format(at);
}

/** "3 minutes": whole minutes up to the hour, then hours, always rounded up. */
export function span(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const [value, unit] = minutes < 60 ? [minutes, "minute"] : [Math.ceil(minutes / 60), "hour"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
