/** What goes with a reply besides its words, by conversation: photos, and the message it answers. All pure. */
import { isFinal } from "../../shared/upload.ts";
import { MAX_PHOTOS, type Photo } from "../../shared/wire.ts";

/** `code`: what the server calls the failure; `unreachable` is tried again by itself when the link is back. */
export type Upload =
  | { state: "sending"; share: number }
  | { state: "ready"; photo: Photo }
  | { state: "failed"; code: string; detail: string };

export interface DraftPhoto {
  /** Ours; the server's id comes with the upload. */
  key: string;
  name: string;
  /** A small picture of the file; null until it is read. */
  preview: string | null;
  upload: Upload;
}

export interface DraftAttachments {
  photos: readonly DraftPhoto[];
  /** `seq` of the message that the reply answers. */
  quote: number | null;
  /** The reply goes by itself once its photos are there. */
  going?: boolean;
}

export type AllDraftAttachments = ReadonlyMap<string, DraftAttachments>;

export const NO_ATTACHMENTS: DraftAttachments = { photos: [], quote: null };

export function attachmentsOf(
  { draftAttachments }: { draftAttachments: AllDraftAttachments },
  conversation: string,
): DraftAttachments {
  return draftAttachments.get(conversation) ?? NO_ATTACHMENTS;
}

export function withAttachments(
  all: AllDraftAttachments,
  conversation: string,
  attachments: DraftAttachments,
): AllDraftAttachments {
  const next = new Map(all);
  if (attachments.photos.length === 0 && attachments.quote === null && !attachments.going) next.delete(conversation);
  else next.set(conversation, attachments);
  return next;
}

/** The attachments with `change` made to one photo; a photo that was removed meanwhile does not come back. */
export function withPhoto(attachments: DraftAttachments, key: string, change: Partial<DraftPhoto>): DraftAttachments {
  const photos = attachments.photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo));
  return { ...attachments, photos };
}

export function withoutPhoto(attachments: DraftAttachments, key: string): DraftAttachments {
  return { ...attachments, photos: attachments.photos.filter((photo) => photo.key !== key) };
}

/** A photo that the server has already, as one of a draft. */
export function draftPhoto(photo: Photo): DraftPhoto {
  return { key: photo.id, name: "", preview: null, upload: { state: "ready", photo } };
}

/** The photos that the server has. */
export function uploaded({ photos }: DraftAttachments): Photo[] {
  return photos.flatMap(({ upload }) => (upload.state === "ready" ? [upload.photo] : []));
}

/** Why a reply with these photos cannot go yet; null: it can. */
export type Hindrance = "sending" | "failed" | "too_many";

export function hindranceOf({ photos }: DraftAttachments): Hindrance | null {
  if (photos.some(isStuck)) return "failed";
  if (photos.length > MAX_PHOTOS) return "too_many";
  return photos.some(({ upload }) => upload.state !== "ready") ? "sending" : null;
}

/** Whether the photo failed and somebody has to decide about it. */
export function isStuck({ upload }: DraftPhoto): boolean {
  return upload.state === "failed" && upload.code !== "unreachable";
}

/** How many photos are stuck, and whether another try would help none of them (`forGood`). */
export function stuckIn({ photos }: DraftAttachments): { n: number; forGood: boolean } {
  const stuck = photos.filter(isStuck);
  const forGood = stuck.every(({ upload }) => upload.state === "failed" && isFinal(upload.code));
  return { n: stuck.length, forGood };
}
