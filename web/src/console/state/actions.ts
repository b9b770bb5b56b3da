/** Everything that can happen to the console's state. */
import type { Agent, AgentEvent, AgentMessage, Detail, Row, RowPage, View } from "../../shared/wire.ts";
import type { Route } from "../route.ts";
import type { Mode } from "./drafts.ts";
import type { DraftAttachments } from "./draftAttachments.ts";
import type { DialogName, Link, WhyOut, Written } from "./state.ts";
import type { Failure, Unsent } from "./unsent.ts";

export type Action =
  | { type: "signed_in"; me: Agent; written: Written }
  | { type: "session_unknown" }
  | { type: "signed_out"; why: WhyOut }
  | { type: "linked"; link: Link }
  | { type: "routed"; route: Route }
  | { type: "frame"; frame: AgentEvent; now: number }
  | { type: "snapshot_requested" }
  | { type: "page"; view: View; page: RowPage; first: boolean }
  | { type: "counted"; counts: RowPage["counts"] }
  | { type: "snapshot_failed" }
  | { type: "page_failed"; view: View }
  | { type: "searched"; q: string | null }
  | { type: "found"; q: string; page: RowPage; first: boolean }
  | { type: "search_failed"; q: string }
  | { type: "detail"; detail: Detail }
  | { type: "detail_failed"; conversation: string; why: "missing" | "unreachable" }
  | { type: "row"; row: Row }
  | { type: "sending"; unsent: Unsent }
  | { type: "sent"; clientId: string; conversation: string; message: AgentMessage }
  | { type: "send_failed"; clientId: string; failure: Failure }
  | { type: "held_back"; unsent: Unsent; messages: readonly AgentMessage[] }
  | { type: "send_undone"; unsent: Unsent }
  | { type: "typed"; mode: Mode; conversation: string; text: string }
  | { type: "attached"; conversation: string; attachments: DraftAttachments }
  | { type: "note_saving"; conversation: string }
  | { type: "note_saved"; conversation: string; text: string }
  | { type: "note_failed"; conversation: string }
  | { type: "dialog"; dialog: DialogName | null }
  | { type: "notice"; notice: string | null }
  | { type: "turns_toggled" };
