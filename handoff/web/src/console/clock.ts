/** The server's time, as far as this machine knows it, and a tick for everything on the page that counts. */
import { useEffect, useState } from "preact/hooks";

/** Server minus machine, ms. A machine that is minutes wrong must not show waits that are minutes wrong. */
let skew = 0;

/** The Date header has whole seconds and the answer its way behind it: smaller differences mean nothing. */
const NOISE_MS = 2_000;

export function setServerTime(server: number): void {
  const measured = server - Date.now();
  skew = Math.abs(measured) > NOISE_MS ? measured : 0;
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
