import { signal } from "@preact/signals";

import type { Message } from "../shared/wire.ts";

/**
 * The conversation as this page has heard it, in the order of `seq`.
 *
 * It lives in memory only and is fetched again on each page: a shared computer keeps nothing to read.
 */
export class Log {
  readonly messages = signal<readonly Message[]>([]);

  /** The newest `seq` we have; 0 before the first message. */
  get last(): number {
    return this.messages.peek().at(-1)?.seq ?? 0;
  }

  /** Whether the message was new. A reconnect may bring one twice. */
  add(message: Message): boolean {
    if (message.seq <= this.last) return false;
    this.messages.value = [...this.messages.peek(), message];
    return true;
  }

  clear(): void {
    this.messages.value = [];
  }
}
