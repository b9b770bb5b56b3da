/** Addresses, and the pages they lead to. */
import { expect, test } from "vitest";

import { PAGES, type Page, pageAt, pagesFor } from "../../src/console/pages.tsx";
import { formatRoute, parseRoute, startOf } from "../../src/console/route.ts";
import { stateAfter } from "./fakes.ts";

const nothing = (): never => {
  throw new Error("not drawn here");
};
const reports: Page = { route: "reports", role: "supervisor", name: "Reports", title: () => "Reports", View: nothing };
const withReports = [...PAGES, reports];

test("an address and its route are two forms of one thing", () => {
  for (const hash of ["#queue", "#mine/a1", "#all/a%2F1/about", "#reports"]) {
    expect(formatRoute(parseRoute(hash))).toBe(hash);
  }
});

test("an address that is none leads to the queue", () => {
  for (const hash of ["", "#", "#nonsense/1", "#queue/%E0%A4%A"]) {
    const route = parseRoute(hash);
    expect(route).toMatchObject({ view: "queue", id: null, about: false });
    expect(pageAt(route, "admin").route).toBe("queue");
  }
});

test("each view of the conversations is a page for everybody, in the order of the keys", () => {
  for (const role of ["agent", "supervisor", "admin"] as const) {
    expect(pagesFor(role).map(({ route }) => route)).toEqual(["queue", "mine", "bot", "all", "closed"]);
  }
  expect(pageAt(parseRoute("#mine/a1/about"), "agent").name).toBe("Mine");
});

test("a record makes a page that its role and those above it see", () => {
  const route = parseRoute("#reports");
  expect(route).toMatchObject({ page: "reports", id: null });
  for (const role of ["supervisor", "admin"] as const) {
    expect(pagesFor(role, withReports)).toContain(reports);
    expect(pageAt(route, role, withReports)).toBe(reports);
  }
});

test("a page that one's role may not see is not there: neither in the navigation nor at its address", () => {
  expect(pagesFor("agent", withReports)).toEqual(PAGES);
  expect(pageAt(parseRoute("#reports"), "agent", withReports)).toBe(pageAt(parseRoute("#nonsense"), "agent"));
});

test("a page's route leads to a view with what is open in it, or away from the conversations", () => {
  const { route } = stateAfter("#mine/c1");
  expect(formatRoute({ ...route, ...startOf("bot") })).toBe("#bot/c1");
  expect(formatRoute({ ...route, ...startOf("reports") })).toBe("#reports");
});

test("the window says how many wait, whichever view is open", () => {
  const counts = { queue: 3, mine: 0, bot: 0, all: 3, closed: 0 };
  const state = stateAfter("#closed", { type: "counted", counts });
  expect(pageAt(state.route, "agent").title(state)).toBe("(3) Counterhand");
});
