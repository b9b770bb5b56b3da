/** A clock that moves when told, sockets that are never dialled, and storage that lasts as long as the test. */
import type { Prepared } from "../../src/shared/shrink.ts";
import type { Upload } from "../../src/shared/upload.ts";
import type { FromShopper, ToShopper } from "../../src/shared/wire.ts";
import { KeyValueStore } from "../../src/widget/keyValueStore.ts";
import type { Answer, Socket, Platform } from "../../src/widget/platform.ts";

export class FakeSocket implements Socket {
  readonly sent: FromShopper[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as FromShopper);
  }

  close(): void {
    this.closed = true;
  }

  hears(frame: ToShopper): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

/** An upload under way, which goes on when told. */
export interface FakeUpload extends Upload {
  token: string;
  answer: (answer: Answer) => void;
  fail: () => void;
}

export class FakePlatform implements Platform {
  readonly sockets: FakeSocket[] = [];
  readonly uploads: FakeUpload[] = [];
  readonly calls: string[] = [];
  /** What the server says to calls, by path; 404 to all else. */
  answers: Record<string, Answer> = {};
  #now = Date.UTC(2026, 10, 21, 12);
  #ids = 0;
  #tasks: { at: number; task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  id(): string {
    return `id-${++this.#ids}`;
  }

  later(delay: number, task: () => void): () => void {
    const entry = { at: this.#now + delay, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  socket(): FakeSocket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }

  async call(method: string, url: string, token: string): Promise<Answer> {
    const path = new URL(url).pathname;
    this.calls.push(`${method} ${path} ${token}`);
    return this.answers[path] ?? { status: 404, body: null };
  }

  upload(_url: string, token: string, upload: Upload): Promise<Answer> {
    return new Promise((answer, fail) => {
      this.uploads.push({ ...upload, token, answer, fail: () => fail(new Error("no answer")) });
      upload.signal.onabort = () => fail(new Error("aborted"));
    });
  }

  /** Reads every file but those of the type "image/heic". */
  async prepare(file: Blob): Promise<Prepared> {
    if (file.type === "image/heic") throw new Error("unreadable");
    return { photo: file, preview: {} as HTMLCanvasElement };
  }

  /** Lets time go by, doing what falls due in its order. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#tasks.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#tasks = this.#tasks.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = Math.max(this.#now, end);
  }

  /** Puts the machine to sleep: time goes by and nothing runs. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** localStorage as far as a `KeyValueStore` uses it: its keys are its own properties. */
export function fakeStorage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key]! : null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.create(methods) as Storage;
}

/** The values of a tab of its own; tabs that share a storage share what is in it. */
export class FakeKeyValueStore extends KeyValueStore {
  readonly #listeners: ((name: string) => void)[] = [];

  constructor(storage: Storage = fakeStorage()) {
    super(() => storage, "https://chat.example");
  }

  override onChange(listener: (name: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Another tab has changed `name`. */
  changes(name: string): void {
    for (const listener of this.#listeners) listener(name);
  }
}

/** Lets promises that are already resolved take their turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
