/** What both a shopper's and an agent's browser hear from the server. */

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
