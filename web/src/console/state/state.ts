/** All that the console knows, as one value; only `reduce` and its slices make a new one. */
import type { Agent, AgentEvent, ChannelLook, View } from "../../shared/wire.ts";
import type { Route } from "../route.ts";
import type { AllDraftAttachments } from "./draftAttachments.ts";
import type { Drafts } from "./drafts.ts";
import type { Counts, Rows } from "./rows.ts";
import type { Thread } from "./thread.ts";
import type { Unsent } from "./unsent.ts";

/** `unconfirmed`: signed out here, but the server did not confirm that the session is over. */
export type WhyOut = "fresh" | "left" | "unconfirmed" | "expired";

/** `unknown`: the server has not said yet who we are; `silent`: it does not answer at all. */
export type Session = { state: "unknown"; silent: boolean } | { state: "out"; why: WhyOut } | { state: "in"; me: Me };

/** Who is signed in, and how the channels are shown to them. */
export interface Me extends Agent {
  channels: readonly ChannelLook[];
}

/** `lost`: trying again by itself; `offline`: the machine itself has no network. */
export type Link = "connecting" | "live" | "lost" | "offline";

export interface ViewState {
  /** Asked and answered at least once since signing in. */
  loaded: boolean;
  cursor: string | null;
  failed: boolean;
}

export interface Search {
  q: string;
  /** What the server found, in its order; null while it looks. */
  found: readonly string[] | null;
  cursor: string | null;
  failed: boolean;
}

/** What an agent has written and the server does not have: what the notebook keeps. */
export interface Written {
  drafts: Drafts;
  draftAttachments: AllDraftAttachments;
  unsent: readonly Unsent[];
}

export type DialogName = "keys" | "people" | "resolve" | "return";

export interface State extends Written {
  session: Session;
  link: Link;
  route: Route;
  rows: Rows;
  counts: Counts | null;
  /** A frame told of a row we had not known, so only the server can count. */
  countsStale: boolean;
  views: Readonly<Record<View, ViewState>>;
  search: Search | null;
  threads: ReadonlyMap<string, Thread>;
  /** Why the open conversation could not be read. */
  threadFailed: "missing" | "unreachable" | null;
  /** Conversations whose note is on its way. */
  savingNotes: ReadonlySet<string>;
  dialog: DialogName | null;
  /** What did not go as asked in the open conversation, until it is dismissed. */
  notice: string | null;
  showTurns: boolean;
  /** How many snapshots are awaited, and the frames buffered meanwhile, which are applied on top of the answers. */
  pendingSnapshots: number;
  buffered: readonly AgentEvent[];
}

const unread: ViewState = { loaded: false, cursor: null, failed: false };

export function initialState(route: Route): State {
  return {
    session: { state: "unknown", silent: false },
    link: "connecting",
    route,
    rows: new Map(),
    counts: null,
    countsStale: false,
    views: { queue: unread, mine: unread, bot: unread, all: unread, closed: unread },
    search: null,
    threads: new Map(),
    threadFailed: null,
    drafts: new Map(),
    draftAttachments: new Map(),
    unsent: [],
    savingNotes: new Set(),
    dialog: null,
    notice: null,
    showTurns: false,
    pendingSnapshots: 0,
    buffered: [],
  };
}

/** Our own id; empty when signed out, which no agent's id is. */
export function myId(state: State): string {
  return state.session.state === "in" ? state.session.me.id : "";
}
