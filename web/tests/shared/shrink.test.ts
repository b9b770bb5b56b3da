import { expect, test } from "vitest";

import { isTaken, within } from "../../src/shared/shrink.ts";

const MB = 1_000_000;

test("an ordinary photo goes as it is", () => {
  expect(isTaken({ type: "image/jpeg", size: 3 * MB }, { width: 4096, height: 3072 })).toBe(true);
  expect(isTaken({ type: "image/webp", size: 1 }, { width: 1, height: 1 })).toBe(true);
});

test("one that is heavy, large or of another type is made into one that goes", () => {
  expect(isTaken({ type: "image/jpeg", size: 12 * MB }, { width: 4000, height: 3000 })).toBe(false);
  expect(isTaken({ type: "image/jpeg", size: MB }, { width: 3000, height: 4097 })).toBe(false);
  expect(isTaken({ type: "image/heic", size: MB }, { width: 400, height: 300 })).toBe(false);
  expect(isTaken({ type: "image/gif", size: MB }, { width: 400, height: 300 })).toBe(false);
});

test("a picture keeps its shape when it is made smaller, and is never made larger", () => {
  expect(within({ width: 8160, height: 6120 }, 2048)).toEqual({ width: 2048, height: 1536 });
  expect(within({ width: 3000, height: 6000 }, 2048)).toEqual({ width: 1024, height: 2048 });
  expect(within({ width: 300, height: 200 }, 2048)).toEqual({ width: 300, height: 200 });
  expect(within({ width: 10_000, height: 1 }, 320)).toEqual({ width: 320, height: 1 });
});
