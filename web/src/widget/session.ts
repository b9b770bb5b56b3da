import { signal } from "@preact/signals";

import type { Session, SessionRequest } from "../shared/wire.ts";
import { SESSION, type KeyValueStore } from "./keyValueStore.ts";
import type { Platform } from "./platform.ts";
import { Refused } from "./refused.ts";

/** Statuses for a link that does not work: malformed, unknown, or expired. */
const LINK_REFUSED: ReadonlySet<number> = new Set([400, 401]);

/** The token that opens this shopper's one conversation, shared by all tabs of the shop. */
export class Sessions {
  /** Whether a link from Telegram led nowhere: it was used before, or is too old. */
  readonly linkOver = signal(false);

  readonly #server: string;
  readonly #store: KeyValueStore;
  readonly #about: SessionRequest;
  readonly #platform: Pick<Platform, "now">;
  #link = "";

  constructor(server: string, store: KeyValueStore, about: SessionRequest, platform: Pick<Platform, "now">) {
    this.#server = server;
    this.#store = store;
    this.#about = about;
    this.#platform = platform;
  }

  /** The session kept from before, if it is still good. */
  current(): Session | null {
    const kept = this.#store.get(SESSION);
    if (!kept) return null;
    const session = JSON.parse(kept) as Session;
    return Date.parse(session.expires_at) > this.#platform.now() ? session : null;
  }

  /** The current session, the link's, or a new one. Throws when the server cannot be reached or says no. */
  open(): Promise<Session> {
    return alone(async () => (await this.#enterByLink()) ?? this.current() ?? this.#begin(this.#about));
  }

  /** Go on, from the next `open`, in the conversation that a link from Telegram leads to. */
  follow(link: string): void {
    this.#link = link;
    this.linkOver.value = false;
  }

  /** The server no longer takes this token; another tab may have a newer one already, which stays. */
  forget(token: string): void {
    if (this.current()?.token === token) this.#store.remove(SESSION);
  }

  /** Calls back when another tab has begun or dropped a session. */
  onChange(listener: () => void): void {
    this.#store.onChange((name) => name === SESSION && listener());
  }

  async #enterByLink(): Promise<Session | null> {
    const link = this.#link;
    if (!link) return null;
    this.#link = "";
    try {
      return await this.#begin({ link });
    } catch (error) {
      this.linkOver.value = error instanceof Refused && LINK_REFUSED.has(error.status);
      if (this.linkOver.value) return null;
      // The link may work the next time, unless there is a newer one by now.
      this.#link ||= link;
      throw error;
    }
  }

  async #begin(request: SessionRequest): Promise<Session> {
    const answer = await fetch(`${this.#server}/api/shopper/sessions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
      credentials: "omit",
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Refused(answer.status);
    const session = (await answer.json()) as Session;
    this.#store.set(SESSION, JSON.stringify(session));
    return session;
  }
}

/** Runs `task` in one tab at a time, so that two tabs opened at once share a conversation. */
async function alone<T>(task: () => Promise<T>): Promise<T> {
  let begun = false;
  const locked = () => {
    begun = true;
    return task();
  };
  try {
    return await navigator.locks.request("counterhand session", locked);
  } catch (error) {
    if (begun) throw error;
    // Without a lock: pages without TLS have none, and browsers that refuse storage refuse locks too.
    return task();
  }
}
