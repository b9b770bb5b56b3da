import { expect, test } from "vitest";

import { isComposing } from "../../src/shared/composing.ts";

const key = (about: Partial<KeyboardEvent>) => ({ isComposing: false, keyCode: 13, ...about }) as KeyboardEvent;

test("a key that an input method takes is not ours, in Safari too, which tells of it after the word is done", () => {
  expect(isComposing(key({ isComposing: true }))).toBe(true);
  expect(isComposing(key({ keyCode: 229 }))).toBe(true);
  expect(isComposing(key({}))).toBe(false);
});
