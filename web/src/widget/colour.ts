/** The merchant's one colour, made legible. Contrast as in WCAG 2.2, 1.4.3 and 1.4.11. */

export type Rgb = readonly [number, number, number];

/** Text on a surface, and the edge of a control on it. */
const TEXT = 4.5;
/** On dark, colours that only just pass look grey. */
const TEXT_DARK = 6;
const CONTROL = 3;

/** tokens.css has the same. */
const PINE: Rgb = [0x2f, 0x5d, 0x50];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** The surface of tokens.css with the least contrast to the accent: the bot's bubble, in light and in dark. */
const LIGHT: Rgb = [0xef, 0xf2, 0xf0];
const DARK: Rgb = [0x23, 0x2a, 0x27];

/** The accent's tokens for light and dark, from any colour. */
export function accentTokens(colour: Rgb): Record<string, string> {
  const light = mend(colour, LIGHT, CONTROL);
  const dark = mend(colour, DARK, CONTROL);
  const tint = mix(colour, WHITE, 0.88);
  const tintDark = mix(colour, DARK, 0.8);
  return {
    "--accent": pair(light, dark),
    "--on-accent": pair(wordsOn(light), wordsOn(dark)),
    "--accent-ink": pair(words(colour, LIGHT, tint, TEXT), words(colour, DARK, tintDark, TEXT_DARK)),
    "--accent-tint": pair(tint, tintDark),
  };
}

/** The colour, made darker or lighter no further than it takes to reach `ratio` on `surface`. */
export function mend(colour: Rgb, surface: Rgb, ratio: number): Rgb {
  const darker = luminance(surface) > 0.18;
  for (let share = 0; share < 1; share += 0.02) {
    const tried = darker ? mix(colour, BLACK, share) : lighter(colour, share);
    if (contrast(tried, surface) >= ratio) return tried;
  }
  return darker ? BLACK : WHITE;
}

/** The colour at full brightness first, which keeps it lively, then mixed with white. */
function lighter(colour: Rgb, share: number): Rgb {
  const brightest = colour.map((part) => Math.round((part * 255) / Math.max(1, ...colour))) as unknown as Rgb;
  return share < 0.5 ? mix(colour, brightest, share * 2) : mix(brightest, WHITE, share * 2 - 1);
}

export function contrast(a: Rgb, b: Rgb): number {
  const [dark, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** Reads an sRGB colour of CSS (hex, a name, rgb, hsl); gives pine where there is no such colour. */
export function parseColour(css: string | undefined): Rgb {
  if (!css || !CSS.supports("color", css)) return PINE;
  // A canvas would read any colour, but browsers that guard against fingerprinting falsify what it says.
  const probe = document.createElement("span");
  probe.style.color = css;
  document.body.append(probe);
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(getComputedStyle(probe).color);
  probe.remove();
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : PINE;
}

/** The colour as words on a surface and on the accent's own tint. */
function words(colour: Rgb, surface: Rgb, tint: Rgb, ratio: number): Rgb {
  return mend(mend(colour, surface, ratio), tint, ratio);
}

/** White or black: one of them always reaches 4.58. */
function wordsOn(fill: Rgb): Rgb {
  return contrast(WHITE, fill) >= TEXT ? WHITE : BLACK;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `share` of `to` in `from`. */
function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, i) => Math.round(part + (to[i]! - part) * share)) as unknown as Rgb;
}

function pair(light: Rgb, dark: Rgb): string {
  return `light-dark(rgb(${light.join(" ")}), rgb(${dark.join(" ")}))`;
}
