/**
 * The verbs of the console: what a click or a key does. It asks the server, hears the link, and tells the store;
 * nothing else writes to the store.
 */
import type { Agent, AgentEvent, AgentList, AgentMessage, Changed, NewAgent, Person, Row } from "../shared/wire.ts";
import { type Api, ApiError } from "./api.ts";
import { learnTime, now } from "./clock.ts";
import type { Link } from "./link.ts";
import { Notebook } from "./notebook.ts";
import { type Route, formatRoute } from "./route.ts";
import { type Mode, draftOf } from "./state/drafts.ts";
import type { Action } from "./state/reduce.ts";
import { type DialogName, myId } from "./state/state.ts";
import { lastSeq } from "./state/thread.ts";
import type { Failure, Unsent } from "./state/unsent.ts";
import type { Store } from "./store.ts";
import { t } from "./strings.ts";

/** A typing mark lives a few seconds in the widget; it need not hear each key. */
const TYPING_EVERY_MS = 3_000;

/** Frames of one change come together; what they leave open is asked for once. */
const SETTLE_MS = 300;

/** New conversations come in bursts; the counts follow once a second at most. */
const RECOUNT_MS = 1_000;

export class Desk {
  readonly store: Store;
  private readonly api: Api;
  private readonly makeLink: () => Link;
  private link: Link | null = null;
  private notebook: Notebook | null = null;
  private typedAt = 0;
  /** By conversation: the newest message that was on the screen, and the newest we told the server of. */
  private readonly shown = new Map<string, number>();
  private readonly reported = new Map<string, number>();
  private settling = 0;
  private recounting = 0;

  constructor(store: Store, api: Api, makeLink: () => Link) {
    this.store = store;
    this.api = api;
    this.makeLink = makeLink;
  }

  // -- Session

  /** Goes on where an earlier visit stopped, or shows the login. */
  async resume(): Promise<void> {
    try {
      this.enter(await this.api.me());
    } catch (error) {
      if (asApiError(error).status !== 401) this.store.dispatch({ type: "signed_out", why: "fresh" });
    }
  }

  async login(email: string, password: string): Promise<void> {
    this.enter(await this.api.login(email, password));
  }

  async logout(): Promise<void> {
    await this.api.logout().catch(() => {}); // Even where nobody hears it, this screen shows nothing any more.
    this.leave("left");
  }

  /** Some call was answered 401. */
  expired(): void {
    this.leave(this.store.state.session.state === "in" ? "expired" : "fresh");
  }

  checkSession(): Promise<unknown> {
    return this.api.me();
  }

  private enter(me: Agent): void {
    this.notebook = new Notebook(localStorage, me.id);
    this.store.dispatch({
      type: "signed_in",
      me,
      drafts: this.notebook.drafts(),
      unsent: this.notebook.unsent(),
    });
    this.link = this.makeLink();
    this.link.open();
    // Nobody waits for the socket to see the list; it is read again when the socket is there.
    void this.readList();
    void this.readThread();
  }

  private leave(why: "left" | "expired" | "fresh"): void {
    this.link?.close();
    this.link = null;
    this.notebook = null;
    this.shown.clear();
    this.reported.clear();
    this.store.dispatch({ type: "signed_out", why });
  }

  // -- Live

  /**
   * The link is up (again). Events from here on and what is read now are all there is; reading does not rest on the
   * replay alone, because watching ended with the old socket.
   */
  linked(): void {
    this.watch();
    this.reported.clear(); // What was told to a dying socket may not have arrived; it is told again when next seen.
    for (const each of this.store.state.unsent) {
      if (each.failure?.cause === "unreachable") void this.deliver(each);
    }
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
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      const { rows, threads, route } = this.store.state;
      const row = route.id ? rows.get(route.id) : undefined;
      const thread = route.id ? threads.get(route.id) : undefined;
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
      this.watch();
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
      this.store.dispatch({ type: "found", q, page, first: cursor === null });
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

  // -- What others should know of us

  private watch(): void {
    this.link?.send({ type: "watch", conversation: this.store.state.route.id });
  }

  private typing(conversation: string): void {
    if (now() - this.typedAt < TYPING_EVERY_MS) return;
    if (this.link?.send({ type: "typing", conversation })) this.typedAt = now();
  }

  /** `seq` is the newest message that was really on the screen. Looking at others' conversations tells nobody. */
  saw(row: Row, seq: number): void {
    this.shown.set(row.id, Math.max(seq, this.shown.get(row.id) ?? 0));
    if (!this.isMine(row) || seq <= (this.reported.get(row.id) ?? 0)) return;
    if (this.link?.send({ type: "seen", conversation: row.id, seq })) this.reported.set(row.id, seq);
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

  // -- Writing

  /** What is typed lives in the store and, until it is sent, in this browser. */
  typed(mode: Mode, conversation: string, text: string): void {
    this.write({ type: "typed", mode, conversation, text });
    if (mode === "reply" && text) this.typing(conversation);
  }

  /** Sends the reply that is in the draft. */
  reply(conversation: string): void {
    const text = draftOf(this.store.state.drafts, "reply", conversation).trim();
    if (!text) return;
    const at = new Date(now()).toISOString();
    this.write({ type: "typed", mode: "reply", conversation, text: "" });
    void this.deliver({ clientId: crypto.randomUUID(), conversation, text, at, failure: null });
  }

  /** Sends under its own id, for the first time or again; `confirm`: although there is something unseen. */
  async deliver(unsent: Unsent, confirm = false): Promise<void> {
    this.write({ type: "sending", unsent: { ...unsent, failure: null } });
    try {
      const { clientId: client_id, conversation, text } = unsent;
      const seen_seq = this.shown.get(conversation) ?? 0;
      const reply = { client_id, text, seen_seq, ...(confirm ? { confirm } : {}) };
      const { seq, id } = await this.api.reply(conversation, reply);
      this.write({ type: "sent", clientId: client_id, conversation, message: this.ownMessage(unsent, seq, id) });
    } catch (error) {
      this.undelivered(unsent, asApiError(error));
    }
  }

  /** What the frame will say too; whichever is first is shown. */
  private ownMessage({ clientId, text }: Unsent, seq: number, id: string): AgentMessage {
    const { session } = this.store.state;
    const name = session.state === "in" ? session.me.name : "";
    return { seq, id, at: new Date(now()).toISOString(), from: { kind: "agent", name }, text, client_id: clientId };
  }

  private undelivered(unsent: Unsent, failure: ApiError): void {
    if (failure.code === "unseen_messages") {
      return this.write({ type: "send_undone", unsent, messages: (failure.extra("messages") ?? []) as AgentMessage[] });
    }
    if (failure.code === "not_owner") {
      this.write({ type: "send_undone", unsent });
      this.tell(unsent.conversation, t.unsent.notOwner);
      return void this.readThread();
    }
    const why: Failure =
      failure.status === 0 ? { cause: "unreachable" } : { cause: "refused", detail: failure.message };
    this.write({ type: "send_failed", clientId: unsent.clientId, failure: why });
  }

  /** Takes a failed reply back into the draft. */
  edit(unsent: Unsent): void {
    this.write({ type: "send_undone", unsent });
  }

  /** Answers the question whether a reply that was held back still fits. */
  decide(send: boolean): void {
    const { heldBack } = this.store.state;
    this.store.dispatch({ type: "decided" });
    if (!heldBack || !send) return;
    this.write({ type: "typed", mode: "reply", conversation: heldBack.unsent.conversation, text: "" });
    void this.deliver(heldBack.unsent, true);
  }

  /** A change of what is not sent yet: the store hears it, and this browser keeps it. */
  private write(action: Action): void {
    this.store.dispatch(action);
    this.notebook?.keepDrafts(this.store.state.drafts);
    this.notebook?.keepUnsent(this.store.state.unsent);
  }

  /** Keeps the note that is in the draft; on failure the draft stays as it is. */
  async note(conversation: string): Promise<void> {
    const text = draftOf(this.store.state.drafts, "note", conversation).trim();
    if (!text) return;
    try {
      await this.api.note(conversation, text);
      this.write({ type: "typed", mode: "note", conversation, text: "" });
      await this.readThread();
    } catch (error) {
      this.tell(conversation, asApiError(error).message);
    }
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

/** Everything else that can be thrown here is our own mistake and must be seen. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}
