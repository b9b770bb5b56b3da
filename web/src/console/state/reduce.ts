/** The one place where the console's state changes, pure: `reduce(state, action)` is a new state, made by the slices. */
import type { Action, Snapshot } from "./actions.ts";
import { frameSnapshots, frames, replay } from "./frames.ts";
import { list, listSnapshots } from "./list.ts";
import { notes } from "./notes.ts";
import { screen } from "./screen.ts";
import { session } from "./session.ts";
import type { Handlers } from "./slice.ts";
import type { State } from "./state.ts";
import { threadSnapshots } from "./threads.ts";
import { written } from "./written.ts";

const snapshots: Handlers<Snapshot> = { ...frameSnapshots, ...listSnapshots, ...threadSnapshots };

const handlers: Handlers<Action> = { ...session, ...screen, ...frames, ...list, ...written, ...notes, ...snapshots };

export function reduce(state: State, action: Action): State {
  // An answer that comes after signing out must not leave anything on this screen.
  if (state.session.state !== "in" && !(action.type in session)) return state;
  // TypeScript does not see that the handler and the action are of the same type.
  const handle = handlers[action.type] as (state: State, action: Action) => State;
  const next = handle(state, action);
  return action.type in snapshots ? replay(next) : next;
}
