/** A snapshot and the frames that follow come to the same as a fresh snapshot, whatever the order of their arrival. */
import { expect, test } from "vitest";

import type { Action } from "../../src/console/state/actions.ts";
import { reduce } from "../../src/console/state/reduce.ts";
import { VIEWS, belongs, rowsOf } from "../../src/console/state/rows.ts";
import type { State } from "../../src/console/state/state.ts";
import type { AgentEvent, Row, RowPage, View } from "../../src/shared/wire.ts";
import { ME, at, detail, message, row, stateAfter } from "./fakes.ts";

/** A small random generator that gives the same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // oxlint-disable-next-line unicorn/prefer-math-trunc -- it also wraps to 32 bits
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The part of a server that the list knows: rows that change, with a frame for each change. */
class FakeServer {
  readonly rows = new Map<string, Row>();
  #events = 0;
  readonly #random: (below: number) => number;

  constructor(random: (below: number) => number) {
    this.#random = random;
  }

  /** Makes one thing happen and returns its frame. */
  happen(): AgentEvent {
    const id = `c${this.#random(30)}`;
    const event = ++this.#events;
    const known = this.rows.get(id) ?? row(id, { seq: 0, epoch: 0 });
    if (this.rows.has(id) && this.#random(25) === 0) {
      this.rows.delete(id);
      return { type: "gone", event, conversation: id };
    }
    const next = this.#random(3) === 0 ? this.#moved(known) : this.#spoken(known);
    this.rows.set(id, { ...next, updated_at: at(event) });
    return { type: "conversation", event, conversation: id, ...next, updated_at: at(event) };
  }

  #moved(known: Row): Row {
    const owner = (["bot", "queue", "agent", "closed"] as const)[this.#random(4)] ?? "bot";
    const agent = owner === "agent" ? { id: this.#random(2) ? ME.id : "other", name: "Ben" } : null;
    const waiting_since = owner === "queue" ? at(this.#events) : null;
    return { ...known, owner, agent, waiting_since, epoch: known.epoch + 1, seq: known.seq + 1 };
  }

  #spoken(known: Row): Row {
    const unread = this.#random(2) ? known.unread + 1 : 0;
    return unread > 0 ? { ...known, unread, seq: known.seq + 1 } : { ...known, unread };
  }

  page(view: View): RowPage {
    return { items: rowsOf(this.rows, view, ME.id), counts: this.counts() };
  }

  counts(): RowPage["counts"] {
    const of = (view: View): number => [...this.rows.values()].filter((each) => belongs(each, view, ME.id)).length;
    return { queue: of("queue"), mine: of("mine"), bot: of("bot"), all: of("all"), closed: of("closed") };
  }
}

/** Plays snapshots and frames over two connections: each keeps its own order, but either may be late. */
function playOut(seed: number): { state: State; server: FakeServer } {
  const random = randomFrom(seed);
  const server = new FakeServer(random);
  for (let i = 0; i < 40; i++) server.happen();
  const all = server.page("all");
  let state = stateAfter("#all", { type: "snapshot_requested" }, { type: "page", view: "all", page: all, first: true });
  const frames: AgentEvent[] = [];
  const answers: Action[] = [];
  const hear = (frame: AgentEvent | undefined): void => {
    if (frame) state = reduce(state, { type: "frame", frame, now: 0 });
  };
  const take = (answer: Action | undefined): void => {
    if (answer) state = reduce(state, answer);
  };
  for (let i = 0; i < 300; i++) {
    const what = random(10);
    if (what < 4) frames.push(server.happen());
    else if (what < 8) hear(frames.shift());
    else if (what === 8) {
      const view = VIEWS[random(VIEWS.length)] ?? "all";
      state = reduce(state, { type: "snapshot_requested" });
      answers.push({ type: "page", view, page: server.page(view), first: true });
    } else take(answers.shift());
  }
  answers.forEach(take);
  frames.forEach(hear);
  return { state, server };
}

test("after any mixture of snapshots and frames the rows are the server's", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { state, server } = playOut(seed);
    for (const view of VIEWS) {
      expect(rowsOf(state.rows, view, ME.id), `seed ${seed}, ${view}`).toEqual(server.page(view).items);
    }
  }
});

/** Counts on the screen and the server's, after each of ten frames, for as long as they are not known to be stale. */
function followCounts(seed: number): [shown: State["counts"], counted: State["counts"]][] {
  const { state, server } = playOut(seed);
  const page: Action = { type: "page", view: "all", page: server.page("all"), first: true };
  let next = [{ type: "snapshot_requested" } as const, page].reduce(reduce, state);
  const pairs: ReturnType<typeof followCounts> = [];
  for (let i = 0; i < 10 && !next.countsStale; i++) {
    pairs.push([next.counts, server.counts()]);
    next = reduce(next, { type: "frame", frame: server.happen(), now: 0 });
  }
  return pairs;
}

test("counts are the server's, or known to be stale", () => {
  const pairs = Array.from({ length: 20 }, (_, seed) => followCounts(seed + 1)).flat();
  expect(pairs.length).toBeGreaterThan(20);
  for (const [shown, counted] of pairs) expect(shown).toEqual(counted);
});

test("a claim by a colleague moves the row and the counts at once", () => {
  const waiting = row("c1", { owner: "queue", waiting_since: at(1) });
  const counts = { queue: 1, mine: 0, bot: 0, all: 1, closed: 0 };
  const state = stateAfter(
    "#queue",
    { type: "page", view: "queue", page: { items: [waiting], counts }, first: true },
    {
      type: "frame",
      now: 0,
      frame: {
        ...waiting,
        type: "conversation",
        event: 7,
        conversation: "c1",
        owner: "agent",
        agent: { id: "ben", name: "Ben" },
        waiting_since: null,
        epoch: 2,
      },
    },
  );
  expect(rowsOf(state.rows, "queue", ME.id)).toEqual([]);
  expect(state.counts).toEqual({ ...counts, queue: 0 });
});

test("a message that comes by frame and by answer, in any order and twice, stands once in the log", () => {
  const open = stateAfter("#queue/c1", { type: "detail", detail: detail(row("c1"), [message(1), message(2)]) });
  const frame = (seq: number): Action => ({
    type: "frame",
    now: 0,
    frame: { type: "message", event: seq, conversation: "c1", ...message(seq) },
  });
  const state = [frame(4), frame(3), frame(4), frame(2)].reduce(reduce, open);
  expect(state.threads.get("c1")?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("a snapshot older than what was buffered loses no message", () => {
  const open = stateAfter("#queue/c1", { type: "detail", detail: detail(row("c1"), [message(1)]) });
  const buffered = reduce(reduce(open, { type: "snapshot_requested" }), {
    type: "frame",
    now: 0,
    frame: { type: "message", event: 2, conversation: "c1", ...message(2) },
  });
  const state = reduce(buffered, { type: "detail", detail: detail(row("c1"), [message(1)]) });
  expect(state.threads.get("c1")?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("of two readings that crossed, the earlier one does not turn back what belongs to the log", () => {
  const claimed = row("c1", { epoch: 2 });
  const note = { id: "1", at: at(1), agent: ME, text: "VIP" };
  const open = stateAfter("#mine/c1", { type: "detail", detail: detail(claimed, [message(1)], { notes: [note] }) });
  const state = reduce(open, { type: "detail", detail: detail(row("c1", { epoch: 1 }), [message(1)]) });
  expect(state.threads.get("c1")).toMatchObject({ epoch: 2, notes: [note] });
});

test("what the shopper has seen only rises, and our own looking does not count", () => {
  const seen = (seq: number, by: "shopper" | "agent"): Action => ({
    type: "frame",
    now: 0,
    frame: { type: "seen", event: 1, conversation: "c1", seq, by },
  });
  const open = stateAfter("#mine/c1", { type: "detail", detail: detail(row("c1"), [message(1)]) });
  const state = [seen(5, "shopper"), seen(3, "shopper"), seen(9, "agent")].reduce(reduce, open);
  expect(state.threads.get("c1")?.seenByShopper).toBe(5);
});

test("an answer that comes after signing out leaves nothing behind", () => {
  const out = stateAfter("#queue", { type: "signed_out", why: "left" });
  const state = reduce(out, {
    type: "page",
    view: "queue",
    page: { items: [row("c1", { owner: "queue" })], counts: { queue: 1, mine: 0, bot: 0, all: 1, closed: 0 } },
    first: true,
  });
  expect(state.rows.size).toBe(0);
});
