import { signal } from "@preact/signals";

import type { FromShopper, ToShopper } from "../shared/wire.ts";
import type { Socket, Platform } from "./platform.ts";

/** `idle`: nobody has opened the chat yet. `waiting`: lost, to be tried again. */
export type Phase = "idle" | "connecting" | "ready" | "waiting";

export interface Greeting {
  token: string;
  /** The newest `seq` we have; the server sends what came after. */
  after: number;
}

const FIRST_DELAY = 500;
/** After a restart of the server all shoppers are back within this time. */
const MAX_DELAY = 15_000;
/** From the first packet to `ready`; if it takes longer, the network is more likely half open than the server slow. */
const READY_WITHIN = 10_000;
/** A socket that lasted this long was a real one, so the next loss starts again with a short delay. */
const PROVEN_AFTER = 5_000;
/** Browsers let a hidden page's timers run once a minute; a longer gap means that the machine slept. */
const HEARTBEAT = 20_000;
const SLEPT = 90_000;

/** Milliseconds before attempt `n` (from 0): doubling, and spread so that a restarted server is not stormed. */
export function backoff(n: number, random: number): number {
  const full = Math.min(FIRST_DELAY * 2 ** n, MAX_DELAY);
  return full * (0.5 + random / 2);
}

/** One socket that is kept up: says hello, hands over frames, and comes back after every loss. */
export class Connection {
  readonly phase = signal<Phase>("idle");

  readonly #url: string;
  readonly #greet: () => Promise<Greeting>;
  readonly #onFrame: (frame: ToShopper) => void;
  readonly #platform: Platform;

  #socket: Socket | null = null;
  /** Rises with each attempt, so that what an abandoned attempt still brings is ignored. */
  #attempt = 0;
  #losses = 0;
  #readyAt = 0;
  #cancel = () => {};

  constructor(url: string, greet: () => Promise<Greeting>, onFrame: (frame: ToShopper) => void, platform: Platform) {
    this.#url = url;
    this.#greet = greet;
    this.#onFrame = onFrame;
    this.#platform = platform;
  }

  start(): void {
    if (this.phase.value !== "idle") return;
    this.#watchSleep(this.#platform.now());
    void this.#connect();
  }

  /** Sends now, or not at all: what must arrive belongs in the outbox. */
  send(frame: FromShopper): boolean {
    if (this.phase.value !== "ready") return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  /** Try now instead of later: the network is back, or the shopper asks. */
  hurry(): void {
    if (this.phase.value === "waiting") void this.#connect();
  }

  /** Give up this socket, which is dead or no longer ours, and begin again. */
  drop(): void {
    if (this.phase.value === "connecting" || this.phase.value === "ready") this.#lost();
  }

  async #connect(): Promise<void> {
    this.#cancel();
    const attempt = ++this.#attempt;
    const current = () => attempt === this.#attempt;
    this.phase.value = "connecting";
    try {
      const { token, after } = await this.#greet();
      if (current()) this.#open({ type: "hello", token, after }, current);
    } catch {
      if (current()) this.#lost();
    }
  }

  #open(hello: FromShopper, current: () => boolean): void {
    const socket = this.#platform.socket(this.#url);
    this.#socket = socket;
    this.#cancel = this.#platform.later(READY_WITHIN, () => this.#lost());
    socket.onopen = () => current() && socket.send(JSON.stringify(hello));
    socket.onclose = () => current() && this.#lost();
    socket.onmessage = ({ data }) => current() && this.#receive(JSON.parse(String(data)) as ToShopper);
  }

  #receive(frame: ToShopper): void {
    if (frame.type === "ready") {
      this.#cancel();
      this.#readyAt = this.#platform.now();
      this.phase.value = "ready";
    }
    this.#onFrame(frame);
  }

  #lost(): void {
    this.#cancel();
    this.#attempt++;
    // A dead network can hold back the socket's own close for a minute; we go on at once.
    this.#socket?.close();
    this.#socket = null;
    const proven = this.phase.value === "ready" && this.#platform.now() - this.#readyAt >= PROVEN_AFTER;
    if (proven) this.#losses = 0;
    this.phase.value = "waiting";
    this.#cancel = this.#platform.later(backoff(this.#losses++, this.#platform.random()), () => void this.#connect());
  }

  #watchSleep(last: number): void {
    this.#platform.later(HEARTBEAT, () => {
      const now = this.#platform.now();
      if (now - last > SLEPT) this.drop();
      this.#watchSleep(now);
    });
  }
}
