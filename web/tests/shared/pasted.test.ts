import { expect, test } from "vitest";

import { pastedFiles } from "../../src/shared/pasted.ts";

const picture = new File(["x"], "boots.png", { type: "image/png" });
const pasted = (...types: string[]) =>
  pastedFiles({ clipboardData: { types, files: [picture] } } as unknown as ClipboardEvent);

test("a picture, from a page or from a folder with its name, is taken", () => {
  expect(pasted("Files")).toEqual([picture]);
  expect(pasted("text/html", "Files")).toEqual([picture]);
  expect(pasted("text/plain", "Files")).toEqual([picture]);
});

test("words from an office program stay words, although they bring a picture of themselves along", () => {
  expect(pasted("text/plain", "text/html", "Files")).toEqual([]);
});
