import { expect, test } from "vitest";

import { accentTokens, contrast, mend, type Rgb } from "../../src/widget/colour.ts";

const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [26, 31, 29];

function both(token: string): [Rgb, Rgb] {
  const found = [...token.matchAll(/rgb\((\d+) (\d+) (\d+)\)/g)];
  return found.map(([, ...parts]) => parts.map(Number)) as unknown as [Rgb, Rgb];
}

test("contrast is WCAG's", () => {
  expect(contrast(WHITE, [0, 0, 0])).toBeCloseTo(21, 5);
  expect(contrast(WHITE, [118, 118, 118])).toBeCloseTo(4.54, 2);
});

test("a colour that is legible already stays as it is", () => {
  expect(mend([47, 93, 80], WHITE, 4.5)).toEqual([47, 93, 80]);
});

test("whatever colour a merchant picks, words and controls are legible in light and dark", () => {
  for (const red of [0, 64, 128, 192, 255])
    for (const green of [0, 64, 128, 192, 255])
      for (const blue of [0, 64, 128, 192, 255]) {
        const tokens = accentTokens([red, green, blue]);
        const [fill, fillDark] = both(tokens["--accent"]!);
        const [on, onDark] = both(tokens["--on-accent"]!);
        const [ink, inkDark] = both(tokens["--accent-ink"]!);
        const [tint, tintDark] = both(tokens["--accent-tint"]!);
        expect(contrast(fill, WHITE)).toBeGreaterThanOrEqual(3);
        expect(contrast(fillDark, DARK)).toBeGreaterThanOrEqual(3);
        expect(contrast(on, fill)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onDark, fillDark)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(ink, WHITE)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(inkDark, DARK)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(ink, tint)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(inkDark, tintDark)).toBeGreaterThanOrEqual(4.5);
      }
});
