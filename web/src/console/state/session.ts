/** Who is signed in, the link to the server, and the address: these change even while nobody is signed in. */
import type { Route } from "../route.ts";
import type { Handlers } from "./slice.ts";
import { type Link, type Me, type WhyOut, type Written, initialState } from "./state.ts";

export type SessionAction =
  | { type: "signed_in"; me: Me; written: Written }
  | { type: "session_unknown" }
  | { type: "signed_out"; why: WhyOut }
  | { type: "linked"; link: Link }
  | { type: "routed"; route: Route };

export const session: Handlers<SessionAction> = {
  signed_in: (state, { me, written }) => ({ ...state, session: { state: "in", me }, ...written }),
  session_unknown: (state) => ({ ...state, session: { state: "unknown", silent: true } }),
  // Nothing of what was read stays in memory for the next one at this screen.
  signed_out: (state, { why }) => ({ ...initialState(state.route), session: { state: "out", why } }),
  linked: (state, { link }) => ({ ...state, link }),
  routed: (state, { route }) => ({
    ...state,
    route,
    ...(route.id !== state.route.id && { threadFailed: null, notice: null }),
  }),
};
