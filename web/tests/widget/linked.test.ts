import { expect, test } from "vitest";

import { stretches } from "../../src/widget/linked.ts";

/** The addresses that can be followed. */
const linked = (text: string) => stretches(text).flatMap(({ url }) => url ?? []);

test("words stay words", () => {
  expect(stretches("Where is my order?")).toEqual([{ text: "Where is my order?" }]);
  expect(stretches("")).toEqual([]);
});

test("an address stands out from the words around it", () => {
  expect(stretches("Read on: https://a.example/help/care#down\n\nDid this help?")).toEqual([
    { text: "Read on: " },
    { text: "https://a.example/help/care#down", url: "https://a.example/help/care#down" },
    { text: "\n\nDid this help?" },
  ]);
});

test.each([
  ["See https://a.example/x.", "https://a.example/x"],
  ["(see https://a.example/x)", "https://a.example/x"],
  ["https://a.example/x_(y)", "https://a.example/x_(y)"],
  ["“https://a.example/x”, he said", "https://a.example/x"],
  ["Is it https://a.example/?q=1&r=2?!", "https://a.example/?q=1&r=2"],
  ["http://localhost:8000/help/returns#exchanges", "http://localhost:8000/help/returns#exchanges"],
  ["HTTPS://A.EXAMPLE/x", "HTTPS://A.EXAMPLE/x"],
])("what ends the sentence is not part of the address: %s", (text, address) => {
  expect(linked(text)).toEqual([address]);
});

test("each of several addresses can be followed", () => {
  expect(linked("https://a.example https://b.example")).toEqual(["https://a.example", "https://b.example"]);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "ftp://a.example",
  "www.a.example",
  "/help/care",
  "https://",
  "https://fernhill.example@evil.example/",
  "https://user:word@evil.example/",
  "xhttps://a.example",
])("only whole addresses of pages: %s", (text) => {
  expect(linked(text)).toEqual([]);
});

test.each([
  "a https://a.example. b",
  "<a href=https://a.example>x</a>",
  "https://a.example)))",
  "\u202Ehttps://a.example",
])("put together the stretches are the text: %s", (text) => {
  expect(
    stretches(text)
      .map((stretch) => stretch.text)
      .join(""),
  ).toBe(text);
});

/** What is reached by a press, where that is asked for. */
const reached = (text: string) => stretches(text, true).flatMap(({ url }) => url ?? []);

test("the shop's e-mail address and phone number can be pressed", () => {
  const text =
    "You can also e-mail hello@shop.example, ring 01632 960 188 (working days, 9:00 to 17:00), or +44 1632 960188.";
  expect(reached(text)).toEqual(["mailto:hello@shop.example", "tel:01632960188", "tel:+441632960188"]);
  expect(linked(text)).toEqual([]);
  expect(
    stretches(text, true)
      .map((stretch) => stretch.text)
      .join(""),
  ).toBe(text);
});

test.each([
  "Order 1042 was delivered on 21 November 2026.",
  "Tracking number: NL519049638275 (Northline).",
  "from 9:00 to 17:00, 0 to 60",
  "size 10, 1042 1055 1066",
  "£1 200 000",
  "name@host",
  "a@b@c.example",
])("what only looks like a contact stays text: %s", (text) => {
  expect(reached(text)).toEqual([]);
});

test("an address of a page is followed, whatever stands in it", () => {
  expect(reached("https://a.example/?m=x@y.example")).toEqual(["https://a.example/?m=x@y.example"]);
});
