import type { View } from "../../../shared/wire.ts";
import { useStore } from "../../context.ts";
import { t } from "../../strings.ts";

/** How many conversations a view has, behind its name. */
export function Count({ view }: { view: View }) {
  const n = useStore((state) => state.counts?.[view]);
  if (n === undefined) return null;
  return (
    <span class={countClass(view, n)}>
      {n}
      <span class="unseen">{t.views.counted(n)}</span>
    </span>
  );
}

function countClass(view: View, n: number): string {
  if (n === 0) return "count count-none";
  return view === "queue" ? "count count-waiting" : "count";
}
