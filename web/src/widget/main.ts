import { takeLink } from "./arrival.ts";
import { drawButton } from "./button.ts";
import { accentTokens, parseColour } from "./colour.ts";
import type { Host as Drawn } from "./hostContext.ts";
import { KeyValueStore, OPEN, SESSION } from "./keyValueStore.ts";
import { readSettings, type Settings } from "./settings.ts";

/**
 * The one script a merchant's page loads: reads its own tag, puts the button on the page, and fetches the chat once
 * somebody wants it. People who only look at the shop load no more than this.
 */
import tokens from "../shared/tokens.css?inline";
import styles from "./button.css?inline";

declare global {
  /** What the chat's script leaves behind. */
  var CounterhandChat: typeof import("./chat.tsx");
  /** The part that we need. Browsers without it do not demand it either. */
  var trustedTypes: { createPolicy(name: string, policy: ScriptPolicy): ScriptPolicy } | undefined;
}

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

const TAG = "counterhand-widget";

/** Holds the chat. Where links swap the body (Turbo, pjax) it moves into the new one and is drawn again. */
class Host extends HTMLElement implements Drawn {
  draw?: () => void;
  clear?: () => void;

  connectedCallback(): void {
    this.draw?.();
  }

  disconnectedCallback(): void {
    if (!this.draw) return;
    this.clear?.();
    // Not at once: a page that empties its body element by element would then never finish.
    setTimeout(() => this.isConnected || document.body.append(this));
  }
}

/** Puts the widget on the page; `link` is the one by which the shopper comes from Telegram. */
function mount(settings: Settings, nonce: string, link: string | null): void {
  // A page that carries the tag twice, or again in each new body, gets one chat.
  if (customElements.get(TAG)) return;
  customElements.define(TAG, Host);
  const shared = new KeyValueStore(() => localStorage, settings.server);
  const own = new KeyValueStore(() => sessionStorage, settings.server);
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
      follow = CounterhandChat.start({ settings, host, shared, own }, byHand);
    } catch (error) {
      fetching = false;
      if (error instanceof Error) reportError(error);
      // People who have not asked for the chat need not hear that it failed.
      return draw(byHand || link ? "trouble" : "");
    }
    if (link) follow(link);
  };
  const open = () => {
    byHand = true;
    own.set(OPEN, "1");
    void fetchChat();
  };
  // Keeps the link until the chat is loaded and can follow it.
  let follow = (next: string) => {
    link = next;
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
  if (own.get(OPEN) ?? shared.get(SESSION) ?? link) void fetchChat();
  shared.onChange((name) => name === SESSION && void fetchChat());
  addEventListener("hashchange", () => {
    const next = takeLink();
    if (next) follow(next);
  });
}

let policy: ScriptPolicy | undefined;

/** Loads a script. Rejects where it cannot be loaded, or where the page forbids it. */
function run(url: string, nonce: string): Promise<unknown> {
  return new Promise((onload, onerror) => {
    // Made once: pages that list their policies allow each name only once.
    policy ??= globalThis.trustedTypes?.createPolicy("counterhand", { createScriptURL: (own) => own });
    const src = policy?.createScriptURL(url) ?? url;
    document.head.append(Object.assign(document.createElement("script"), { src, nonce, onload, onerror }));
  });
}

/** A constructed sheet: a merchant's Content-Security-Policy may forbid `<style>`, but not this. */
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
if (script instanceof HTMLScriptElement && !customElements.get(TAG)) {
  const settings = readSettings(script);
  const { nonce } = script;
  // At once and not when the chat is there: the page's other scripts read its address, too.
  const link = takeLink();
  if (document.body) mount(settings, nonce, link);
  else addEventListener("DOMContentLoaded", () => mount(settings, nonce, link));
}
