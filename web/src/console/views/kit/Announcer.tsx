import { useEffect, useRef, useState } from "preact/hooks";

import type { Row } from "../../../shared/wire.ts";
import { useStore } from "../../context.ts";
import { nameOf, reasonOf } from "../../names.ts";
import { rowsOf } from "../../state/rows.ts";
import { t } from "../../strings.ts";

/** Tells screen readers who has come into the queue. */
export function Announcer() {
  const rows = useStore((state) => state.rows);
  const ready = useStore((state) => state.views.queue.loaded);
  const known = useRef<ReadonlySet<string> | null>(null);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!ready) return;
    const queue = rowsOf(rows, "queue", "");
    const before = known.current;
    const come = before ? queue.filter((row) => !before.has(row.id)) : [];
    known.current = new Set(queue.map((row) => row.id));
    if (come.length > 0) setWords(come.map(announce).join(". "));
  }, [rows, ready]);
  return (
    <p class="unseen" role="status">
      {words}
    </p>
  );
}

function announce(row: Row): string {
  return t.announce.queued(nameOf(row), reasonOf(row.reason) ?? "");
}
