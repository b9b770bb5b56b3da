import { expect, test } from "vitest";

import type { ToShopper } from "../../src/shared/wire.ts";
import { backoff, Connection } from "../../src/widget/connection.ts";
import { FakePlatform, settled } from "./fakes.ts";

const READY: ToShopper = { type: "ready", conversation: "c", owner: "bot", seq: 0 };

function connection(greet = () => Promise.resolve({ token: "t", after: 7 })) {
  const platform = new FakePlatform();
  const heard: ToShopper[] = [];
  const made = new Connection("wss://chat.example/socket", greet, (frame) => heard.push(frame), platform);
  return { platform, heard, made, socket: () => platform.sockets.at(-1)! };
}

async function ready(parts: ReturnType<typeof connection>): Promise<void> {
  await settled();
  parts.socket().onopen?.();
  parts.socket().hears(READY);
}

test("it says hello with the newest message it has, and is ready when the server says so", async () => {
  const parts = connection();
  parts.made.start();
  await settled();
  parts.socket().onopen?.();
  expect(parts.socket().sent).toEqual([{ type: "hello", token: "t", after: 7 }]);
  expect(parts.made.phase.value).toBe("connecting");
  parts.socket().hears(READY);
  expect(parts.made.phase.value).toBe("ready");
});

test("it sends only while it is ready", async () => {
  const parts = connection();
  parts.made.start();
  expect(parts.made.send({ type: "typing" })).toBe(false);
  await ready(parts);
  expect(parts.made.send({ type: "typing" })).toBe(true);
});

test("it comes back after a loss, later each time, up to a quarter of a minute", async () => {
  const parts = connection(() => Promise.reject(new Error("no network")));
  parts.made.start();
  const waits: number[] = [];
  for (let n = 0; n < 9; n++) {
    await settled();
    expect(parts.made.phase.value).toBe("waiting");
    waits.push(backoff(n, 0.5));
    parts.platform.pass(backoff(n, 0.5) - 1);
    expect(parts.made.phase.value).toBe("waiting");
    parts.platform.pass(1);
    expect(parts.made.phase.value).toBe("connecting");
  }
  expect(waits).toEqual([375, 750, 1_500, 3_000, 6_000, 11_250, 11_250, 11_250, 11_250]);
});

test("waits are spread over half their length", () => {
  expect([backoff(3, 0), backoff(3, 0.999_999)]).toEqual([2_000, expect.closeTo(4_000, 0)]);
});

test("a socket that lasted makes the next wait short again, one that did not does not", async () => {
  const parts = connection();
  parts.made.start();
  await ready(parts);
  parts.socket().onclose?.();
  parts.platform.pass(backoff(0, 0.5));
  await ready(parts);
  parts.socket().onclose?.();
  parts.platform.pass(backoff(0, 0.5));
  expect(parts.made.phase.value).toBe("waiting");
  parts.platform.pass(backoff(1, 0.5) - backoff(0, 0.5));
  await ready(parts);
  parts.platform.pass(5_000);
  parts.socket().onclose?.();
  parts.platform.pass(backoff(0, 0.5));
  expect(parts.made.phase.value).toBe("connecting");
});

test("a server that never says ready is left", async () => {
  const parts = connection();
  parts.made.start();
  await settled();
  const first = parts.socket();
  first.onopen?.();
  parts.platform.pass(10_000);
  expect([first.closed, parts.made.phase.value]).toEqual([true, "waiting"]);
});

test("what a dropped socket still brings is ignored", async () => {
  const parts = connection();
  parts.made.start();
  await ready(parts);
  const first = parts.socket();
  parts.made.drop();
  first.hears({ type: "seen", seq: 1 });
  first.onclose?.();
  expect(parts.heard).toEqual([READY]);
  parts.platform.pass(backoff(0, 0.5));
  await settled();
  expect(parts.platform.sockets.length).toBe(2);
});

test("hurrying skips the wait", async () => {
  const parts = connection();
  parts.made.start();
  await ready(parts);
  parts.made.drop();
  parts.made.hurry();
  await ready(parts);
  expect(parts.made.phase.value).toBe("ready");
  parts.platform.pass(60_000);
  expect(parts.platform.sockets.length).toBe(2);
});

test("after the machine has slept the old socket is not trusted", async () => {
  const parts = connection();
  parts.made.start();
  await ready(parts);
  parts.platform.sleep(600_000);
  parts.platform.pass(20_000);
  expect(parts.platform.sockets[0]!.closed).toBe(true);
});
