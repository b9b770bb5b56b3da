import { computed, signal, type Signal } from "@preact/signals";

import type { Message, OwnerFrame, Session, Author, ToShopper } from "../shared/wire.ts";
import { Album } from "./album.ts";
import { Api } from "./api.ts";
import { Connection, type Greeting, type Phase } from "./connection.ts";
import type { KeyValueStore } from "./keyValueStore.ts";
import { Log } from "./log.ts";
import { Outbox, type Draft } from "./outbox.ts";
import { PhotoQueue } from "./photos.ts";
import type { Platform } from "./platform.ts";
import type { Sessions } from "./session.ts";

/** A typing frame is shown for this long unless a message comes first; the other side repeats it while typing goes on. */
const TYPING_LASTS = 6_000;
/** The bot holds its answer for a second and a half after a typing frame. */
const TYPING_EVERY = 1_000;
/** A shorter gap is not shown: it is over before the shopper could read about it. */
const AWAY_AFTER = 1_500;

const SEEN = "seen";
/** The token has run out, or the conversation it opens is gone. */
const TOKEN_REFUSED: ReadonlySet<string> = new Set(["unauthorized", "not_found"]);

/** Everything the views show and do: the log, the outbox, who answers, and the connection behind them. */
export class Conversation {
  readonly log = new Log();
  readonly outbox: Outbox;
  readonly connection: Connection;
  readonly api: Api;
  readonly album: Album;
  /** The photos of the message being written. */
  readonly photos: PhotoQueue;

  readonly owner = signal<OwnerFrame | null>(null);
  /** Who is writing at the moment. */
  readonly typing = signal<Author | null>(null);
  /** The newest message the other side has seen. */
  readonly seenByThem = signal(0);
  /** The newest message the shopper has seen, in any tab. */
  readonly seenByMe = signal(0);
  /** The `seq` at which the log is as full as the server's. */
  readonly caughtUpAt = signal(Number.POSITIVE_INFINITY);
  /** Messages whose buttons the server no longer takes. */
  readonly stale = signal<ReadonlySet<string>>(new Set());
  /** Whether the connection has been gone for long enough to say so. */
  readonly away = signal(false);
  /** Whether the conversation can go on in Telegram. */
  readonly telegram = signal(false);
  /** Whether the link that brought the shopper here no longer works. */
  readonly linkOver: Signal<boolean>;
  /** Whether something went wrong that belongs to no message. */
  readonly problem = signal(false);

  readonly caughtUp = computed(() => (this.log.messages.value.at(-1)?.seq ?? 0) >= this.caughtUpAt.value);
  readonly unread = computed(() =>
    this.log.messages.value.filter(
      ({ seq, from, deleted }) => seq > this.seenByMe.value && from.kind !== "shopper" && !deleted,
    ),
  );
  /** The shopper's newest message: its `client_id`, or its id where it came without. */
  readonly lastOwn = computed(() => {
    const message = this.log.messages.value.findLast(({ from }) => from.kind === "shopper");
    return this.outbox.items.value.at(-1)?.client_id ?? message?.client_id ?? message?.id;
  });

  readonly server: string;
  readonly #sessions: Sessions;
  readonly #store: KeyValueStore;
  readonly #platform: Platform;
  #session: Session | null = null;
  #typedAt = 0;
  #stopTyping = () => {};
  #stopAway: (() => void) | null = null;

  constructor(server: string, sessions: Sessions, store: KeyValueStore, platform: Platform) {
    this.server = server;
    this.#sessions = sessions;
    this.#store = store;
    this.#platform = platform;
    this.linkOver = sessions.linkOver;
    this.api = new Api(server, sessions, (token) => this.#renew(token), platform);
    this.album = new Album(server, (id) => this.api.photo(id));
    this.photos = new PhotoQueue(this.api, platform);
    const address = `${server.replace(/^http/, "ws")}/api/shopper/socket`;
    this.connection = new Connection(
      address,
      () => this.#greet(),
      (frame) => this.#applyFrame(frame),
      platform,
    );
    this.outbox = new Outbox(
      store,
      (frame) => this.connection.send(frame),
      () => this.connection.drop(),
      platform,
    );
    this.connection.phase.subscribe((phase) => this.#onPhase(phase));
    store.onChange((name) => name === SEEN && this.#readSeen());
    sessions.onChange(() => this.#follow());
  }

  /** Connect, if there is a conversation already. */
  resume(): void {
    if (this.#sessions.current()) this.connection.start();
  }

  /** The shopper wants to talk: begin a conversation if there is none. */
  begin(): void {
    this.connection.start();
  }

  /** The shopper comes from Telegram by a link: go on in the conversation it leads to. */
  follow(link: string): void {
    this.#sessions.follow(link);
    this.connection.drop();
    this.connection.start();
    this.connection.hurry();
  }

  send(draft: Draft): void {
    this.problem.value = false;
    this.linkOver.value = false;
    this.#typedAt = 0;
    this.outbox.add(draft);
  }

  /** The shopper is writing. */
  tellTyping(): void {
    const now = this.#platform.now();
    if (now - this.#typedAt < TYPING_EVERY) return;
    if (this.connection.send({ type: "typing" })) this.#typedAt = now;
  }

  leaveQueue(): void {
    this.problem.value = !this.connection.send({ type: "leave_queue" });
  }

  /** The shopper has the newest message before their eyes. */
  markSeen(): void {
    const seq = this.log.last;
    if (seq <= this.seenByMe.peek()) return;
    this.seenByMe.value = seq;
    this.#store.set(SEEN, `${this.#session?.conversation ?? ""} ${seq}`);
    this.#tellSeen();
  }

  async #greet(): Promise<Greeting> {
    const session = await this.#sessions.open();
    if (session.conversation !== this.#session?.conversation) this.#enter(session);
    this.#session = session;
    return { token: session.token, after: this.log.last };
  }

  #enter(session: Session): void {
    if (this.#session) {
      this.outbox.discardChoices();
      this.photos.restart();
    }
    this.#session = session;
    this.log.clear();
    this.owner.value = null;
    this.stale.value = new Set();
    this.seenByThem.value = 0;
    this.#readSeen();
  }

  /** Another tab has begun a session, or found that ours is over. */
  #follow(): void {
    const session = this.#sessions.current();
    if (!session) return;
    if (this.#session && session.token !== this.#session.token) this.connection.drop();
    this.connection.start();
  }

  #applyFrame(frame: ToShopper): void {
    switch (frame.type) {
      case "ready":
        this.caughtUpAt.value = frame.seq;
        this.telegram.value = frame.telegram ?? false;
        this.#tellSeen();
        this.photos.resume();
        return this.outbox.flush();
      case "message":
        return this.#receive(frame);
      case "changed":
        return this.log.change(frame);
      case "ack":
        return this.outbox.acked(frame.client_id);
      case "owner":
        this.owner.value = frame;
        this.problem.value = false;
        return;
      case "typing":
        return this.#showTyping(frame.from);
      case "seen":
        this.seenByThem.value = Math.max(frame.seq, this.seenByThem.peek());
        return;
      case "error":
        return this.#fail(frame.code, frame.client_id);
    }
  }

  #receive(message: Message): void {
    if (message.from.kind !== "shopper") this.#showTyping(null);
    if (message.seq < this.caughtUpAt.peek()) this.log.hold(message);
    else this.log.add(message);
    if (message.client_id) this.outbox.echoed(message.client_id);
  }

  #showTyping(from: Author | null): void {
    this.#stopTyping();
    this.typing.value = from;
    if (from) this.#stopTyping = this.#platform.later(TYPING_LASTS, () => this.#showTyping(null));
  }

  #fail(code: string, clientId?: string): void {
    if (TOKEN_REFUSED.has(code)) return this.#renew(this.#session?.token ?? "");
    const item = this.outbox.items.peek().find(({ client_id }) => client_id === clientId);
    if (!item) this.problem.value = true;
    else if (code === "stale_option" && item.draft.kind === "choice") this.#expire(item.client_id, item.draft.message);
    else this.outbox.refused(item.client_id, code);
  }

  #renew(token: string): void {
    this.#sessions.forget(token);
    if (token !== this.#session?.token) return;
    // At once: a message that is sent before the new conversation is entered must not carry photos of the old one.
    this.photos.restart();
    this.connection.drop();
  }

  #expire(clientId: string, menu: string): void {
    this.stale.value = new Set(this.stale.peek()).add(menu);
    this.outbox.echoed(clientId);
  }

  #readSeen(): void {
    const [conversation, seq] = this.#store.get(SEEN)?.split(" ") ?? [];
    this.seenByMe.value = seq && conversation === this.#session?.conversation ? Number(seq) : 0;
  }

  #tellSeen(): void {
    const seq = this.seenByMe.peek();
    if (seq) this.connection.send({ type: "seen", seq });
  }

  #onPhase(phase: Phase): void {
    if (phase === "ready") {
      this.#stopAway?.();
      this.#stopAway = null;
      this.away.value = false;
    } else if (phase !== "idle") {
      this.#stopAway ??= this.#platform.later(AWAY_AFTER, () => (this.away.value = true));
    }
    if (phase === "waiting") {
      this.outbox.lost();
      this.#showTyping(null);
    }
  }
}
