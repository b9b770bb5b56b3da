import { expect, test } from "vitest";

import { labelOf, photoTrouble, summary } from "../../src/widget/labels.ts";

const PHOTO = { id: "p", url: "/p", thumb: "/t", width: 4, height: 3 };

test("a message without words is told by what it carries", () => {
  expect(summary({ text: "hello", photos: [PHOTO] })).toBe("hello");
  expect(summary({ text: "", photos: [PHOTO] })).toBe("Photo");
  expect(summary({ text: "", photos: [PHOTO, PHOTO] })).toBe("2 photos");
  expect(summary({ text: "", attachments: [{ kind: "voice", seconds: 75 }] })).toBe("Voice message · 1:15");
  expect(summary({ text: "", deleted: true })).toBe("Message deleted");
});

test("what came from Telegram is named with what is known of it", () => {
  expect(labelOf({ kind: "sticker", emoji: "🥾" })).toBe("Sticker · 🥾");
  expect(labelOf({ kind: "file", name: "receipt.pdf", size: 1_240_000 })).toBe("File · receipt.pdf · 1.2 MB");
  expect(labelOf({ kind: "location", latitude: 55.7, longitude: 12.6 })).toBe("Location");
});

test("every reason for a photo that fails has words, also one nobody knows", () => {
  expect(photoTrouble("photo_too_many_pixels")).toBe("This photo is too large.");
  expect(photoTrouble("something_new")).toBe(photoTrouble());
});
