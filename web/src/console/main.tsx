/** The console's composition root: the one place that makes its parts and ties them together. */
import { render } from "preact";

import "../shared/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/login.css";
import "./styles/header.css";
import "./styles/list.css";
import "./styles/talk.css";
import "./styles/message.css";
import "./styles/photos.css";
import "./styles/composer.css";
import "./styles/about.css";
import "./styles/dialog.css";
import "./styles/layout.css";
import { Api } from "./api.ts";
import { Desk } from "./controller.ts";
import { listenForKeys } from "./keys.ts";
import { Link } from "./link.ts";
import { parseRoute } from "./route.ts";
import { initialState } from "./state/state.ts";
import { DeskContext, Store } from "./store.ts";
import { refuseStrayDrops } from "./strayDrops.ts";
import { App } from "./views/App.tsx";

const store = new Store(initialState(parseRoute(location.hash)));
const api = new Api(() => desk.expired());
const desk = new Desk(store, api, makeLink);

function makeLink(): Link {
  const url = new URL("/api/agent/socket", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return new Link(url.href, {
    state: (link) => store.dispatch({ type: "linked", link }),
    ready: () => desk.linked(),
    event: (event) => desk.hear(event),
    check: () => desk.checkSession(),
  });
}

window.addEventListener("hashchange", () => desk.routed(parseRoute(location.hash)));
listenForKeys();
refuseStrayDrops();
void desk.resume();

const root = document.getElementById("console");
if (root) {
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
}
