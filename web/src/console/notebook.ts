/**
 * What an agent has typed and not sent, kept in this browser through reloads and an expired session.
 *
 * Keys carry the agent's id, so two agents on one machine never see each other's drafts; each draft has a key of its
 * own, so two tabs of one agent do not write over each other's.
 */
import type { Photo } from "../shared/wire.ts";
import { type AllDraftAttachments, type DraftAttachments, draftPhoto, uploaded } from "./state/draftAttachments.ts";
import type { Drafts } from "./state/drafts.ts";
import type { Written } from "./state/state.ts";
import type { Failure, Unsent } from "./state/unsent.ts";

const DRAFT = "draft:";
/** The name browsers have stored under: another one would lose their photos. */
const ATTACHED = "enclosed:";
const UNSENT = "unsent:";

const UNKNOWN: Failure = { cause: "unknown" };

export class Notebook {
  readonly #storage: Storage;
  readonly #prefix: string;
  /** What is in storage, by key; only what differs from it is written. */
  #kept: ReadonlyMap<string, string>;

  constructor(storage: Storage, agent: string) {
    this.#storage = storage;
    this.#prefix = `counterhand:${agent}:`;
    this.#kept = this.#read();
  }

  written(): Written {
    return { drafts: this.#drafts(), draftAttachments: this.#draftAttachments(), unsent: this.#unsent() };
  }

  #drafts(): Drafts {
    return new Map(this.#under(DRAFT));
  }

  /** Has only photos that were already on the server: a file does not outlive its page. */
  #draftAttachments(): AllDraftAttachments {
    const found = this.#under(ATTACHED).flatMap(([conversation, text]): [string, DraftAttachments][] => {
      const kept = parse(text) as { photos: Photo[]; quote: number | null } | null;
      return kept ? [[conversation, { photos: kept.photos.map(draftPhoto), quote: kept.quote }]] : [];
    });
    return new Map(found);
  }

  /** After a reload nobody knows whether a reply on its way arrived: it is offered again, under the same id. */
  #unsent(): Unsent[] {
    const found = this.#under(UNSENT).flatMap(([, text]) => {
      const unsent = parse(text) as Stored | null;
      // One that an earlier version kept has neither photos nor a quote.
      return unsent ? [{ photos: [], quote: null, ...unsent, failure: unsent.failure ?? UNKNOWN }] : [];
    });
    // Storage keeps no order, but replies have one.
    return found.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }

  keep({ drafts, draftAttachments, unsent }: Written): void {
    const now = new Map<string, string>();
    for (const [key, text] of drafts) now.set(DRAFT + key, text);
    for (const [conversation, each] of draftAttachments) now.set(ATTACHED + conversation, forStorage(each));
    for (const each of unsent) now.set(UNSENT + each.clientId, JSON.stringify(each));
    for (const key of this.#kept.keys()) if (!now.has(key)) this.#storage.removeItem(this.#prefix + key);
    for (const [key, text] of now) if (this.#kept.get(key) !== text) this.#write(key, text);
    this.#kept = now;
  }

  #write(key: string, text: string): void {
    try {
      this.#storage.setItem(this.#prefix + key, text);
    } catch {
      // Full or forbidden: the text is still on the screen, it only does not survive a reload.
    }
  }

  #read(): Map<string, string> {
    const found = new Map<string, string>();
    for (let i = 0; i < this.#storage.length; i++) {
      const key = this.#storage.key(i);
      if (key?.startsWith(this.#prefix)) found.set(key.slice(this.#prefix.length), this.#storage.getItem(key) ?? "");
    }
    return found;
  }

  #under(kind: string): [string, string][] {
    return [...this.#kept].flatMap(([key, text]) => (key.startsWith(kind) ? [[key.slice(kind.length), text]] : []));
  }
}

type Stored = Omit<Unsent, "photos" | "quote"> & Partial<Unsent>;

function forStorage(attachments: DraftAttachments): string {
  return JSON.stringify({ photos: uploaded(attachments), quote: attachments.quote });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Somebody else wrote under our name.
  }
}
