/**
 * The one script a merchant's page loads: reads its own tag, puts the button on the page, and fetches the chat once
 * somebody wants it. Whoever only looks at the shop loads no more than this.
 */
import tokens from "../shared/tokens.css?inline";

import { hasLink } from "./arrival.ts";
import styles from "./button.css?inline";
import { drawButton } from "./button.ts";
import { accentTokens, parseColour } from "./colour.ts";
import type { Host as Drawn } from "./place.ts";
import { readSettings, type Settings } from "./settings.ts";
import { Drawer, OPEN, SESSION } from "./storage.ts";

declare global {
  /** What the chat's script leaves behind. */
  var CounterhandChat: typeof import("./chat.tsx");
}

const TAG = "counterhand-widget";

/** What the chat hangs on. Where links swap the body (Turbo, pjax) it moves into the new one and is drawn anew. */
class Host extends HTMLElement implements Drawn {
  draw?: () => void;
  clear?: () => void;

  connectedCallback(): void {
    this.draw?.();
  }

  disconnectedCallback(): void {
    if (!this.draw) return;
    this.clear?.();
    // Not at once: a page that empties its body element by element would never come to the end.
    setTimeout(() => this.isConnected || document.body.append(this));
  }
}

function mount(settings: Settings, nonce: string): void {
  // A page that carries the tag twice, or again in each new body, gets one chat.
  if (customElements.get(TAG)) return;
  customElements.define(TAG, Host);
  const shared = new Drawer(() => localStorage, settings.server);
  const own = new Drawer(() => sessionStorage, settings.server);
  const host = new Host();
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [tokens, styles, ownStyles(settings)].map(sheet);

  let fetching = false;
  let byHand = false;
  const fetchChat = async () => {
    if (fetching) return;
    fetching = true;
    draw(byHand ? "busy" : "");
    try {
      await run(`${settings.server}/chat.js`, nonce);
    } catch {
      fetching = false;
      // Who has not asked for it need not hear of it.
      return draw(byHand ? "trouble" : "");
    }
    CounterhandChat.start({ settings, host, shared, own }, byHand);
  };
  const open = () => {
    byHand = true;
    own.set(OPEN, "1");
    void fetchChat();
  };
  const draw = (state: "" | "busy" | "trouble") => {
    host.draw = () => drawButton(shadow, settings, state, open);
    host.draw();
  };
  host.clear = () => shadow.replaceChildren();
  draw("");
  document.body.append(host);

  // A conversation goes on, here or in another tab, or a link leads to one.
  if (own.get(OPEN) ?? shared.get(SESSION) ?? (hasLink() || null)) void fetchChat();
  shared.onChange((name) => name === SESSION && void fetchChat());
  addEventListener("hashchange", () => hasLink() && void fetchChat());
}

function run(src: string, nonce: string): Promise<unknown> {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, nonce, onload, onerror }));
  });
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
  const { nonce } = script;
  if (document.body) mount(settings, nonce);
  else addEventListener("DOMContentLoaded", () => mount(settings, nonce));
}
