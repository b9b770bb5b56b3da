import { expect, test } from "vitest";

import { money } from "../../src/shared/money.ts";
import { say } from "../../src/widget/strings.ts";
import { dayName, dayOf, span, writtenDay } from "../../src/widget/when.ts";

const NOW = new Date(2026, 10, 21, 12).getTime();

test("days are named from today on", () => {
  const named = [21, 20, 19].map((day) => dayName(dayOf(new Date(2026, 10, day, 23).getTime()), NOW));
  expect(named).toEqual(["Today", "Yesterday", expect.stringContaining("19 November")]);
});

test("a plain day is that day everywhere, a moment its local day, anything else as it came", () => {
  expect(writtenDay("2026-11-24")).toBe("24 Nov 2026");
  expect(writtenDay("2026-11-24T12:00:00Z")).toBe("24 Nov 2026");
  expect(writtenDay("next week")).toBe("next week");
});

test("a wait is never shorter than it is", () => {
  expect([60, 61, 170, 3_600, 3_700].map(span)).toEqual(["1 minute", "2 minutes", "3 minutes", "1 hour", "2 hours"]);
});

test("one is singular, others are plural, and numbers read as in the locale", () => {
  expect(say("left", { n: 1 })).toBe("1 character left");
  expect(say("over", { n: 1234 })).toBe("1,234 characters too many");
});

test("a value with braces in it is not taken for a place to fill", () => {
  expect(say("typing", { who: "{who}" })).toBe("{who} is typing…");
});

test("money reads as in the locale, and stays as it is where it is not money", () => {
  expect(money("1234.50 GBP", "en-GB")).toBe("£1,234.50");
  expect(money("free", "en-GB")).toBe("free");
});
