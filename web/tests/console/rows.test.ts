import { expect, test } from "vitest";

import { rowsOf, takePage, waitingSince } from "../../src/console/state/rows.ts";
import { ME, at, row } from "./fakes.ts";

const counts = { queue: 0, mine: 0, bot: 0, all: 0, closed: 0 };
const rows = (...each: ReturnType<typeof row>[]) => new Map(each.map((one) => [one.id, one]));
const ids = (each: readonly { id: string }[]) => each.map(({ id }) => id);

test("who has waited longest stands first in the queue", () => {
  const queue = rows(
    row("late", { owner: "queue", waiting_since: at(30) }),
    row("early", { owner: "queue", waiting_since: at(10) }),
    row("bot", { owner: "bot" }),
  );
  expect(ids(rowsOf(queue, "queue", ME.id))).toEqual(["early", "late"]);
});

test("an urgent matter stands before who waits longer", () => {
  const queue = rows(
    row("early", { owner: "queue", waiting_since: at(10), urgent: false }),
    row("urgent", { owner: "queue", waiting_since: at(30), urgent: true }),
    row("more urgent by waiting", { owner: "queue", waiting_since: at(20), urgent: true }),
  );
  expect(ids(rowsOf(queue, "queue", ME.id))).toEqual(["more urgent by waiting", "urgent", "early"]);
});

test("among my own, those who wait for my answer stand first, then the latest", () => {
  const mine = { owner: "agent", agent: ME } as const;
  const said = (kind: "shopper" | "agent", second: number) => ({ kind, text: "…", at: at(second) });
  const own = rows(
    row("answered-early", { ...mine, preview: said("agent", 5), updated_at: at(5) }),
    row("answered-late", { ...mine, preview: said("agent", 50), updated_at: at(50) }),
    row("waits-less", { ...mine, preview: said("shopper", 40), updated_at: at(40) }),
    row("waits-most", { ...mine, preview: said("shopper", 20), updated_at: at(20) }),
    row("colleague's", { owner: "agent", agent: { id: "ben", name: "Ben" } }),
  );
  expect(ids(rowsOf(own, "mine", ME.id))).toEqual(["waits-most", "waits-less", "answered-late", "answered-early"]);
});

test("with the bot, and when closed, nobody waits", () => {
  const preview = { kind: "shopper", text: "hello", at: at(1) } as const;
  expect(waitingSince(row("c1", { owner: "bot", preview }))).toBeNull();
  expect(waitingSince(row("c1", { owner: "closed", preview }))).toBeNull();
});

test("a page takes away what it leaves out of its own stretch, and nothing beyond it", () => {
  const known = rows(
    row("gone", { updated_at: at(40) }),
    row("kept", { updated_at: at(30) }),
    row("beyond", { updated_at: at(10) }),
  );
  const page = { items: [row("new", { updated_at: at(50) }), row("kept", { updated_at: at(30) })], counts };
  const partial = takePage(known, { ...page, cursor: "more" }, "all", ME.id, true);
  expect(ids(rowsOf(partial, "all", ME.id))).toEqual(["new", "kept", "beyond"]);
  expect(ids(rowsOf(takePage(known, page, "all", ME.id, true), "all", ME.id))).toEqual(["new", "kept"]);
});
