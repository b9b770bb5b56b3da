/** Time, randomness, the network and pictures, handed in so that tests own them. */
import { prepare, type Prepared } from "../shared/shrink.ts";
import { upload, type Upload } from "../shared/upload.ts";
import { uuid } from "../shared/uuid.ts";

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

export interface Platform {
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
  /** Rejects where there is no answer, and when it is given up. */
  upload(url: string, token: string, upload: Upload): Promise<Answer>;
  prepare(file: Blob): Promise<Prepared>;
}

/** A call without an answer for this long has failed. */
const PATIENCE = 10_000;

export const browser: Platform = {
  now: () => Date.now(),
  random: () => Math.random(),
  id: uuid,
  later(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
  socket: (url) => new WebSocket(url) as Socket,
  async call(method, url, token) {
    const signal = AbortSignal.timeout(PATIENCE);
    return answerOf(await fetch(url, { method, headers: bearer(token), credentials: "omit", signal }));
  },
  async upload(url, token, photo) {
    return answerOf(await upload(url, bearer(token), photo));
  },
  prepare,
};

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, body: await response.json().catch(() => null) };
}
