import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Row } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import { useKey } from "../../keys.ts";
import { nameOf } from "../../names.ts";
import { formatRoute } from "../../route.ts";
import { listedRows, unsentElsewhere } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { SkeletonRows } from "../kit/Skeleton.tsx";
import { ListRow } from "./ListRow.tsx";

export function List() {
  const search = useStore((state) => state.search);
  return (
    <section class="list" aria-label={t.views.heading}>
      <UnsentElsewhere />
      {search && <p class="list-note">{t.search.found(search.q)}</p>}
      <Rows />
    </section>
  );
}

/** Links to replies that wait for their writer in conversations that the list does not show. */
function UnsentElsewhere() {
  const view = useStore((state) => state.route.view);
  const elsewhere = useStore(unsentElsewhere);
  return (
    <div role="status">
      {elsewhere.map((row) => (
        <a key={row.id} class="list-unsent" href={formatRoute({ view, id: row.id, about: false, page: null })}>
          <Icon name="warn" />
          <span>{t.list.unsentTo(nameOf(row))}</span>
        </a>
      ))}
    </div>
  );
}

function Rows() {
  const controller = useController();
  const rows = useStore(listedRows);
  const route = useStore((state) => state.route);
  const search = useStore((state) => state.search);
  const { loaded, failed, cursor } = useStore((state) => state.views[state.route.view]);
  const searching = search !== null && search.found === null;
  const list = useRef<HTMLUListElement>(null);
  const roving = useRoving(rows, route.id, list);

  if (search?.failed) return <Problem words={t.search.failed} retry={() => void controller.reading.search(search.q)} />;
  if (failed && rows.length === 0)
    return <Problem words={t.list.failed} retry={() => void controller.reading.list()} />;
  if (rows.length === 0) return searching || !(loaded || search) ? <SkeletonRows /> : <Empty />;
  return (
    <>
      <ul class="rows" ref={list} onKeyDown={roving.onKeyDown}>
        {rows.map((row) => (
          <ListRow key={row.id} row={row} view={route.view} open={row.id === route.id} stop={row.id === roving.stop} />
        ))}
      </ul>
      {(search ? search.cursor : cursor) !== null && <More />}
    </>
  );
}

/** One row is the list's tab stop; j and k, or the arrows within the list, move it. */
function useRoving(rows: readonly Row[], open: string | null, list: { current: HTMLElement | null }) {
  const [at, setAt] = useState<string | null>(null);
  const held = useRef<string | null>(null);
  const ids = rows.map((row) => row.id);
  const stop = [at, open].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;

  const focus = (id: string): void => {
    const link = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  const move = (step: number): void => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-id]")?.dataset["id"];
    const from = ids.indexOf(focused ?? open ?? "");
    const id = ids[from < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, from + step))];
    if (id === undefined) return;
    setAt(id);
    focus(id);
  };
  useKey("j", () => move(1));
  useKey("k", () => move(-1));

  useEffect(() => setAt(null), [open]);
  useLayoutEffect(() => {
    // A row that moves is taken out of the page and put in again, and loses the focus that way.
    const id = held.current;
    if (id !== null && document.activeElement === document.body && ids.includes(id)) focus(id);
    held.current = document.activeElement?.closest<HTMLElement>(".rows [data-id]")?.dataset["id"] ?? null;
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step);
  };
  return { stop, onKeyDown };
}

function More() {
  const controller = useController();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // People who scroll to the end want to see further; the button is for keyboards and screen readers.
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void controller.reading.more());
    if (button.current) watcher.observe(button.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <button type="button" ref={button} class="list-more" onClick={() => void controller.reading.more()}>
      {t.list.more}
    </button>
  );
}

function Problem({ words, retry }: { words: string; retry: () => void }) {
  return (
    <div class="empty" role="alert">
      <p>{words}</p>
      <button type="button" class="button" onClick={retry}>
        {t.retry}
      </button>
    </div>
  );
}

function Empty() {
  const view = useStore((state) => state.route.view);
  const search = useStore((state) => state.search);
  const [title, hint] = search ? [t.search.none(search.q), t.search.noneHint] : t.list.empty[view];
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p class="soft">{hint}</p>
    </div>
  );
}
