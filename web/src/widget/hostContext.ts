import type { KeyValueStore } from "./keyValueStore.ts";
import type { Settings } from "./settings.ts";

/** The element that holds the button, and later the chat. */
export interface Host extends HTMLElement {
  /** Absent in a copy, such as pages keep of themselves for Back. */
  draw?: () => void;
  clear?: () => void;
}

/**
 * What the page's script hands to the chat. On a page that has been open for days that script is older than the chat's.
 * So fields may be added here if the chat can do without them, but none may be removed or changed.
 */
export interface HostContext {
  settings: Settings;
  host: Host;
  /** What all tabs of the shop keep. */
  shared: KeyValueStore;
  /** What this tab keeps. */
  own: KeyValueStore;
}
