import { useEffect, useRef, useState } from "preact/hooks";

import type { Agent } from "../../shared/wire.ts";
import { useController, useStore } from "../context.ts";
import { useKey } from "../keys.ts";
import { type Page, pageAt, pagesFor } from "../pages.tsx";
import { startOf } from "../route.ts";
import { t } from "../strings.ts";
import { Account } from "./dialogs/Account.tsx";
import { Icon } from "./kit/Icon.tsx";

export function Header({ me }: { me: Agent }) {
  return (
    <header class="header">
      <p class="brand">
        <span class="brand-mark" />
        <span class="brand-name">{t.product}</span>
      </p>
      <Navigation me={me} />
      <Search />
      <LinkState />
      <Account me={me} />
    </header>
  );
}

function Navigation({ me }: { me: Agent }) {
  return (
    <nav class="views" aria-label={t.views.nav}>
      {pagesFor(me.role).map((page, place) => (
        <PageLink key={page.route} me={me} page={page} shortcut={String(place + 1)} />
      ))}
    </nav>
  );
}

function PageLink({ me, page, shortcut }: { me: Agent; page: Page; shortcut: string }) {
  const controller = useController();
  const { route, name, Mark } = page;
  const current = useStore((state) => pageAt(state.route, me.role) === page);
  useKey(shortcut, () => controller.go(startOf(route)));
  return (
    <a class="view" href={`#${route}`} aria-current={current ? "page" : undefined} aria-keyshortcuts={shortcut}>
      {name}
      {Mark && <Mark />}
    </a>
  );
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
    const timer = window.setTimeout(
      () => {
        asked.current = q.trim();
        void controller.reading.search(q);
      },
      q ? SEARCH_AFTER_MS : 0,
    );
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
