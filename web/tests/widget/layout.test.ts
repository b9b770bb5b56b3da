import { expect, test } from "vitest";

import type { Message, Speaker } from "../../src/shared/wire.ts";
import { layOut, type Block } from "../../src/widget/layout.ts";
import type { Outgoing } from "../../src/widget/outbox.ts";

const NOON = new Date(2026, 10, 21, 12).getTime();
const HOUR = 3_600_000;

function message(seq: number, kind: Speaker, text: string, more: Partial<Message> = {}): Message {
  return { seq, id: `m${seq}`, at: new Date(NOON).toISOString(), from: { kind }, text, ...more };
}

function outgoing(text: string): Outgoing {
  return { client_id: "mine", at: NOON, draft: { kind: "message", text }, state: "sending" };
}

function shape(blocks: Block[]): string[] {
  return blocks.map((block) =>
    "day" in block ? "day" : [block.from.kind, ...block.entries.map(({ text }) => text)].join(" "),
  );
}

test("runs of one speaker stand together under their day", () => {
  const said = [message(1, "notice", "n"), message(2, "bot", "a"), message(3, "bot", "b"), message(4, "shopper", "c")];
  expect(shape(layOut(said, []))).toEqual(["day", "notice n", "bot a b", "shopper c"]);
});

test("a new day and another person each begin a new run", () => {
  const ana = message(1, "agent", "a", { from: { kind: "agent", name: "Ana" } });
  const ben = message(2, "agent", "b", { from: { kind: "agent", name: "Ben" } });
  const later = { ...ben, seq: 3, id: "m3", at: new Date(NOON + 24 * HOUR).toISOString() };
  expect(shape(layOut([ana, ben, later], []))).toEqual(["day", "agent a", "agent b", "day", "agent b"]);
});

test("a message keeps its key, and so its place on the screen, when the server has it", () => {
  const before = layOut([], [outgoing("hi")]);
  const after = layOut([message(1, "shopper", "hi", { client_id: "mine" })], []);
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
});

test("the button whose words come next is the pressed one", () => {
  const options = [{ title: "Track an order" }, { title: "Return an item" }];
  const menu = message(1, "bot", "What next?", { options });
  const pressed = (...said: Message[]) => {
    const [, run] = layOut([menu, ...said], []);
    return run && "entries" in run ? run.entries[0]!.pressed : undefined;
  };
  expect(pressed()).toBeUndefined();
  expect(pressed(message(2, "shopper", "Return an item"))).toBe(1);
  expect(pressed(message(2, "shopper", "no"), message(3, "shopper", "Return an item"))).toBeUndefined();
});

test("photos show while their message is still on its way", () => {
  const photos = [{ id: "p", url: "/p", thumb: "/t", width: 4, height: 3 }];
  const [, run] = layOut([], [{ ...outgoing(""), draft: { kind: "message", text: "", photos } }]);
  expect(run).toMatchObject({ entries: [{ text: "", photos }] });
});

test("a pressed button shows while it is still on its way", () => {
  const menu = message(1, "bot", "What next?", { options: [{ title: "Return an item" }] });
  const [, run] = layOut([menu], [outgoing("Return an item")]);
  expect(run).toMatchObject({ entries: [{ pressed: 0 }] });
});

test("a menu is past once the shopper has spoken, whatever they said", () => {
  const menu = message(1, "bot", "What next?", { options: [{ title: "Return an item" }] });
  const past = (...said: Message[]) => {
    const run = layOut([menu, ...said], [])[1];
    return run && "entries" in run ? (run.entries[0]!.past ?? false) : undefined;
  };
  expect(past()).toBe(false);
  expect(past(message(2, "notice", "Ana has joined"))).toBe(false);
  expect(past(message(2, "shopper", "something else"))).toBe(true);
});
