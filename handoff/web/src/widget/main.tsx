/** The one script a merchant's page loads: reads its own tag and puts the chat on the page. */
import { render } from "preact";

import tokens from "../shared/tokens.css?inline";

import { takeLink } from "./arrival.ts";
import { accentTokens, parseColour } from "./colour.ts";
import { Conversation } from "./conversation.ts";
import { Sessions } from "./session.ts";
import { readSettings, type Settings } from "./settings.ts";
import { Drawer } from "./storage.ts";
import { openTab } from "./tab.ts";
import styles from "./widget.css?inline";
import { Widget } from "./Widget.tsx";
import { browser } from "./world.ts";
import { Writing } from "./writing.ts";

const TAG = "counterhand-widget";

/** What the chat hangs on. Where links swap the body (Turbo, pjax) it moves into the new one and is drawn anew. */
class Host extends HTMLElement {
  /** Draws the chat. Absent in a copy, as pages keep of themselves to go back to. */
  draw?: () => void;

  connectedCallback(): void {
    this.draw?.();
  }

  disconnectedCallback(): void {
    if (!this.draw) return;
    render(null, this.shadowRoot!);
    // Not at once: a page that empties its body element by element would never come to the end.
    setTimeout(() => this.isConnected || document.body.append(this));
  }
}

function mount(settings: Settings): void {
  // A page that carries the tag twice, or again in each new body, gets one chat.
  if (customElements.get(TAG)) return;
  customElements.define(TAG, Host);
  const shared = new Drawer(() => localStorage, settings.server);
  const tab = openTab(new Drawer(() => sessionStorage, settings.server));
  const sessions = new Sessions(settings.server, shared, aboutShopper(settings), browser);
  const conversation = new Conversation(settings.server, sessions, shared, browser);
  const writing = new Writing(tab.draft, conversation);
  const arrive = () => {
    const link = takeLink();
    if (!link) return;
    conversation.follow(link);
    tab.open.value = true;
  };
  arrive();
  addEventListener("hashchange", arrive);
  addEventListener("offline", () => conversation.connection.drop());
  addEventListener("online", () => conversation.connection.hurry());

  const host = new Host();
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet(tokens), sheet(styles), sheet(ownStyles(settings))];
  host.draw = () =>
    render(<Widget settings={settings} conversation={conversation} tab={tab} writing={writing} />, shadow);
  document.body.append(host);
}

function aboutShopper({ name }: Settings) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { ...(name && { name }), language: navigator.language, timezone: timeZone };
}

/** Constructed sheets, which a merchant's Content-Security-Policy does not forbid as it does `<style>`. */
function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

function ownStyles({ colour, offset }: Settings): string {
  const tokens = { ...accentTokens(parseColour(colour)), "--offset": `${offset}px` };
  const lines = Object.entries(tokens).map(([name, value]) => `${name}: ${value};`);
  return `:host { ${lines.join(" ")} }`;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const settings = readSettings(script);
  if (document.body) mount(settings);
  else addEventListener("DOMContentLoaded", () => mount(settings));
}
