/** Time, chance, the network and pictures, handed in so that tests own them. */
import { prepare, type Prepared } from "./shrink.ts";

/** What the connection needs of a WebSocket. */
export interface Socket {
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

/** What the server says to a call. */
export interface Answer {
  status: number;
  /** Its JSON; null where it is none. */
  body: unknown;
}

export interface World {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** A fresh UUID. */
  id(): string;
  /** Runs `task` once, `delay` milliseconds from now, unless the returned function is called before. */
  later(delay: number, task: () => void): () => void;
  socket(url: string): Socket;
  /** Rejects where there is no answer. */
  call(method: string, url: string, token: string): Promise<Answer>;
  /** Tells of the share that has gone out. Rejects where there is no answer, and when it is aborted. */
  upload(
    url: string,
    token: string,
    photo: Blob,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Answer>;
  prepare(file: Blob): Promise<Prepared>;
}

/** A call without an answer for this long has failed; so has an upload that does not move. */
const PATIENCE = 10_000;
const STALLED = 30_000;

export const browser: World = {
  now: () => Date.now(),
  random: () => Math.random(),
  id: uuid,
  later(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
  socket: (url) => new WebSocket(url) as Socket,
  async call(method, url, token) {
    const headers = { Authorization: `Bearer ${token}` };
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(url, { method, headers, credentials: "omit", signal });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  },
  upload: (url, token, photo, progress, signal) =>
    new Promise((done, fail) => {
      signal.throwIfAborted();
      // Not fetch, which does not tell how far an upload has come.
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("Authorization", `Bearer ${token}`);
      request.responseType = "json";
      const start = performance.now();
      const wait = () => (request.timeout = performance.now() - start + STALLED);
      request.upload.onprogress = ({ loaded, total }) => {
        wait();
        progress(loaded / total);
      };
      request.onload = () => done({ status: request.status, body: request.response });
      request.onerror = request.ontimeout = request.onabort = () => fail(new Error("no answer"));
      signal.onabort = () => request.abort();
      const form = new FormData();
      form.append("photo", photo, "photo");
      wait();
      request.send(form);
    }),
  prepare,
};

/** UUID version 4 (RFC 9562, 5.4). crypto.randomUUID is missing on shops still without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
