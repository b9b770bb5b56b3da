/** What the server and a shopper's browser say to each other. */
import type { ErrorFrame, Instant, Message, Owner, Speaker } from "./both.ts";

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
