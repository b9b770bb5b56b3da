/** Time, chance and the network, handed in so that tests own them. */

/** What the connection needs of a WebSocket. */
export interface Socket {
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
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
}

export const browser: World = {
  now: () => Date.now(),
  random: () => Math.random(),
  id: uuid,
  later(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
  socket: (url) => new WebSocket(url) as Socket,
};

/** UUID version 4 (RFC 9562, 5.4). crypto.randomUUID is missing on shops still without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
