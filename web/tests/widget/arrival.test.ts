import { afterEach, expect, test, vi } from "vitest";

import { takeLink } from "../../src/widget/arrival.ts";

afterEach(() => vi.unstubAllGlobals());

function visit(hash: string): string[] {
  const shown: string[] = [];
  vi.stubGlobal("location", { hash, pathname: "/boots", search: "?size=42" });
  vi.stubGlobal("history", { state: null, replaceState: (_: unknown, __: string, url: string) => shown.push(url) });
  return shown;
}

test("a link from Telegram is taken once, and the address keeps no trace of it", () => {
  const shown = visit("#counterhand=Ab-9_z");
  expect(takeLink()).toBe("Ab-9_z");
  expect(shown).toEqual(["/boots?size=42"]);
});

test("the page's own fragments are left alone", () => {
  const shown = visit("#reviews");
  expect(takeLink()).toBeNull();
  expect(shown).toEqual([]);
});
