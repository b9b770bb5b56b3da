/** The console's pages: one record each, which gives the router, the navigation, the window's title and the view. */
import type { VNode } from "preact";

import type { Role, View } from "../shared/wire.ts";
import { isAtLeast } from "./roles.ts";
import type { Route } from "./route.ts";
import { VIEWS } from "./state/rows.ts";
import type { State } from "./state/state.ts";
import { t } from "./strings.ts";
import { Conversations } from "./views/Conversations.tsx";
import { Count } from "./views/list/Count.tsx";

export interface Page {
  /** The first word of its address: `queue` of `#queue/ID`. */
  route: string;
  /** The least role that sees it; for all others it is not there. */
  role: Role;
  /** What the navigation calls it, and what stands after the name. */
  name: string;
  Mark?: () => VNode | null;
  /** What the window is called while it is open. */
  title: (state: State) => string;
  View: () => VNode;
}

const [first, ...others] = VIEWS;

const home = conversations(first);

/** In the navigation's order; keys 1, 2 … open them. */
export const PAGES: readonly Page[] = [home, ...others.map(conversations)];

export function pagesFor(role: Role, pages = PAGES): readonly Page[] {
  return pages.filter((page) => isAtLeast(role, page.role));
}

/** The page that `route` leads to; where there is none for this role, the queue. */
export function pageAt(route: Route, role: Role, pages = PAGES): Page {
  const name = route.page ?? route.view;
  return pagesFor(role, pages).find((page) => page.route === name) ?? home;
}

function conversations(view: View): Page {
  return {
    route: view,
    role: "agent",
    name: t.views.names[view],
    Mark: () => <Count view={view} />,
    title: ({ counts }) => t.title(counts?.queue ?? 0),
    View: Conversations,
  };
}
