/** What an agent writes: drafts, replies on their way, private notes. Nothing typed is ever lost. */
import type { AgentMessage } from "../shared/wire.ts";
import { type Api, type ApiError, asApiError } from "./api.ts";
import type { Attention } from "./attention.ts";
import { now } from "./clock.ts";
import type { Notebook } from "./notebook.ts";
import { type Mode, draftOf } from "./state/drafts.ts";
import type { Action } from "./state/reduce.ts";
import type { Failure, Unsent } from "./state/unsent.ts";
import type { Store } from "./store.ts";
import { t } from "./strings.ts";

export interface WritingListener {
  /** Something went otherwise than asked. */
  tell(conversation: string, words: string): void;
  /** The conversation is not as it was thought to be, or has a new note. */
  changed(conversation: string): void;
}

export class Writing {
  private readonly store: Store;
  private readonly api: Api;
  private readonly attention: Attention;
  private readonly on: WritingListener;
  private notebook: Notebook | null = null;

  constructor(store: Store, api: Api, attention: Attention, on: WritingListener) {
    this.store = store;
    this.api = api;
    this.attention = attention;
    this.on = on;
  }

  /** From now on what is written goes into `notebook`; null: nobody is here. */
  openNotebook(notebook: Notebook | null): void {
    this.notebook = notebook;
  }

  type(mode: Mode, conversation: string, text: string): void {
    this.apply({ type: "typed", mode, conversation, text });
    if (mode === "reply" && text) this.attention.typing(conversation);
  }

  /** Sends the reply that is in the draft. */
  reply(conversation: string): void {
    const text = this.draft("reply", conversation);
    if (!text) return;
    const at = new Date(now()).toISOString();
    this.apply({ type: "typed", mode: "reply", conversation, text: "" });
    void this.deliver({ clientId: crypto.randomUUID(), conversation, text, at, failure: null });
  }

  /** Sends under its own id, for the first time or again; `confirm`: although there is something unseen. */
  async deliver(unsent: Unsent, confirm = false): Promise<void> {
    const { clientId: client_id, conversation, text } = unsent;
    this.apply({ type: "sending", unsent: { ...unsent, failure: null } });
    try {
      const seen_seq = this.attention.shownOf(conversation);
      const reply = { client_id, text, seen_seq, ...(confirm ? { confirm } : {}) };
      const { seq, id } = await this.api.reply(conversation, reply);
      this.apply({ type: "sent", clientId: client_id, conversation, message: this.ownMessage(unsent, seq, id) });
    } catch (error) {
      this.undelivered(unsent, asApiError(error));
    }
  }

  /** Those that only found no server are tried again by themselves. */
  deliverUnreached(): void {
    for (const each of this.store.state.unsent) {
      if (each.failure?.cause === "unreachable") void this.deliver(each);
    }
  }

  /** Takes a failed reply back into the draft. */
  edit(unsent: Unsent): void {
    this.apply({ type: "send_undone", unsent });
  }

  /** Answers the question whether a reply that was held back still fits. */
  decide(send: boolean): void {
    const { heldBack } = this.store.state;
    this.apply({ type: "decided" });
    if (!heldBack || !send) return;
    const { conversation, text } = heldBack.unsent;
    const draft = this.draft("reply", conversation);
    // What was typed after it stays.
    const rest = draft.startsWith(text) ? draft.slice(text.length).trimStart() : draft;
    this.apply({ type: "typed", mode: "reply", conversation, text: rest });
    void this.deliver(heldBack.unsent, true);
  }

  /** Keeps the note that is in the draft; on failure the draft stays as it is. */
  async note(conversation: string): Promise<void> {
    const text = this.draft("note", conversation);
    if (!text) return;
    try {
      await this.api.note(conversation, text);
      this.apply({ type: "typed", mode: "note", conversation, text: "" });
      this.on.changed(conversation);
    } catch (error) {
      this.on.tell(conversation, asApiError(error).message);
    }
  }

  private undelivered(unsent: Unsent, failure: ApiError): void {
    const { clientId, conversation } = unsent;
    switch (failure.code) {
      case "unseen_messages":
        return this.apply({ type: "send_undone", unsent, messages: failure.extra("messages") as AgentMessage[] });
      case "not_owner":
        this.apply({ type: "send_undone", unsent });
        this.on.tell(conversation, t.unsent.notOwner);
        return this.on.changed(conversation);
      default:
        return this.apply({ type: "send_failed", clientId, failure: causeOf(failure) });
    }
  }

  /** What the frame will say too; whichever is first is shown. */
  private ownMessage({ clientId, text }: Unsent, seq: number, id: string): AgentMessage {
    const { session } = this.store.state;
    const name = session.state === "in" ? session.me.name : "";
    return { seq, id, at: new Date(now()).toISOString(), from: { kind: "agent", name }, text, client_id: clientId };
  }

  private draft(mode: Mode, conversation: string): string {
    return draftOf(this.store.state.drafts, mode, conversation).trim();
  }

  /** The store hears it, and the notebook keeps what is not sent yet. */
  private apply(action: Action): void {
    this.store.dispatch(action);
    this.notebook?.keep(this.store.state.drafts, this.store.state.unsent);
  }
}

function causeOf(failure: ApiError): Failure {
  return failure.status === 0 ? { cause: "unreachable" } : { cause: "refused", detail: failure.message };
}
