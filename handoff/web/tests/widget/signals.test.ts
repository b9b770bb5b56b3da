import { expect, test } from "vitest";

import { computed, effect, signal, untracked } from "../../src/widget/signals.ts";

test("an effect runs at once, and again for each change of what it has read, and only of that", () => {
  const [read, unread] = [signal(1), signal(1)];
  const seen: number[] = [];
  effect(() => void seen.push(read.value + unread.peek()));
  unread.value = 5;
  read.value = 2;
  read.value = 2;
  expect(seen).toEqual([2, 7]);
});

test("what an effect no longer reads no longer runs it", () => {
  const [which, a, b] = [signal(true), signal("a"), signal("b")];
  const seen: string[] = [];
  effect(() => void seen.push(which.value ? a.value : b.value));
  which.value = false;
  a.value = "A";
  b.value = "B";
  expect(seen).toEqual(["a", "b", "B"]);
});

test("an ended effect stays silent, also where the change that it was to hear of ended it", () => {
  const value = signal(0);
  let runs = 0;
  effect(() => {
    if (value.value) end();
  });
  const end = effect(() => {
    runs += 1;
    void value.value;
  });
  value.value = 1;
  value.value = 2;
  expect(runs).toBe(1);
});

test("a change of an effect's own making runs it once more, after it is through", () => {
  const value = signal(3);
  const seen: string[] = [];
  effect(() => {
    seen.push(`from ${value.value}`);
    if (value.peek() > 1) value.value -= 1;
    seen.push("through");
  });
  expect(seen).toEqual(["from 3", "through", "from 2", "through", "from 1", "through"]);
});

test("what is derived is as new as what it is derived from, and runs whoever reads it", () => {
  const [a, b] = [signal(1), signal(2)];
  const sum = computed(() => a.value + b.value);
  const seen: number[] = [];
  effect(() => void seen.push(sum.value));
  b.value = 3;
  expect(seen).toEqual([3, 4]);
  expect(sum.peek()).toBe(4);
});

test("what is read aside runs nothing", () => {
  const value = signal(1);
  let runs = 0;
  effect(() => {
    runs += 1;
    untracked(() => value.value);
    untracked(() => computed(() => value.value).value);
  });
  value.value = 2;
  expect(runs).toBe(1);
});

test("an effect that fails runs again at the next change", () => {
  const value = signal(0);
  let runs = 0;
  effect(() => {
    runs += 1;
    if (value.value === 1) throw new Error("odd");
  });
  expect(() => (value.value = 1)).toThrow("odd");
  value.value = 2;
  expect(runs).toBe(3);
});
