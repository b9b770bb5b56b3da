/** Everything that can happen to the console's state. */
import type { AgentEvent, AgentMessage, Detail, Row, RowPage, View } from "../../shared/wire.ts";
import type { Route } from "../route.ts";
import type { Mode } from "./drafts.ts";
import type { Enclosed } from "./draftAttachments.ts";
import type { DialogName, Link, Me, WhyOut, Written } from "./state.ts";
import type { Failure, Unsent } from "./unsent.ts";

export type Action =
  | { type: "signed_in"; me: Me; written: Written }
  | { type: "unanswered_who" }
  | { type: "signed_out"; why: WhyOut }
  | { type: "linked"; link: Link }
  | { type: "routed"; route: Route }
  | { type: "frame"; frame: AgentEvent; now: number }
  | { type: "asked" }
  | { type: "page"; view: View; page: RowPage; first: boolean }
  | { type: "counted"; counts: RowPage["counts"] }
  | { type: "unanswered" }
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
  | { type: "enclosed"; conversation: string; enclosed: Enclosed }
  | { type: "keeping"; conversation: string }
  | { type: "kept"; conversation: string; text: string }
  | { type: "not_kept"; conversation: string }
  | { type: "dialog"; dialog: DialogName | null }
  | { type: "notice"; notice: string | null }
  | { type: "turns_toggled" };
