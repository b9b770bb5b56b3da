import { now, useNow } from "../../clock.ts";
import { t } from "../../strings.ts";
import { clockTime, dateText, dayKey, exactTime, length, patience } from "../../time.ts";

const WORDS = { fine: t.list.waiting, long: t.list.waitingLong, too_long: t.list.waitingTooLong };

/** How long somebody has been waiting, second by second; a word says the same as the colour. */
export function Wait({ since }: { since: string }) {
  const waited = useNow() - Date.parse(since);
  const level = patience(waited);
  return <span class={`wait wait-${level}`}>{WORDS[level](length(waited))}</span>;
}

/** A moment: the time if it is today, else the date. */
export function Moment({ at }: { at: string }) {
  const today = dayKey(at) === dayKey(new Date(now()).toISOString());
  return (
    <time class="moment" dateTime={at} title={exactTime(at)}>
      {today ? clockTime(at) : dateText(at)}
    </time>
  );
}
