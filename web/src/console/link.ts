/**
 * The agent socket: kept open, resumed where it stopped.
 *
 * The server numbers its events; after a break the link says the last one it has and gets the rest in order, or is
 * told that it was away too long (`reload`).
 */
import type { AgentEvent, FromAgent, ToAgent } from "../shared/wire.ts";
import type { Link as LinkState } from "./state/state.ts";

export interface LinkListener {
  state(state: LinkState): void;
  /** From now on all events come: what is read from here on, plus these events, is complete. */
  ready(): void;
  event(event: AgentEvent): void;
  /** Before each new try: resolves when we are still signed in, rejects when not or when nobody answers. */
  check(): Promise<unknown>;
}

/** First and longest pause between tries, ms: quick after a blink, gentle to a server that 200 consoles return to. */
const FIRST_PAUSE = 400;
const MAX_PAUSE = 8_000;

/** A server that accepts the socket but never says `ready` is as good as gone. */
const READY_WITHIN = 6_000;

export class Link {
  readonly #url: string;
  readonly #on: LinkListener;
  #socket: WebSocket | null = null;
  #timer = 0;
  #tries = 0;
  /** The last event we have; null before the first `ready`. */
  #last: number | null = null;
  #wanted = false;

  constructor(url: string, on: LinkListener) {
    this.#url = url;
    this.#on = on;
  }

  open(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    window.addEventListener("online", this.#retryNow);
    window.addEventListener("offline", this.#goneOffline);
    this.#connect();
  }

  close(): void {
    this.#wanted = false;
    this.#last = null;
    this.#tries = 0;
    window.removeEventListener("online", this.#retryNow);
    window.removeEventListener("offline", this.#goneOffline);
    this.#drop();
  }

  /** Says whether the frame went out; what must not be lost goes over HTTP instead. */
  send(frame: FromAgent): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect(): void {
    this.#drop();
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#timer = window.setTimeout(() => this.#broken(socket), READY_WITHIN);
    socket.onopen = () => this.send({ type: "hello", after: this.#last ?? 0 });
    socket.onmessage = ({ data }: MessageEvent<string>) => this.#receive(JSON.parse(data) as ToAgent);
    socket.onclose = () => this.#broken(socket);
  }

  #receive(frame: ToAgent): void {
    switch (frame.type) {
      case "ready":
        // Events that were missed follow with their own numbers; only a first start takes the server's number.
        this.#last ??= frame.event;
        this.#tries = 0;
        window.clearTimeout(this.#timer);
        this.#on.state("live");
        return this.#on.ready();
      case "reload":
        this.#last = null;
        return this.#on.ready();
      case "error":
        return; // We send typing, seen and watch: that one failed is not worth telling the reader.
      default:
        this.#last = Math.max(this.#last ?? 0, frame.event);
        this.#on.event(frame);
    }
  }

  #broken(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#drop();
    if (!this.#wanted) return;
    this.#retryLater();
  }

  #retryLater(): void {
    this.#on.state(navigator.onLine ? "lost" : "offline");
    this.#timer = window.setTimeout(this.#retryNow, this.#pause());
  }

  /** Doubles each time, with a random part so that consoles do not all come back in the same moment. */
  #pause(): number {
    const longest = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** this.#tries++);
    return longest * (0.5 + Math.random() / 2);
  }

  readonly #retryNow = (): void => {
    window.clearTimeout(this.#timer);
    if (!this.#wanted || this.#socket) return;
    this.#on.check().then(
      () => {
        if (this.#wanted && !this.#socket) this.#connect();
      },
      () => {
        if (this.#wanted && !this.#socket) this.#retryLater();
      },
    );
  };

  readonly #goneOffline = (): void => {
    this.#drop();
    this.#retryLater(); // A server on this machine is reached without any network.
  };

  #drop(): void {
    window.clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
