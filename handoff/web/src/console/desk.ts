/**
 * The verbs of the console: what a click or a key does. It asks the server, hears the link, and tells the store;
 * only it and its parts write to the store.
 */
import type { Agent, AgentEvent, AgentList, Changed, NewAgent, Person, Row } from "../shared/wire.ts";
import { type Api, type ApiError, asApiError } from "./api.ts";
import { Attention } from "./attention.ts";
import { learnTime, now } from "./clock.ts";
import type { Link } from "./link.ts";
import { Notebook } from "./notebook.ts";
import { type Route, formatRoute } from "./route.ts";
import { openRow, openThread } from "./state/select.ts";
import { type DialogName, type WhyOut, myId } from "./state/state.ts";
import { lastSeq } from "./state/thread.ts";
import type { Store } from "./store.ts";
import { t } from "./strings.ts";
import { Writing } from "./writing.ts";

/** Frames of one change come together; what they leave open is asked for once. */
const SETTLE_MS = 300;

/** New conversations come in bursts; the counts follow once a second at most. */
const RECOUNT_MS = 1_000;

/** Between two tries to learn who we are, while the server does not answer. */
const WHO_AGAIN_MS = 2_000;

export class Desk {
  readonly store: Store;
  readonly writing: Writing;
  private readonly api: Api;
  private readonly attention: Attention;
  private readonly makeLink: () => Link;
  private link: Link | null = null;
  private settling = 0;
  private recounting = 0;

  constructor(store: Store, api: Api, makeLink: () => Link) {
    this.store = store;
    this.api = api;
    this.makeLink = makeLink;
    this.attention = new Attention((frame) => this.link?.send(frame) ?? false);
    this.writing = new Writing(store, api, this.attention, {
      tell: (conversation, words) => this.tell(conversation, words),
      changed: () => void this.readThread(),
    });
  }

  // -- Session

  /** Goes on where an earlier visit stopped, or shows the login. */
  async resume(): Promise<void> {
    try {
      this.enter(await this.api.me());
    } catch (error) {
      if (!asApiError(error).passing) return this.leave("fresh");
      this.store.dispatch({ type: "unanswered_who" });
      window.setTimeout(() => void this.resume(), WHO_AGAIN_MS);
    }
  }

  async login(email: string, password: string): Promise<void> {
    this.enter(await this.api.login(email, password));
  }

  async logout(): Promise<void> {
    try {
      await this.api.logout();
      this.leave("left");
    } catch (error) {
      // Whatever the server says, this screen shows nothing any more; but only then is the session over.
      this.leave(asApiError(error).status === 401 ? "left" : "unheard");
    }
  }

  /** Whoever signed in in another tab meanwhile need not do it here again. */
  async lookAgain(): Promise<void> {
    try {
      const me = await this.api.me();
      if (this.store.state.session.state === "out") this.enter(me);
    } catch (error) {
      asApiError(error); // Still nobody, or no answer: the form stays.
    }
  }

  /** Some call showed that we are not signed in any more. */
  expired(): void {
    if (this.store.state.session.state === "in") this.leave("expired");
  }

  /** Rejects when we are not signed in any more, or when nobody answers. */
  async checkSession(): Promise<void> {
    const me = await this.api.me();
    // In another tab somebody else signed in: this one must not go on under their name.
    if (me.id !== myId(this.store.state)) this.leave("expired");
  }

  private enter(me: Agent): void {
    const notebook = new Notebook(localStorage, me.id);
    this.writing.openNotebook(notebook);
    this.store.dispatch({ type: "signed_in", me, drafts: notebook.drafts(), unsent: notebook.unsent() });
    this.link?.close();
    this.link = this.makeLink();
    this.link.open();
    // Nobody waits for the socket to see the list; it is read again when the socket is there.
    void this.readList();
    void this.readThread();
  }

  private leave(why: WhyOut): void {
    this.link?.close();
    this.link = null;
    this.writing.openNotebook(null);
    this.attention.forget();
    this.store.dispatch({ type: "signed_out", why });
  }

  // -- Live

  /**
   * The link is up (again). Events from here on and what is read now are all there is; reading does not rest on the
   * replay alone, because watching ended with the old socket.
   */
  linked(): void {
    const row = openRow(this.store.state);
    this.attention.watch(this.store.state.route.id);
    this.attention.retell(row, row !== undefined && this.isMine(row));
    this.writing.deliverUnreached();
    void this.readList();
    void this.readThread();
  }

  hear(frame: AgentEvent): void {
    this.store.dispatch({ type: "frame", frame, now: now() });
    this.settleSoon();
    this.recountSoon();
  }

  /** The open conversation has moved on in a way its frames did not carry: then it is read again. */
  private settleSoon(): void {
    if (this.settling) return; // Where frames never pause, waiting for a pause is waiting for ever.
    this.settling = window.setTimeout(() => {
      this.settling = 0;
      const row = openRow(this.store.state);
      const thread = openThread(this.store.state);
      if (row && thread && (row.epoch !== thread.epoch || row.seq > lastSeq(thread))) void this.readThread();
    }, SETTLE_MS);
  }

  private recountSoon(): void {
    if (this.recounting || !this.store.state.countsStale) return;
    this.recounting = window.setTimeout(() => {
      this.recounting = 0;
      void this.recount();
    }, RECOUNT_MS);
  }

  private async recount(): Promise<void> {
    this.store.dispatch({ type: "asked" });
    try {
      const page = await this.api.page("queue", { limit: 1 });
      this.store.dispatch({ type: "counted", counts: page.counts });
    } catch {
      this.store.dispatch({ type: "unanswered" });
    }
    this.recountSoon();
  }

  // -- Going places

  /** The address is the truth; this changes it, and `routed` hears of it. */
  go(change: Partial<Route>): void {
    location.hash = formatRoute({ ...this.store.state.route, about: false, ...change });
  }

  routed(route: Route): void {
    const { route: before } = this.store.state;
    this.store.dispatch({ type: "routed", route });
    if (this.store.state.session.state !== "in") return;
    if (route.view !== before.view) {
      const { search } = this.store.state;
      void (search ? this.search(search.q) : this.readList());
    }
    if (route.id !== before.id) {
      this.attention.watch(route.id);
      void this.readThread();
    }
  }

  show(dialog: DialogName | null): void {
    this.store.dispatch({ type: "dialog", dialog });
  }

  toggleTurns(): void {
    this.store.dispatch({ type: "turns_toggled" });
  }

  // -- Reading

  async readList(): Promise<void> {
    const { view } = this.store.state.route;
    this.store.dispatch({ type: "asked" });
    try {
      const page = await this.api.page(view, {});
      learnTime(page.items);
      this.store.dispatch({ type: "page", view, page, first: true });
    } catch {
      this.store.dispatch({ type: "page_failed", view });
    }
    this.recountSoon();
  }

  async readMore(): Promise<void> {
    const { route, search, views } = this.store.state;
    if (search) return this.find(search.q, search.cursor);
    this.store.dispatch({ type: "asked" });
    try {
      const page = await this.api.page(route.view, { cursor: views[route.view].cursor });
      this.store.dispatch({ type: "page", view: route.view, page, first: false });
    } catch {
      this.store.dispatch({ type: "page_failed", view: route.view });
    }
  }

  /** Looks for `q` in the present view; an empty one ends the search. */
  async search(q: string): Promise<void> {
    const words = q.trim();
    this.store.dispatch({ type: "searched", q: words || null });
    if (words) await this.find(words, null);
    else await this.readList();
  }

  private async find(q: string, cursor: string | null): Promise<void> {
    const { view } = this.store.state.route;
    this.store.dispatch({ type: "asked" });
    try {
      const page = await this.api.page(view, { q, cursor });
      const asked = this.store.state.route.view === view;
      this.store.dispatch(asked ? { type: "found", q, page, first: cursor === null } : { type: "unanswered" });
    } catch {
      this.store.dispatch({ type: "search_failed", q });
    }
  }

  async readThread(): Promise<void> {
    const { id } = this.store.state.route;
    if (id === null) return;
    this.store.dispatch({ type: "asked" });
    try {
      this.store.dispatch({ type: "detail", detail: await this.api.detail(id) });
    } catch (error) {
      const why = asApiError(error).status === 404 ? "missing" : "unreachable";
      this.store.dispatch({ type: "detail_failed", conversation: id, why });
    }
  }

  /** `seq` is the newest message that was really on the screen. */
  saw(row: Row, seq: number): void {
    this.attention.saw(row, seq, this.isMine(row));
  }

  // -- Owner

  /** Claims from the queue, or takes over from the bot. */
  async claim(id: string): Promise<void> {
    try {
      this.took((await this.api.claim(id)).conversation);
    } catch (error) {
      const failure = asApiError(error);
      const by = failure.extra("by") as Person | undefined;
      this.tell(id, failure.code === "already_claimed" && by ? t.bar.already(by.name) : notMoved(failure));
      void this.readThread();
    }
  }

  /** Both answer what went wrong, in words, or null. */
  resolve(id: string, outcome: string, note: string): Promise<string | null> {
    return this.move(() => this.api.resolve(id, outcome, note));
  }

  giveBack(id: string, settled: string): Promise<string | null> {
    return this.move(() => this.api.giveBack(id, settled));
  }

  private async move(verb: () => Promise<Changed>): Promise<string | null> {
    try {
      this.took((await verb()).conversation);
      return null;
    } catch (error) {
      void this.readThread();
      return notMoved(asApiError(error));
    }
  }

  private took(row: Row): void {
    this.store.dispatch({ type: "row", row });
    this.store.dispatch({ type: "notice", notice: null });
    void this.readThread();
  }

  /** Says it where it belongs: whoever has gone on to another conversation is not disturbed. */
  private tell(conversation: string, notice: string): void {
    if (this.store.state.route.id === conversation) this.store.dispatch({ type: "notice", notice });
  }

  dismiss(): void {
    this.store.dispatch({ type: "notice", notice: null });
  }

  // -- People

  people(): Promise<AgentList> {
    return this.api.people();
  }

  async addPerson(person: NewAgent): Promise<void> {
    await this.api.addPerson(person);
  }

  /** Whether `row` is answered by whoever sits here. */
  isMine(row: Row): boolean {
    return row.owner === "agent" && row.agent?.id === myId(this.store.state);
  }
}

function notMoved(failure: ApiError): string {
  return t.notMoved[failure.code] ?? failure.message;
}
