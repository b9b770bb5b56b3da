import { useEffect } from "preact/hooks";

import type { Agent } from "../../shared/wire.ts";
import { useController, useStore } from "../context.ts";
import { useKey } from "../keys.ts";
import { pageAt } from "../pages.tsx";
import type { Route } from "../route.ts";
import type { State } from "../state/state.ts";
import { t } from "../strings.ts";
import { GiveBack } from "./dialogs/GiveBack.tsx";
import { Keys } from "./dialogs/Keys.tsx";
import { Login } from "./dialogs/Login.tsx";
import { People } from "./dialogs/People.tsx";
import { Resolve } from "./dialogs/Resolve.tsx";
import { Header } from "./Header.tsx";
import { Announcer } from "./kit/Announcer.tsx";

export function App() {
  const session = useStore((state) => state.session);
  const title = useStore(titleOf);
  useEffect(() => {
    document.title = title;
  }, [title]);
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
      return <Workplace me={session.me} />;
  }
}

function titleOf(state: State): string {
  const { route, session } = state;
  return session.state === "in" ? pageAt(route, session.me.role).title(state) : t.product;
}

function Workplace({ me }: { me: Agent }) {
  const controller = useController();
  const route = useStore((state) => state.route);
  const { View } = pageAt(route, me.role);
  useKey("?", () => controller.show("keys"));
  return (
    <div class="workplace" data-pane={paneOf(route)}>
      <Header me={me} />
      <LinkBanner />
      <View />
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
