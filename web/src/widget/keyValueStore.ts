/** The token of the shopper's conversation, and whether the chat is open: the page's script looks at both. */
export const SESSION = "session";
export const OPEN = "open";

/** What the browser keeps for us: named values under one prefix, so that two servers on one page never mix. */
export class KeyValueStore {
  readonly #area: Storage | null;
  readonly #prefix: string;
  /** Used where the browser refuses storage (private windows, blocked cookies); it lasts as long as the page. */
  readonly #memory = new Map<string, string>();

  constructor(area: () => Storage, server: string) {
    this.#prefix = `counterhand ${server} `;
    this.#area = usable(area);
  }

  get(name: string): string | null {
    const key = this.#prefix + name;
    return this.#memory.get(key) ?? this.#area?.getItem(key) ?? null;
  }

  set(name: string, value: string): void {
    const key = this.#prefix + name;
    try {
      if (!this.#area) throw new DOMException("no storage");
      this.#area.setItem(key, value);
      this.#memory.delete(key);
    } catch {
      // Refused or full: the page's own memory is better than losing it.
      this.#memory.set(key, value);
    }
  }

  remove(name: string): void {
    this.#memory.delete(this.#prefix + name);
    this.#area?.removeItem(this.#prefix + name);
  }

  /** The names that begin with `start`, in no order. */
  names(start: string): string[] {
    const keys = [...this.#memory.keys(), ...(this.#area ? Object.keys(this.#area) : [])];
    const full = this.#prefix + start;
    const found = keys.filter((key) => key.startsWith(full)).map((key) => key.slice(this.#prefix.length));
    return [...new Set(found)];
  }

  /** Calls back with the name that another tab has changed. */
  onChange(listener: (name: string) => void): void {
    addEventListener("storage", ({ storageArea, key }) => {
      if (storageArea === this.#area && key?.startsWith(this.#prefix)) listener(key.slice(this.#prefix.length));
    });
  }
}

function usable(area: () => Storage): Storage | null {
  try {
    const found = area();
    found.getItem("");
    return found;
  } catch {
    return null;
  }
}
