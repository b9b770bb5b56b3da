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
import { AgentApi } from "./api.ts";
import { ControllerContext } from "./context.ts";
import { Controller } from "./controller.ts";
import { listenForKeys } from "./keys.ts";
import { Link } from "./link.ts";
import { parseRoute } from "./route.ts";
import { initialState } from "./state/state.ts";
import { Store } from "./store.ts";
import { refuseStrayDrops } from "./strayDrops.ts";
import { App } from "./views/App.tsx";

const store = new Store(initialState(parseRoute(location.hash)));
const api = new AgentApi(() => controller.expired());
const controller = new Controller(store, api, makeLink);

function makeLink(): Link {
  const url = new URL("/api/agent/socket", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return new Link(url.href, {
    state: (link) => store.dispatch({ type: "linked", link }),
    ready: () => controller.linked(),
    event: (event) => controller.receive(event),
    check: () => controller.checkSession(),
  });
}

window.addEventListener("hashchange", () => controller.routed(parseRoute(location.hash)));
listenForKeys();
refuseStrayDrops();
void controller.resume();

const root = document.getElementById("console");
if (root) {
  render(
    <ControllerContext.Provider value={controller}>
      <App />
    </ControllerContext.Provider>,
    root,
  );
}
