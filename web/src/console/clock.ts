/** The server's time, as far as this machine knows it, and a tick for every wait shown on the page. */
import { useEffect, useState } from "preact/hooks";

import type { Row } from "../shared/wire.ts";

/** Server minus machine, ms. A machine that is minutes wrong must not show waits that are minutes wrong. */
let skew = 0;

/** Smaller differences mean nothing: an answer takes time to arrive, and waits come in whole seconds. */
const NOISE_MS = 3_000;

/** Takes the server's time from what it says of rows that wait: since when, and how long. */
export function learnTime(rows: readonly Row[]): void {
  for (const { waiting_since, wait_s } of rows) {
    if (waiting_since === null || wait_s === null) continue;
    const measured = Date.parse(waiting_since) + wait_s * 1000 - Date.now();
    skew = Math.abs(measured) > NOISE_MS ? measured : 0;
    return;
  }
}

export function now(): number {
  return Date.now() + skew;
}

const readers = new Set<(now: number) => void>();
let timer = 0;

function tick(): void {
  const moment = now();
  for (const read of readers) read(moment);
}

/** The time, once a second; one timer for all who ask. */
export function useNow(): number {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    readers.add(setMoment);
    if (readers.size === 1) timer = window.setInterval(tick, 1_000);
    return () => {
      readers.delete(setMoment);
      if (readers.size === 0) window.clearInterval(timer);
    };
  }, []);
  return moment;
}
