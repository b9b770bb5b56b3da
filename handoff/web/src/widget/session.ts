import type { Session, SessionRequest } from "../shared/wire.ts";

import type { Drawer } from "./storage.ts";
import type { World } from "./world.ts";

const SLOT = "session";

/** The token that opens this shopper's one conversation, shared by all tabs of the shop. */
export class Sessions {
  readonly #server: string;
  readonly #drawer: Drawer;
  readonly #about: SessionRequest;
  readonly #world: Pick<World, "now">;

  constructor(server: string, drawer: Drawer, about: SessionRequest, world: Pick<World, "now">) {
    this.#server = server;
    this.#drawer = drawer;
    this.#about = about;
    this.#world = world;
  }

  /** The session kept from before, if it is still good. */
  current(): Session | null {
    const kept = this.#drawer.get(SLOT);
    if (!kept) return null;
    const session = JSON.parse(kept) as Session;
    return Date.parse(session.expires_at) > this.#world.now() ? session : null;
  }

  /** The current session, or a new one. Throws when the server cannot be reached or says no. */
  open(): Promise<Session> {
    return alone(async () => this.current() ?? this.#begin());
  }

  /** The server no longer takes this token; another tab may have a newer one already, which stays. */
  forget(token: string): void {
    if (this.current()?.token === token) this.#drawer.remove(SLOT);
  }

  /** Calls back when another tab has begun or dropped a session. */
  onChange(heard: () => void): void {
    this.#drawer.onChange((name) => name === SLOT && heard());
  }

  async #begin(): Promise<Session> {
    const answer = await fetch(`${this.#server}/api/shopper/sessions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(this.#about),
      credentials: "omit",
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`sessions: HTTP ${answer.status}`);
    const session = (await answer.json()) as Session;
    this.#drawer.set(SLOT, JSON.stringify(session));
    return session;
  }
}

/** One tab at a time, so that two tabs opened at once share a conversation. */
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
    // No locks: pages without TLS have none, and where storage is refused they are too.
    return task();
  }
}
