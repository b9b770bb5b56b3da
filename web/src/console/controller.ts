/**
 * The verbs of the console: what a click or a key does. It calls the server, takes the link's
 * events, and writes the store; nothing else but its parts does.
 */
import { PhotoLinks } from "../shared/photoLinks.ts";
import { type AgentEvent, type AgentList, type Changed, MAX_PHOTOS } from "../shared/wire.ts";
import type { NewAgent, Person, Row } from "../shared/wire.ts";
import { type AgentApi, type ApiError, asApiError } from "./api.ts";
import { Attention } from "./attention.ts";
import { now } from "./clock.ts";
import type { Link } from "./link.ts";
import { Notebook } from "./notebook.ts";
import { prepared } from "./prepared.ts";
import { Reading } from "./reading.ts";
import { type Route, formatRoute } from "./route.ts";
import { attachmentsOf } from "./state/draftAttachments.ts";
import { openRow } from "./state/select.ts";
import { type DialogName, type Me, type WhyOut, myId } from "./state/state.ts";
import type { Store } from "./store.ts";
import { t } from "./strings.ts";
import { Uploads } from "./uploads.ts";
import { Writing } from "./writing.ts";

/** Between two tries to learn who we are, while the server does not answer. */
const WHO_AGAIN_MS = 2_000;

export class Controller {
  readonly store: Store;
  readonly reading: Reading;
  readonly writing: Writing;
  readonly uploads: Uploads;
  readonly photos: PhotoLinks;
  readonly #api: AgentApi;
  readonly #attention: Attention;
  readonly #makeLink: () => Link;
  #link: Link | null = null;

  constructor(store: Store, api: AgentApi, makeLink: () => Link) {
    this.store = store;
    this.#api = api;
    this.#makeLink = makeLink;
    this.#attention = new Attention((frame) => this.#link?.send(frame) ?? false);
    this.reading = new Reading(store, api);
    this.uploads = new Uploads(store, api, prepared);
    this.photos = new PhotoLinks((id) => api.photo(id));
    this.writing = new Writing(store, api, this.#attention, {
      tell: (conversation, words) => this.#tell(conversation, words),
      changed: () => void this.reading.thread(),
    });
  }

  // -- Session

  /** Goes on where an earlier visit stopped, or shows the login. */
  async resume(): Promise<void> {
    try {
      this.#enter(await this.#api.me());
    } catch (error) {
      if (!asApiError(error).passing) return this.#leave("fresh");
      this.store.dispatch({ type: "session_unknown" });
      window.setTimeout(() => void this.resume(), WHO_AGAIN_MS);
    }
  }

  async login(email: string, password: string): Promise<void> {
    this.#enter(await this.#api.login(email, password));
  }

  async logout(): Promise<void> {
    try {
      await this.#api.logout();
      this.#leave("left");
    } catch (error) {
      // Whatever the server says, this screen shows nothing any more; but only a 401 proves that the session is over.
      this.#leave(asApiError(error).status === 401 ? "left" : "unconfirmed");
    }
  }

  /** Goes on without the login where the agent has signed in in another tab meanwhile. */
  async lookAgain(): Promise<void> {
    try {
      const me = await this.#api.me();
      if (this.store.state.session.state === "out") this.#enter(me);
    } catch (error) {
      asApiError(error); // Still nobody, or no answer: the form stays.
    }
  }

  /** Some call showed that we are not signed in any more. */
  expired(): void {
    if (this.store.state.session.state === "in") this.#leave("expired");
  }

  /** Rejects when we are not signed in any more, or when nobody answers. */
  async checkSession(): Promise<void> {
    const me = await this.#api.me();
    // In another tab somebody else signed in: this one must not go on under their name.
    if (me.id !== myId(this.store.state)) this.#leave("expired");
  }

  #enter(me: Me): void {
    const notebook = new Notebook(localStorage, me.id);
    this.writing.openNotebook(notebook);
    this.store.dispatch({ type: "signed_in", me, written: notebook.written() });
    this.#link?.close();
    this.#link = this.#makeLink();
    this.#link.open();
    // The list is shown without waiting for the socket, and read again once that is there.
    void this.reading.list();
    void this.reading.thread();
  }

  #leave(why: WhyOut): void {
    this.#link?.close();
    this.#link = null;
    this.writing.openNotebook(null);
    this.#attention.forget();
    this.uploads.forget();
    this.photos.forget();
    this.store.dispatch({ type: "signed_out", why });
  }

  // -- Live

  /**
   * The link is up (again). What is read now plus the events from here on is complete. The replay alone is not, because
   * watching ended with the old socket.
   */
  linked(): void {
    const row = openRow(this.store.state);
    this.#attention.watch(this.store.state.route.id);
    this.#attention.retell(row, row !== undefined && this.isMine(row));
    this.writing.deliverUnreached();
    this.uploads.retryUnreached();
    void this.reading.list();
    void this.reading.thread();
  }

  receive(frame: AgentEvent): void {
    this.store.dispatch({ type: "frame", frame, now: now() });
    this.reading.settleSoon();
    this.reading.recountSoon();
  }

  // -- Going places

  /** Changes the address, which is the truth; `routed` hears of it. Leads to the conversations, or to a `page`. */
  go(change: Partial<Route>): void {
    location.hash = formatRoute({ ...this.store.state.route, about: false, page: null, ...change });
  }

  routed(route: Route): void {
    const { route: before } = this.store.state;
    this.store.dispatch({ type: "routed", route });
    if (this.store.state.session.state !== "in") return;
    if (route.view !== before.view) {
      const { search } = this.store.state;
      void (search ? this.reading.search(search.q) : this.reading.list());
    }
    if (route.id !== before.id) {
      this.#attention.watch(route.id);
      void this.reading.thread();
    }
  }

  show(dialog: DialogName | null): void {
    this.store.dispatch({ type: "dialog", dialog });
  }

  toggleTurns(): void {
    this.store.dispatch({ type: "turns_toggled" });
  }

  /** `seq` is the newest message that was really on the screen. */
  saw(row: Row, seq: number): void {
    this.#attention.saw(row, seq, this.isMine(row));
  }

  // -- Owner

  /** Claims from the queue, or takes over from the bot. */
  async claim(id: string): Promise<void> {
    try {
      this.#took((await this.#api.claim(id)).conversation);
    } catch (error) {
      const failure = asApiError(error);
      const by = failure.extra("by") as Person | undefined;
      this.#tell(id, failure.code === "already_claimed" && by ? t.bar.already(by.name) : notMoved(failure));
      void this.reading.thread();
    }
  }

  /** Resolves to what went wrong, in words, or to null; so does `giveBack`. */
  resolve(id: string, outcome: string, note: string): Promise<string | null> {
    return this.#move(() => this.#api.resolve(id, outcome, note));
  }

  giveBack(id: string, settled: string): Promise<string | null> {
    return this.#move(() => this.#api.giveBack(id, settled));
  }

  async #move(verb: () => Promise<Changed>): Promise<string | null> {
    try {
      this.#took((await verb()).conversation);
      return null;
    } catch (error) {
      void this.reading.thread();
      return notMoved(asApiError(error));
    }
  }

  #took(row: Row): void {
    this.store.dispatch({ type: "row", row });
    this.store.dispatch({ type: "notice", notice: null });
    void this.reading.thread();
  }

  /** Shows a notice only while `conversation` is open: an agent who has gone on to another one is not disturbed. */
  #tell(conversation: string, notice: string): void {
    if (this.store.state.route.id === conversation) this.store.dispatch({ type: "notice", notice });
  }

  /** Shows a notice in the conversation that is open. */
  tellHere(notice: string): void {
    this.store.dispatch({ type: "notice", notice });
  }

  dismiss(): void {
    this.store.dispatch({ type: "notice", notice: null });
  }

  // -- Single messages

  /** Adds those of the files that are photos, as many as one reply takes, and says what was left out. */
  addPhotos(conversation: string, files: readonly File[]): void {
    const photos = files.filter(({ type }) => type.startsWith("image/"));
    const room = Math.max(0, MAX_PHOTOS - attachmentsOf(this.store.state, conversation).photos.length);
    this.uploads.add(conversation, photos.slice(0, room));
    if (photos.length > room) this.#tell(conversation, t.photos.tooMany(MAX_PHOTOS, photos.length - room));
    else if (photos.length < files.length) this.#tell(conversation, t.photos.notPhotos);
  }

  /** Where a file can be downloaded. */
  fileUrl(id: string): Promise<string> {
    return this.#api.fileUrl(id);
  }

  /** Asks for another try at what did not get to Telegram. */
  async retryDelivery(conversation: string, seq: number): Promise<void> {
    try {
      await this.#api.retry(conversation, seq);
    } catch (error) {
      this.#tell(conversation, notMoved(asApiError(error)));
      void this.reading.thread();
    }
  }

  /** Deletes a message of our own. Resolves to what went wrong, in words, or to null. */
  async remove(conversation: string, seq: number): Promise<string | null> {
    try {
      await this.#api.remove(conversation, seq);
      return null;
    } catch (error) {
      return notMoved(asApiError(error));
    } finally {
      void this.reading.thread();
    }
  }

  // -- People

  people(): Promise<AgentList> {
    return this.#api.people();
  }

  async addPerson(person: NewAgent): Promise<void> {
    await this.#api.addPerson(person);
  }

  /** Whether `row` is answered by the agent who is signed in. */
  isMine(row: Row): boolean {
    return row.owner === "agent" && row.agent?.id === myId(this.store.state);
  }
}

function notMoved(failure: ApiError): string {
  return t.notMoved[failure.code] ?? failure.message;
}
