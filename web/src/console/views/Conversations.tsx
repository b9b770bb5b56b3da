import { useController, useStore } from "../context.ts";
import { useKey } from "../keys.ts";
import { t } from "../strings.ts";
import { About } from "./details/About.tsx";
import { List } from "./list/List.tsx";
import { Talk } from "./thread/Talk.tsx";

/** The page of a view: its list, the open conversation, and what there is to know about it. */
export function Conversations() {
  const controller = useController();
  const route = useStore((state) => state.route);
  useKey("Escape", () => controller.go(route.about ? { about: false } : { id: null }));
  return (
    <main class="columns">
      <h1 class="unseen">{t.views.names[route.view]}</h1>
      <List />
      <Talk />
      <About />
    </main>
  );
}
