/**
 * What the server and the browser say to each other: every frame and every body, for shoppers and for agents.
 * The server's reference is /docs; the names here are the same.
 */

// ---------------------------------------------------------------------------------------------------------------
// Both sides

/** ISO 8601, UTC, ending in "Z". */
export type Instant = string;

/** Who answers: exactly one of these at any moment. */
export type Owner = "bot" | "queue" | "agent" | "closed";

export type SpeakerKind = "shopper" | "bot" | "agent" | "notice";

export interface Speaker {
  kind: SpeakerKind;
  name?: string;
}

export interface Option {
  title: string;
}

/** An order with what has happened to it. */
export interface OrderCard {
  kind: "order";
  number: string;
  /** The order's state in lower snake case, for marks; `status_text` is what people read. */
  status: string;
  status_text: string;
  placed_at: string;
  items: { name: string; quantity: number }[];
  /** "84.00 GBP"; money.ts writes it out. */
  total: string;
  tracking: { carrier: string; number: string; url?: string } | null;
  eta?: string | null;
  picture?: Picture;
}

/** A thing from the shop. */
export interface ProductCard {
  kind: "product";
  name: string;
  /** "49.00 GBP"; money.ts writes it out. */
  price: string;
  picture?: Picture;
  /** Its page in the shop. */
  url?: string;
  text?: string;
}

/** Where a card's picture is: a whole https address, or one of the server's own ("/pictures/boots.jpg"). */
export type Picture = string;

export type Card = OrderCard | ProductCard;

/** A photo that the server keeps. The addresses are good for ten minutes; fresh ones come from GET …/photos/{id}. */
export interface Photo {
  id: string;
  url: string;
  /** At most 320 px on its longer side. */
  thumb: string;
  /** Of the whole photo, in pixels. */
  width: number;
  height: number;
}

/** A photo that a message was to have and that could not be taken. */
export interface FailedPhoto {
  failed: string;
}

/** 201 of POST …/photos and 200 of GET …/photos/{id} */
export interface Uploaded extends Omit<Photo, "id"> {
  /** Its id. */
  photo: string;
}

export type AttachmentKind =
  | "voice"
  | "audio"
  | "video"
  | "sticker"
  | "location"
  | "contact"
  | "file"
  | "other";

/** Something other than a photo that came with a message from Telegram. */
export interface Attachment {
  kind: AttachmentKind;
  name?: string;
  /** In bytes. */
  size?: number;
  seconds?: number;
  emoji?: string;
  latitude?: number;
  longitude?: number;
}

/** The message that this one answers, in short. */
export interface Quote {
  seq: number;
  from: Speaker;
  /** At most 140 characters. */
  text: string;
}

export interface Message {
  /** Strictly rising within a conversation. */
  seq: number;
  id: string;
  at: Instant;
  from: Speaker;
  /** "" where there are photos or attachments without words, and once it is deleted. */
  text: string;
  options?: Option[];
  cards?: Card[];
  photos?: (Photo | FailedPhoto)[];
  attachments?: Attachment[];
  quote?: Quote;
  edited?: true;
  deleted?: true;
  /** On a shopper's own messages: the name the widget gave it. */
  client_id?: string;
}

/** The body of every HTTP error. */
export interface ErrorBody {
  error: { code: string; detail: string; request_id: string };
}

export interface ErrorFrame {
  type: "error";
  code: string;
  detail: string;
  client_id?: string;
}

// ---------------------------------------------------------------------------------------------------------------
// Shopper

/** POST /api/shopper/sessions */
export interface SessionRequest {
  name?: string;
  language?: string;
  timezone?: string;
  identity?: string;
  /** From Telegram back to the site: the token of a link, which opens the conversation it was made in. */
  link?: string;
}

/** 201 of POST /api/shopper/sessions */
export interface Session {
  token: string;
  conversation: string;
  expires_at: Instant;
}

/** 201 of POST /api/shopper/link: goes on with the conversation in Telegram, once. */
export interface TelegramLink {
  url: string;
  expires_at: Instant;
}

/** Frames to GET /api/shopper/socket. The first is `hello`, within 5 s. */
export type FromShopper =
  | { type: "hello"; token: string; after: number }
  | { type: "message"; client_id: string; text: string; photos?: string[] }
  | { type: "choice"; client_id: string; message: string; option: number }
  | { type: "person"; client_id: string }
  | { type: "typing" }
  | { type: "seen"; seq: number }
  | { type: "leave_queue" }
  | { type: "end" };

export type ShopperErrorCode =
  | "too_long"
  | "too_fast"
  | "stale_option"
  | "bad_frame"
  | "unauthorized"
  | "conflict"
  | "empty"
  | "photo_gone"
  | "busy";

export interface OwnerFrame {
  type: "owner";
  owner: Owner;
  agent?: { name: string };
  position?: number;
  /** Seconds; absent where nobody knows. */
  wait_s?: number;
}

/** Frames from GET /api/shopper/socket. `owner` follows `ready` at once, and comes at every change. */
export type ToShopper =
  | { type: "ready"; conversation: string; owner: Owner; seq: number; telegram?: true }
  | { type: "ack"; client_id: string; seq: number; id: string }
  | ({ type: "message" } & Message)
  /** A message that was there already, as it is now: edited or deleted. */
  | ({ type: "changed" } & Message)
  | OwnerFrame
  | { type: "typing"; from: Speaker }
  | { type: "seen"; seq: number }
  | ErrorFrame;

/** The longest message, in characters after Unicode normalisation (NFC). */
export const MAX_TEXT = 2000;

/** The most photos one message carries. */
export const MAX_PHOTOS = 10;

// ---------------------------------------------------------------------------------------------------------------
// Agent and supervisor

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

/** 200 of POST /api/agent/login and of GET /api/agent/me. `csrf` goes into X-CSRF-Token of each changing call. */
export interface Login {
  agent: Agent;
  csrf: string;
}

/** Why a person was asked for. */
export type HandoffReason = "asked" | "unsure" | "tries" | "anger" | "failure" | "damage";

export type View = "queue" | "mine" | "bot" | "all" | "closed";

export type Channel = "web" | "telegram";

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
