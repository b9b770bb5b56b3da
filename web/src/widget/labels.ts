/** Messages and what comes with them, in a few words. */
import type { Attachment, Message } from "../shared/wire.ts";
import { say, type Phrase } from "./strings.ts";

/** The message in short, where there is no room for all of it. */
export function summary({ text, photos, attachments, deleted }: Omit<Message, "seq" | "id" | "at" | "from">): string {
  if (deleted) return say("deleted");
  if (text) return text;
  if (photos) return say("photos", { n: photos.length });
  return attachments?.map(labelOf).join(", ") ?? "";
}

/** "Voice message · 0:12" */
export function labelOf({ kind, emoji, name, seconds, size }: Attachment): string {
  const parts = [say(`attached_${kind}`), emoji, name, seconds && clock(seconds), size && megabytes(size)];
  return parts.filter(Boolean).join(" · ");
}

/** Why a photo could not be added, in words. */
export function photoTrouble(code = ""): string {
  return say(TROUBLES[code] ?? "photo_failed");
}

const TROUBLES: Partial<Record<string, Phrase>> = {
  photo_unreadable: "photo_unreadable",
  photo_too_large: "photo_too_large",
  photo_too_many_pixels: "photo_too_large",
  photo_gone: "photo_gone",
  too_fast: "photo_too_fast",
  network: "photo_network",
};

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function megabytes(bytes: number): string {
  const style = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(navigator.language, style).format(Math.max(bytes / 1e6, 0.1));
}
