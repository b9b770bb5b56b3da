import type { KeyValueStore } from "./keyValueStore.ts";
import type { Settings } from "./settings.ts";

/** What the button hangs on, and then the chat. */
export interface Host extends HTMLElement {
  /** Absent in a copy, as pages keep of themselves to go back to. */
  draw?: () => void;
  clear?: () => void;
}

/**
 * What the page's script hands to the chat. On a page that has been open for days that script is older than the chat's:
 * more may be added here, which the chat must do without, and nothing may go or change.
 */
export interface HostContext {
  settings: Settings;
  host: Host;
  /** What all tabs of the shop keep. */
  shared: KeyValueStore;
  /** What this tab keeps. */
  own: KeyValueStore;
}
