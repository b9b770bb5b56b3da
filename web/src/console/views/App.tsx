import { useEffect } from "preact/hooks";

import { useKey } from "../keys.ts";
import type { Route } from "../route.ts";
import { useController, useStore } from "../context.ts";
import { t } from "../strings.ts";
import { About } from "./details/About.tsx";
import { Announcer } from "./kit/Announcer.tsx";
import { GiveBack } from "./dialogs/GiveBack.tsx";
import { Header } from "./Header.tsx";
import { Keys } from "./dialogs/Keys.tsx";
import { List } from "./list/List.tsx";
import { Login } from "./dialogs/Login.tsx";
import { People } from "./dialogs/People.tsx";
import { Resolve } from "./dialogs/Resolve.tsx";
import { Talk } from "./thread/Talk.tsx";

export function App() {
  const session = useStore((state) => state.session);
  const waiting = useStore((state) => state.counts?.queue ?? 0);
  useEffect(() => {
    document.title = t.title(waiting);
  }, [waiting]);
  switch (session.state) {
    case "unknown":
      return (
        <p class="splash late" role="status">
          {session.silent ? t.silent : t.loading}
        </p>
      );
    case "out":
      return <Login why={session.why} />;
    case "in":
      return <Workplace />;
  }
}

function Workplace() {
  const controller = useController();
  const route = useStore((state) => state.route);
  useKey("?", () => controller.show("keys"));
  useKey("Escape", () => controller.go(route.about ? { about: false } : { id: null }));
  return (
    <div class="workplace" data-pane={paneOf(route)}>
      <Header />
      <LinkBanner />
      <main class="columns">
        <h1 class="unseen">{t.views.names[route.view]}</h1>
        <List />
        <Talk />
        <About />
      </main>
      <Dialogs />
      <Announcer />
    </div>
  );
}

/** Which column is shown where not all have room. */
function paneOf(route: Route): "list" | "talk" | "about" {
  if (route.id === null) return "list";
  return route.about ? "about" : "talk";
}

/** Says, over all, that what is shown may be behind. */
function LinkBanner() {
  const link = useStore((state) => state.link);
  const words = { connecting: null, live: null, lost: t.link.bannerLost, offline: t.link.bannerOffline }[link];
  return <div role="status">{words !== null && <p class="banner">{words}</p>}</div>;
}

function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  switch (dialog) {
    case "keys":
      return <Keys />;
    case "people":
      return <People />;
    case "resolve":
      return <Resolve />;
    case "return":
      return <GiveBack />;
    case null:
      return null;
  }
}
