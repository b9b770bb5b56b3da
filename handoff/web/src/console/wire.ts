/** The agents' wire: what the HTTP API answers and what the agent socket carries. Times are ISO 8601 UTC. */

export type Owner = "bot" | "queue" | "agent" | "closed";
export type View = "queue" | "mine" | "bot" | "all" | "closed";
export type Role = "agent" | "supervisor" | "admin";
export type Reason = "asked" | "unsure" | "tries" | "anger" | "failure";
export type Speaker = "shopper" | "bot" | "agent" | "notice";

export interface Colleague {
  id: string;
  name: string;
}

export interface Me extends Colleague {
  role: Role;
}

export interface Member extends Me {
  email: string;
}

/** One conversation as the list shows it. */
export interface Row {
  id: string;
  channel: string;
  name: string | null;
  owner: Owner;
  /** Rises at every change of owner. */
  epoch: number;
  agent: Colleague | null;
  reason: string | null;
  topic: string | null;
  since: string;
  waiting_since: string | null;
  wait_s: number | null;
  position: number | null;
  unread: number;
  preview: { kind: Speaker; text: string; at: string } | null;
  /** The newest message's number. */
  seq: number;
  updated_at: string;
}

export type Counts = Record<View, number>;

export interface Page {
  items: Row[];
  cursor?: string | null;
  counts: Counts;
}

export interface Turn {
  intent: string | null;
  confidence: number | null;
}

export interface OrderCard {
  kind: "order";
  number: string;
  status: string;
  status_text: string;
  placed_at: string;
  items: { name: string; quantity: number }[];
  total: string;
  tracking: { carrier: string; number: string; url?: string | null } | null;
  eta?: string | null;
}

export interface Message {
  seq: number;
  id: string;
  at: string;
  from: { kind: Speaker; name?: string | null };
  text: string;
  options?: { title: string }[] | null;
  cards?: OrderCard[] | null;
  client_id?: string | null;
  turn?: Turn | null;
}

/** What an agent must know before typing a word. */
export interface Packet {
  reason: string | null;
  topic: string | null;
  confidence: number | null;
  verified: boolean;
  verified_until: string | null;
  orders: OrderCard[];
  slots: Record<string, unknown>;
  bot_answers: string[];
  shopper_lines: string[];
  entered_at: string;
  wait_s: number;
}

export interface Customer {
  name: string | null;
  email: string | null;
  language: string | null;
  timezone: string | null;
  channel: string;
  verified: boolean;
}

export interface Note {
  id: string;
  at: string;
  agent: Colleague;
  text: string;
}

export interface AuditEntry {
  at: string;
  actor: { kind: string; id?: string | null; name?: string | null };
  change: string;
  from: Owner | null;
  to: Owner;
  epoch: number;
  reason: string | null;
}

export interface Detail {
  conversation: Row;
  packet: Packet | null;
  messages: Message[];
  customer: Customer;
  orders: OrderCard[];
  notes: Note[];
  audit: AuditEntry[];
}

export type MessageFrame = { type: "message"; event: number; conversation: string } & Message;
export type RowFrame = { type: "conversation"; event: number; conversation: string } & Row;
export type GoneFrame = { type: "gone"; event: number; conversation: string };
export type TypingFrame = { type: "typing"; event: number; conversation: string };
export type SeenFrame = { type: "seen"; event: number; conversation: string; seq: number };

/** Frames that change what is shown. */
export type LiveFrame = MessageFrame | RowFrame | GoneFrame | TypingFrame | SeenFrame;

export type AgentFrame = { type: "ready"; event: number } | { type: "reload"; event?: number } | LiveFrame;

export type FrameToServer =
  | { type: "hello"; after: number | null }
  | { type: "typing"; conversation: string }
  | { type: "seen"; conversation: string; seq: number }
  | { type: "watch"; conversation: string | null };
