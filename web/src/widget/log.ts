import { signal } from "@preact/signals";

import type { Message } from "../shared/wire.ts";

/**
 * The conversation as this page has it, in the order of `seq`.
 *
 * It lives in memory only and is fetched again on each page: a shared computer keeps nothing to read.
 */
export class Log {
  readonly messages = signal<readonly Message[]>([]);

  /** The newest `seq` we have; 0 before the first message. */
  get last(): number {
    return this.messages.peek().at(-1)?.seq ?? 0;
  }

  /** Messages from the past are held here, so that a long log is drawn once and not once for each. */
  #held: Message[] = [];

  /** Keeps a message until the newest of the past is added. */
  hold(message: Message): void {
    this.#held.push(message);
  }

  /** Adds what was held, and the message. A reconnect may bring some twice. */
  add(message: Message): void {
    const messages = [...this.messages.peek()];
    for (const next of [...this.#held, message]) if (next.seq > (messages.at(-1)?.seq ?? 0)) messages.push(next);
    this.messages.value = messages;
    this.#held = [];
  }

  /** Replaces a message that has changed. One that we do not have yet comes later, already changed. */
  change(message: Message): void {
    const now = (other: Message) => (other.seq === message.seq ? message : other);
    this.#held = this.#held.map(now);
    this.messages.value = this.messages.peek().map(now);
  }

  clear(): void {
    this.messages.value = [];
    this.#held = [];
  }
}
