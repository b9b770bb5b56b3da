/** Tells the server what the agent has really had on the screen, that they type, and what they watch. */
import type { FromAgent, Row } from "../shared/wire.ts";
import { now } from "./clock.ts";

/** A typing mark lives a few seconds in the widget; it need not be told of each key. */
const TYPING_EVERY_MS = 3_000;

export class Attention {
  readonly #send: (frame: FromAgent) => boolean;
  /** By conversation: the newest message that was on the screen, and the newest we told the server of. */
  readonly #shown = new Map<string, number>();
  readonly #told = new Map<string, number>();
  #typedAt = 0;

  /** `send` says whether the frame went out. */
  constructor(send: (frame: FromAgent) => boolean) {
    this.#send = send;
  }

  /** Notes that `seq` was on the screen. The shopper is told so only by the agent who answers them. */
  saw(row: Row, seq: number, mine: boolean): void {
    this.#shown.set(row.id, Math.max(seq, this.shownOf(row.id)));
    if (!mine || seq <= (this.#told.get(row.id) ?? 0)) return;
    if (this.#send({ type: "seen", conversation: row.id, seq })) this.#told.set(row.id, seq);
  }

  shownOf(conversation: string): number {
    return this.#shown.get(conversation) ?? 0;
  }

  watch(conversation: string | null): void {
    this.#send({ type: "watch", conversation });
  }

  typing(conversation: string): void {
    if (now() - this.#typedAt < TYPING_EVERY_MS) return;
    if (this.#send({ type: "typing", conversation })) this.#typedAt = now();
  }

  /** Sends again what was seen of the open `row`: what went into a dying socket may not have arrived. */
  retell(row: Row | undefined, mine: boolean): void {
    this.#told.clear();
    if (row) this.saw(row, this.shownOf(row.id), mine);
  }

  forget(): void {
    this.#shown.clear();
    this.#told.clear();
  }
}
