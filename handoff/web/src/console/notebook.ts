/**
 * What an agent has typed and not sent, kept in this browser through reloads and an expired session.
 *
 * Keys carry the agent's id: two agents on one machine never see each other's drafts.
 */
import type { Drafts } from "./state/drafts.ts";
import type { Unsent } from "./state/unsent.ts";

export class Notebook {
  private readonly storage: Storage;
  private readonly agent: string;

  constructor(storage: Storage, agent: string) {
    this.storage = storage;
    this.agent = agent;
  }

  drafts(): Drafts {
    return new Map(this.read<[string, string]>("drafts"));
  }

  keepDrafts(drafts: Drafts): void {
    this.keep("drafts", [...drafts]);
  }

  /** After a reload nobody knows whether a reply on its way arrived: it is offered again, under the same id. */
  unsent(): Unsent[] {
    return this.read<Unsent>("unsent").map((each) => ({ ...each, failure: each.failure ?? { cause: "unknown" } }));
  }

  keepUnsent(unsent: readonly Unsent[]): void {
    this.keep("unsent", unsent);
  }

  private read<T>(name: string): T[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(this.key(name)) ?? "[]");
      return Array.isArray(kept) ? (kept as T[]) : [];
    } catch {
      return []; // Somebody else wrote under our name, or the storage is forbidden.
    }
  }

  private keep(name: string, what: readonly unknown[]): void {
    try {
      if (what.length > 0) this.storage.setItem(this.key(name), JSON.stringify(what));
      else this.storage.removeItem(this.key(name));
    } catch {
      // Full or forbidden: the text is still on the screen, it only does not survive a reload.
    }
  }

  private key(name: string): string {
    return `counterhand:${this.agent}:${name}`;
  }
}
