/** What the server and an agent's, a supervisor's or an admin's browser say to each other. */
import type {
  Attachment,
  AttachmentKind,
  ErrorBody,
  ErrorFrame,
  FailedPhoto,
  Instant,
  Message,
  OrderCard,
  Owner,
  Photo,
  Speaker,
  SpeakerKind,
} from "./both.ts";

export type Role = "agent" | "supervisor" | "admin";

export interface Agent {
  id: string;
  name: string;
  role: Role;
}

export interface Person {
  id: string;
  name: string;
}

/** POST /api/agent/login */
export interface LoginRequest {
  email: string;
  password: string;
}

/** How a channel is shown: what people call it, and the path of its drawing, an SVG of 20 × 20 in lines. */
export interface ChannelLook {
  name: Channel;
  label: string;
  mark: string;
}

/** 200 of POST /api/agent/login and of GET /api/agent/me. `csrf` goes into X-CSRF-Token of each changing call. */
export interface Login {
  agent: Agent;
  csrf: string;
  channels: ChannelLook[];
}

/** Why a person was asked for. */
export type HandoffReason =
  | "asked"
  | "unsure"
  | "repeated"
  | "tries"
  | "anger"
  | "legal"
  | "safety"
  | "always"
  | "failure"
  | "damage";

export type View = "queue" | "mine" | "bot" | "all" | "closed";

/** A channel's name; `Login` says how it is shown. */
export type Channel = string;

/** What stands for the words of a message that has none. */
export type Attached = "photo" | "photos" | Exclude<AttachmentKind, "audio">;

/** A conversation as the list shows it. */
export interface Row {
  id: string;
  channel: Channel;
  name: string | null;
  owner: Owner;
  /** Rises at every change of owner. */
  epoch: number;
  agent: Person | null;
  reason: HandoffReason | null;
  topic: string | null;
  since: Instant;
  waiting_since: Instant | null;
  wait_s: number | null;
  position: number | null;
  unread: number;
  preview: { kind: SpeakerKind; text: string; at: Instant; attached?: Attached } | null;
  /** Why nothing reaches the shopper where they are now. */
  unreachable: "blocked" | null;
  seq: number;
  updated_at: Instant;
}

/** GET /api/agent/conversations?view=&q=&cursor=&limit= */
export interface RowPage {
  items: Row[];
  cursor?: string;
  counts: Record<View, number>;
}

/** What the bot made of the shopper's words, on the bot's messages. */
export interface TurnMark {
  intent: string | null;
  confidence: number | null;
}

export type DeliveryReason = "blocked" | "chat_not_found" | "refused" | "too_old";

/** How far a message has come on its way to Telegram. */
export interface Delivery {
  state: "sent" | "delivered" | "failed";
  /** Why it failed. */
  reason?: DeliveryReason;
}

/** For agents, with what can be downloaded: fresh addresses come from GET /api/agent/photos/{id}. */
export interface AgentAttachment extends Attachment {
  id?: string;
  url?: string;
}

export interface AgentMessage extends Omit<Message, "edited" | "attachments"> {
  channel: Channel;
  turn?: TurnMark;
  attachments?: AgentAttachment[];
  /** When it was last edited, and what it said at first. */
  edited?: { at: Instant; before: string };
  delivery?: Delivery;
}

/** 200 of GET /api/agent/photos/{id} where it is a file, to be downloaded */
export interface UploadedFile {
  photo: string;
  url: string;
  name: string;
  size: number;
}

/** What an agent reads before typing a word. */
export interface Packet {
  reason: HandoffReason;
  topic: string | null;
  confidence: number | null;
  verified: boolean;
  verified_until: Instant | null;
  orders: OrderCard[];
  slots: Record<string, unknown>;
  /** The last three at most, oldest first. */
  bot_answers: string[];
  shopper_lines: string[];
  photos: (Photo | FailedPhoto)[];
  entered_at: Instant;
  wait_s: number;
}

export interface Customer {
  name: string | null;
  email: string | null;
  language: string | null;
  timezone: string | null;
  channel: Channel;
  verified: boolean;
}

export interface Note {
  id: string;
  at: Instant;
  agent: Person;
  text: string;
}

export type OwnerChange =
  | "asked"
  | "claimed"
  | "taken_over"
  | "resolved"
  | "returned"
  | "left"
  | "ended"
  | "reopened";

export interface AuditRow {
  at: Instant;
  actor: { kind: string; id?: string; name?: string };
  change: OwnerChange;
  from: Owner;
  to: Owner;
  epoch: number;
  reason: string | null;
}

/** GET /api/agent/conversations/{id} */
export interface Detail {
  conversation: Row;
  packet: Packet | null;
  messages: AgentMessage[];
  /** The newest message the shopper has seen. */
  shopper_seen: number;
  customer: Customer;
  orders: OrderCard[];
  notes: Note[];
  audit: AuditRow[];
}

/** 200 of POST …/claim, …/resolve and …/return */
export interface Changed {
  conversation: Row;
}

/** 409 `already_claimed` of POST …/claim */
export type AlreadyClaimed = ErrorBody & { by: Person };

/** POST …/messages */
export interface ReplyRequest {
  client_id: string;
  /** May be "" with photos. */
  text: string;
  photos?: string[];
  /** `seq` of the message that this one answers. */
  quote?: number;
  /** The newest message the agent has seen. */
  seen_seq: number;
  /** Send although messages came that the agent has not seen. */
  confirm?: true;
}

/** 201 of POST …/messages */
export interface Replied {
  seq: number;
  id: string;
}

/** 409 `unseen_messages` of POST …/messages */
export type UnseenMessages = ErrorBody & { messages: AgentMessage[] };

/** 200 of DELETE …/messages/{seq} and of POST …/messages/{seq}/retry */
export interface Done {
  seq: number;
}

/** POST …/resolve */
export interface ResolveRequest {
  outcome?: string;
  note?: string;
}

/** POST …/return */
export interface ReturnRequest {
  /** What people settled, for the bot to know. */
  settled?: string;
}

/** POST …/notes */
export interface NoteRequest {
  text: string;
}

/** POST /api/admin/agents */
export interface NewAgent {
  email: string;
  name: string;
  role: Role;
  password: string;
}

/** An agent as an admin sees them. */
export interface Member extends Agent {
  email: string;
}

/** GET /api/admin/agents */
export interface AgentList {
  items: Member[];
}

/** Frames to GET /api/agent/socket. The first is `hello`. */
export type FromAgent =
  | { type: "hello"; after: number }
  | { type: "typing"; conversation: string }
  | { type: "seen"; conversation: string; seq: number }
  | { type: "watch"; conversation: string | null };

/** Each carries a rising `event`, except `typing`, which carries the newest there is. */
export type AgentEvent =
  | ({ type: "message"; event: number; conversation: string } & AgentMessage)
  /** A message that was there already, as it is now: edited, deleted, delivered, failed. */
  | ({ type: "changed"; event: number; conversation: string } & AgentMessage)
  | ({ type: "conversation"; event: number; conversation: string } & Row)
  | { type: "gone"; event: number; conversation: string }
  | { type: "typing"; event: number; conversation: string; from: Speaker }
  | { type: "seen"; event: number; conversation: string; seq: number; by: SpeakerKind };

/** Frames from GET /api/agent/socket. After `reload` the client fetches everything afresh. */
export type ToAgent = { type: "ready"; event: number } | { type: "reload" } | AgentEvent | ErrorFrame;
