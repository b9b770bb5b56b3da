/**
 * What an agent has typed and not sent, kept in this browser through reloads and an expired session.
 *
 * Keys carry the agent's id: two agents on one machine never see each other's drafts.
 */
import type { Unsent } from "./state/unsent.ts";

export type Mode = "reply" | "note";

const PREFIX = "counterhand";

export class Drafts {
  private readonly storage: Storage;
  private readonly agent: string;

  constructor(storage: Storage, agent: string) {
    this.storage = storage;
    this.agent = agent;
  }

  read(conversation: string, mode: Mode): string {
    return this.storage.getItem(this.key(mode, conversation)) ?? "";
  }

  write(conversation: string, mode: Mode, text: string): void {
    const key = this.key(mode, conversation);
    if (text) this.keep(key, text);
    else this.storage.removeItem(key);
  }

  /** After a reload nobody knows whether a reply on its way arrived: it is offered again, under the same id. */
  readUnsent(why: string): Unsent[] {
    const kept = parse(this.storage.getItem(this.key("unsent")));
    return kept.map((unsent) => ({ ...unsent, state: "failed", why: unsent.why ?? why }));
  }

  writeUnsent(unsent: readonly Unsent[]): void {
    if (unsent.length > 0) this.keep(this.key("unsent"), JSON.stringify(unsent));
    else this.storage.removeItem(this.key("unsent"));
  }

  private keep(key: string, text: string): void {
    try {
      this.storage.setItem(key, text);
    } catch {
      // Storage is full or forbidden: the text is still in the composer, it only does not survive a reload.
    }
  }

  private key(...parts: string[]): string {
    return [PREFIX, this.agent, ...parts].join(":");
  }
}

function parse(text: string | null): Unsent[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? (kept as Unsent[]) : [];
  } catch {
    return [];
  }
}
