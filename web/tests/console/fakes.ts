import { parseRoute } from "../../src/console/route.ts";
import type { Action } from "../../src/console/state/actions.ts";
import { reduce } from "../../src/console/state/reduce.ts";
import { type State, initialState } from "../../src/console/state/state.ts";
import type { Unsent } from "../../src/console/state/unsent.ts";
/** Rows, messages, a signed-in state and a storage for tests; each takes only what the test is about. */
import type { AgentMessage, Customer, Detail, Photo, Row } from "../../src/shared/wire.ts";

export const ME = { id: "me", name: "Mia", role: "agent", channels: [] } as const;

export const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString();

/** A row as far as the tests speak of it: a field that the server adds need not stand here. */
export function row(id: string, fields: Partial<Row> = {}): Row {
  const known: Partial<Row> = {
    id,
    channel: "web",
    name: null,
    owner: "bot",
    epoch: 1,
    agent: null,
    reason: null,
    urgent: false,
    topic: null,
    since: at(0),
    waiting_since: null,
    wait_s: null,
    position: null,
    unread: 0,
    preview: null,
    unreachable: null,
    seq: 1,
    updated_at: at(0),
    ...fields,
  };
  return known as Row;
}

export function message(seq: number, fields: Partial<AgentMessage> = {}): AgentMessage {
  return { seq, id: `m${seq}`, at: at(seq), from: { kind: "shopper" }, text: `line ${seq}`, channel: "web", ...fields };
}

/** A photo with the links that the server signs the `time`th time. */
export function photo(id: string, time = 1): Photo {
  const [url, thumb] = [`/api/photos/${id}-full-${time}`, `/api/photos/${id}-thumb-${time}`];
  return { id, url, thumb, width: 800, height: 600 };
}

export function detail(conversation: Row, messages: AgentMessage[], fields: Partial<Detail> = {}): Detail {
  const customer: Customer = {
    name: null,
    email: null,
    language: null,
    timezone: null,
    channel: "web",
    verified: false,
  };
  const details = {
    shopper_seen: 0,
    packet: null,
    wishes: [],
    settled: null,
    customer,
    orders: [],
    notes: [],
    audit: [],
  };
  return { conversation, messages, ...details, ...fields };
}

export function unsent(clientId: string, fields: Partial<Unsent> = {}): Unsent {
  const words = { text: `text of ${clientId}`, photos: [], quote: null };
  return { clientId, conversation: "c1", ...words, at: at(0), seen: 1, failure: null, ...fields };
}

/** A signed-in agent's state at `hash` after `actions`. */
export function stateAfter(hash: string, ...actions: Action[]): State {
  const written = { drafts: new Map(), draftAttachments: new Map(), unsent: [] };
  const start = reduce(initialState(parseRoute(hash)), { type: "signed_in", me: ME, written });
  return actions.reduce(reduce, start);
}

/** Web Storage as the notebook uses it; `full` refuses every write. */
export class FakeStorage implements Storage {
  full = false;
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }
  key(place: number): string | null {
    return [...this.#items.keys()][place] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}
