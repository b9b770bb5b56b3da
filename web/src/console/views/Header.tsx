import { useEffect, useRef, useState } from "preact/hooks";

import type { View } from "../../shared/wire.ts";
import { useKey } from "../keys.ts";
import { VIEWS } from "../state/rows.ts";
import { useController, useStore } from "../context.ts";
import { t } from "../strings.ts";
import { Account } from "./dialogs/Account.tsx";
import { Icon } from "./kit/Icon.tsx";

export function Header() {
  return (
    <header class="header">
      <p class="brand">
        <span class="brand-mark" />
        <span class="brand-name">{t.product}</span>
      </p>
      <Views />
      <Search />
      <LinkState />
      <Account />
    </header>
  );
}

function Views() {
  return (
    <nav class="views" aria-label={t.views.nav}>
      {VIEWS.map((view, place) => (
        <ViewTab key={view} view={view} shortcut={String(place + 1)} />
      ))}
    </nav>
  );
}

function ViewTab({ view, shortcut }: { view: View; shortcut: string }) {
  const controller = useController();
  const current = useStore((state) => state.route.view === view);
  const n = useStore((state) => state.counts?.[view]);
  useKey(shortcut, () => controller.go({ view }));
  return (
    <a class="view" href={`#${view}`} aria-current={current ? "page" : undefined} aria-keyshortcuts={shortcut}>
      {t.views.names[view]}
      {n !== undefined && (
        <span class={countClass(view, n)}>
          {n}
          <span class="unseen">{t.views.counted(n)}</span>
        </span>
      )}
    </a>
  );
}

function countClass(view: View, n: number): string {
  if (n === 0) return "count count-none";
  return view === "queue" ? "count count-waiting" : "count";
}

/** Letters typed in quick succession are one question. */
const SEARCH_AFTER_MS = 250;

function Search() {
  const controller = useController();
  const input = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState("");
  const asked = useRef("");
  useKey("/", () => input.current?.select());
  useEffect(() => {
    if (q.trim() === asked.current) return;
    const timer = window.setTimeout(() => {
      asked.current = q.trim();
      void controller.reading.search(q);
    }, q ? SEARCH_AFTER_MS : 0);
    return () => window.clearTimeout(timer);
  }, [q]);
  const clear = (): void => {
    setQ("");
    input.current?.focus();
  };
  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        value={q}
        placeholder={t.search.label}
        aria-label={t.search.label}
        aria-keyshortcuts="/"
        onInput={(event) => setQ(event.currentTarget.value)}
      />
      {q && (
        <button type="button" class="button-icon" aria-label={t.search.clear} onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </search>
  );
}

function LinkState() {
  const link = useStore((state) => state.link);
  return (
    <p class={`link link-${link}`}>
      <span class="link-dot" />
      <span class="link-word">{t.link[link]}</span>
    </p>
  );
}
