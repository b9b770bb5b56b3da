/** What an agent writes: drafts, replies on their way, private notes. Nothing typed is ever lost. */
import { uuid } from "../shared/uuid.ts";
import type { AgentMessage, Quote, ReplyRequest } from "../shared/wire.ts";
import { type AgentApi, type ApiError, asApiError } from "./api.ts";
import type { Attention } from "./attention.ts";
import { now } from "./clock.ts";
import type { Notebook } from "./notebook.ts";
import { NO_ATTACHMENTS, attachmentsOf, hindranceOf, uploaded } from "./state/draftAttachments.ts";
import { type Mode, draftOf } from "./state/drafts.ts";
import type { Written } from "./state/state.ts";
import { quoteOf } from "./state/thread.ts";
import { type Failure, type Unsent, due, stuck } from "./state/unsent.ts";
import type { Store } from "./store.ts";
import { t } from "./strings.ts";

export interface WritingListener {
  /** Something did not go as asked. */
  tell(conversation: string, words: string): void;
  /** The conversation is not as it was thought to be, or has a new note. */
  changed(conversation: string): void;
}

export class Writing {
  readonly #store: Store;
  readonly #api: AgentApi;
  readonly #attention: Attention;
  readonly #on: WritingListener;
  #notebook: Notebook | null = null;
  /** What was written in the state we looked at last. */
  #followed: Written;
  /** Conversations in which a reply is on its way. */
  readonly #delivering = new Set<string>();

  constructor(store: Store, api: AgentApi, attention: Attention, on: WritingListener) {
    this.#store = store;
    this.#api = api;
    this.#attention = attention;
    this.#on = on;
    this.#followed = store.state;
    store.subscribe(() => this.#follow());
  }

  /** From now on what is written goes into `notebook`; null: nobody is signed in. */
  openNotebook(notebook: Notebook | null): void {
    this.#notebook = notebook;
  }

  type(mode: Mode, conversation: string, text: string): void {
    this.#store.dispatch({ type: "typed", mode, conversation, text });
    if (mode === "reply" && text) this.#attention.typing(conversation);
  }

  /** The reply will answer the message `seq`; null: no particular one. */
  quote(conversation: string, seq: number | null): void {
    const attachments = { ...attachmentsOf(this.#store.state, conversation), quote: seq };
    this.#store.dispatch({ type: "attached", conversation, attachments });
  }

  /** Sends the reply in the draft once its photos are there, after earlier replies that are still on their way. */
  reply(conversation: string): void {
    const text = this.#draft("reply", conversation);
    const attachments = attachmentsOf(this.#store.state, conversation);
    const photos = uploaded(attachments);
    const hindrance = hindranceOf(attachments);
    if (hindrance !== null || (!text && photos.length === 0)) return this.wait(conversation, hindrance === "sending");
    this.deliverUnreached();
    const at = new Date(now()).toISOString();
    const seen = this.#attention.shownOf(conversation);
    const words = { text, photos, quote: attachments.quote };
    const unsent = { clientId: uuid(), conversation, ...words, at, seen, failure: null };
    // The draft is emptied first, with its mark that it goes: it must not go twice.
    this.#store.dispatch({ type: "attached", conversation, attachments: NO_ATTACHMENTS });
    this.#store.dispatch({ type: "typed", mode: "reply", conversation, text: "" });
    this.#store.dispatch({ type: "sending", unsent });
  }

  /** Sets whether the reply goes by itself once its photos are there. */
  wait(conversation: string, going: boolean): void {
    const attachments = attachmentsOf(this.#store.state, conversation);
    if ((attachments.going ?? false) === going) return;
    this.#store.dispatch({ type: "attached", conversation, attachments: { ...attachments, going } });
  }

  /** Sends again all replies that failed only because there was no server. */
  deliverUnreached(): void {
    for (const each of this.#store.state.unsent) {
      if (each.failure?.cause === "unreachable") this.#store.dispatch({ type: "sending", unsent: retried(each) });
    }
  }

  /** Sends the stuck replies again, now that their writer has seen the newest messages. */
  again(conversation: string): void {
    const seen = this.#attention.shownOf(conversation);
    for (const each of stuck(this.#store.state.unsent, conversation)) {
      this.#store.dispatch({ type: "sending", unsent: { ...retried(each), seen } });
    }
  }

  /** Takes a failed reply, and those behind it, back into the draft. */
  edit(unsent: Unsent): void {
    this.#store.dispatch({ type: "send_undone", unsent });
  }

  /** Saves the note that is in the draft, once; on failure the draft stays as it is. */
  async note(conversation: string): Promise<void> {
    const text = this.#draft("note", conversation);
    if (!text || this.#store.state.savingNotes.has(conversation)) return;
    this.#store.dispatch({ type: "note_saving", conversation });
    try {
      await this.#api.note(conversation, text);
      this.#store.dispatch({ type: "note_saved", conversation, text });
      this.#on.changed(conversation);
    } catch (error) {
      this.#store.dispatch({ type: "note_failed", conversation });
      this.#on.tell(conversation, asApiError(error).message);
    }
  }

  /** After any change of what is written: keeps it in the notebook, and sends what can go. */
  #follow(): void {
    const { drafts, draftAttachments, unsent } = this.#store.state;
    const followed = this.#followed;
    if (drafts === followed.drafts && draftAttachments === followed.draftAttachments && unsent === followed.unsent)
      return;
    this.#followed = { drafts, draftAttachments, unsent };
    this.#notebook?.keep(this.#followed);
    for (const [conversation, { going }] of draftAttachments) if (going) this.reply(conversation);
    for (const conversation of new Set(unsent.map((each) => each.conversation))) void this.#deliver(conversation);
  }

  /** Sends one reply after the other until one fails, so that none overtakes another. */
  async #deliver(conversation: string): Promise<void> {
    if (this.#delivering.has(conversation)) return;
    this.#delivering.add(conversation);
    try {
      for (let next; (next = due(this.#store.state.unsent, conversation));) await this.#send(next);
    } finally {
      this.#delivering.delete(conversation);
    }
  }

  /** Sends a reply, for the first time or again, under its own id. */
  async #send(unsent: Unsent): Promise<void> {
    const { clientId, conversation } = unsent;
    try {
      const { seq, id } = await this.#api.reply(conversation, requestOf(unsent));
      this.#store.dispatch({ type: "sent", clientId, conversation, message: this.#ownMessage(unsent, seq, id) });
    } catch (error) {
      this.#undelivered(unsent, asApiError(error));
    }
  }

  #undelivered(unsent: Unsent, failure: ApiError): void {
    const { clientId, conversation } = unsent;
    switch (failure.code) {
      case "unseen_messages": {
        const messages = failure.extra("messages") as AgentMessage[];
        return this.#store.dispatch({ type: "held_back", unsent, messages });
      }
      case "not_owner":
        this.#store.dispatch({ type: "send_undone", unsent });
        this.#on.tell(conversation, t.unsent.notOwner);
        return this.#on.changed(conversation);
      default:
        return this.#store.dispatch({ type: "send_failed", clientId, failure: causeOf(failure) });
    }
  }

  /** The message as its frame will bring it too; whichever comes first is shown. */
  #ownMessage(unsent: Unsent, seq: number, id: string): AgentMessage {
    const { clientId, conversation, photos, text } = unsent;
    const { rows, session } = this.#store.state;
    const name = session.state === "in" ? session.me.name : "";
    const quote = this.#quoted(unsent);
    return {
      seq,
      id,
      at: new Date(now()).toISOString(),
      from: { kind: "agent", name },
      text,
      channel: rows.get(conversation)?.channel ?? "web",
      client_id: clientId,
      ...(photos.length > 0 && { photos: [...photos] }),
      ...(quote && { quote }),
    };
  }

  #quoted({ conversation, quote }: Unsent): Quote | null {
    const answered = this.#store.state.threads.get(conversation)?.messages.find(({ seq }) => seq === quote);
    return answered ? quoteOf(answered) : null;
  }

  #draft(mode: Mode, conversation: string): string {
    return draftOf(this.#store.state.drafts, mode, conversation).trim();
  }
}

function retried(unsent: Unsent): Unsent {
  return { ...unsent, failure: null };
}

function requestOf({ clientId, text, photos, quote, seen }: Unsent): ReplyRequest {
  return {
    client_id: clientId,
    text,
    seen_seq: seen,
    ...(photos.length > 0 && { photos: photos.map(({ id }) => id) }),
    ...(quote !== null && { quote }),
  };
}

function causeOf(failure: ApiError): Failure {
  return failure.status === 0 ? { cause: "unreachable" } : { cause: "refused", detail: failure.message };
}
