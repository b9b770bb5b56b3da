/** The chat itself, which the page's script (main.ts) fetches once somebody wants it. */
import { render } from "preact";

import { Conversation } from "./conversation.ts";
import type { HostContext } from "./hostContext.ts";
import { browser } from "./platform.ts";
import { Sessions } from "./session.ts";
import type { Settings } from "./settings.ts";
import { openTab } from "./tab.ts";
import { Widget } from "./Widget.tsx";
import { Writing } from "./writing.ts";

import styles from "./widget.css?inline";

/**
 * Takes the button's place. `byHand`: the shopper has just opened it, and it may take the focus. Returns what to do
 * when the shopper comes from Telegram by a link.
 */
export function start({ settings, host, shared, own }: HostContext, byHand: boolean): (link: string) => void {
  const tab = openTab(own);
  const sessions = new Sessions(settings.server, shared, aboutShopper(settings), browser);
  const conversation = new Conversation(settings.server, sessions, shared, browser);
  const writing = new Writing(tab.draft, tab.photos, conversation);
  addEventListener("offline", () => conversation.connection.drop());
  addEventListener("online", () => conversation.connection.hurry());

  const shadow = host.shadowRoot!;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets.push(sheet);
  host.clear?.();
  const props = { settings, conversation, tab, writing };
  host.draw = () => render(<Widget {...props} byHand={byHand} />, shadow);
  host.clear = () => render(null, shadow);
  host.draw();
  return (link) => {
    conversation.follow(link);
    tab.open.value = true;
  };
}

function aboutShopper({ name }: Settings) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { ...(name && { name }), language: navigator.language, timezone: timeZone };
}
