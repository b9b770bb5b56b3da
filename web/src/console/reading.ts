/** Reads from the server: the list, searches, the open conversation; and decides when to read again. */
import { type AgentApi, asApiError } from "./api.ts";
import { learnTime } from "./clock.ts";
import { openRow, openThread } from "./state/select.ts";
import { lastSeq } from "./state/thread.ts";
import type { Store } from "./store.ts";

/** Frames of one change come together, so what they leave out is asked for once, this long after the first. */
const SETTLE_MS = 300;

/** New conversations come in bursts; the counts follow once a second at most. */
const RECOUNT_MS = 1_000;

export class Reading {
  readonly #store: Store;
  readonly #api: AgentApi;
  #settling = 0;
  #recounting = 0;

  constructor(store: Store, api: AgentApi) {
    this.#store = store;
    this.#api = api;
  }

  async list(): Promise<void> {
    const { view } = this.#store.state.route;
    this.#store.dispatch({ type: "snapshot_requested" });
    try {
      const page = await this.#api.page(view, {});
      learnTime(page.items);
      this.#store.dispatch({ type: "page", view, page, first: true });
    } catch {
      this.#store.dispatch({ type: "page_failed", view });
    }
    this.recountSoon();
  }

  async more(): Promise<void> {
    const { route, search, views } = this.#store.state;
    if (search) return this.#find(search.q, search.cursor);
    this.#store.dispatch({ type: "snapshot_requested" });
    try {
      const page = await this.#api.page(route.view, { cursor: views[route.view].cursor });
      this.#store.dispatch({ type: "page", view: route.view, page, first: false });
    } catch {
      this.#store.dispatch({ type: "page_failed", view: route.view });
    }
  }

  /** Looks for `q` in the present view; an empty one ends the search. */
  async search(q: string): Promise<void> {
    const words = q.trim();
    this.#store.dispatch({ type: "searched", q: words || null });
    if (words) await this.#find(words, null);
    else await this.list();
  }

  async #find(q: string, cursor: string | null): Promise<void> {
    const { view } = this.#store.state.route;
    this.#store.dispatch({ type: "snapshot_requested" });
    try {
      const page = await this.#api.page(view, { q, cursor });
      const current = this.#store.state.route.view === view;
      this.#store.dispatch(current ? { type: "found", q, page, first: cursor === null } : { type: "snapshot_failed" });
    } catch {
      this.#store.dispatch({ type: "search_failed", q });
    }
  }

  async thread(): Promise<void> {
    const { id } = this.#store.state.route;
    if (id === null) return;
    this.#store.dispatch({ type: "snapshot_requested" });
    try {
      this.#store.dispatch({ type: "detail", detail: await this.#api.detail(id) });
    } catch (error) {
      const why = asApiError(error).status === 404 ? "missing" : "unreachable";
      this.#store.dispatch({ type: "detail_failed", conversation: id, why });
    }
  }

  /** Reads the open conversation again if it has moved on in a way that its frames did not carry. */
  settleSoon(): void {
    if (this.#settling) return; // Not put off by further frames: where they never pause, it would never be read.
    this.#settling = window.setTimeout(() => {
      this.#settling = 0;
      const row = openRow(this.#store.state);
      const thread = openThread(this.#store.state);
      if (row && thread && (row.epoch !== thread.epoch || row.seq > lastSeq(thread))) void this.thread();
    }, SETTLE_MS);
  }

  recountSoon(): void {
    if (this.#recounting || !this.#store.state.countsStale) return;
    this.#recounting = window.setTimeout(() => {
      this.#recounting = 0;
      void this.#recount();
    }, RECOUNT_MS);
  }

  async #recount(): Promise<void> {
    this.#store.dispatch({ type: "snapshot_requested" });
    try {
      const page = await this.#api.page("queue", { limit: 1 });
      this.#store.dispatch({ type: "counted", counts: page.counts });
    } catch {
      this.#store.dispatch({ type: "snapshot_failed" });
    }
    this.recountSoon();
  }
}
