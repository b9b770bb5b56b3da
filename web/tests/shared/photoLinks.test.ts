import { expect, test, vi } from "vitest";

import { PhotoLinks } from "../../src/shared/photoLinks.ts";
import type { Photo } from "../../src/shared/wire.ts";
import { photo } from "../console/fakes.ts";

function links() {
  const ask = vi.fn<(id: string) => Promise<Photo>>(async (id) => photo(id, 9));
  return { ask, made: new PhotoLinks(ask) };
}

test("a photo keeps its address through readings of its conversation", () => {
  const { made } = links();
  expect(made.of(photo("p1", 1))).toEqual(photo("p1", 1));
  expect(made.of(photo("p1", 2))).toEqual(photo("p1", 1));
});

test("an address that has expired is asked for again once, for thumbnail and photo together", async () => {
  const { ask, made } = links();
  const old = made.of(photo("p1", 1));
  expect(await made.renewed("p1", old.thumb)).toEqual(photo("p1", 9));
  expect(await made.renewed("p1", old.url)).toEqual(photo("p1", 9));
  expect(ask).toHaveBeenCalledOnce();
  expect(made.of(photo("p1", 1))).toEqual(photo("p1", 9));
});

test("whoever signs in next gets addresses of their own", () => {
  const { made } = links();
  made.of(photo("p1", 1));
  made.forget();
  expect(made.of(photo("p1", 2))).toEqual(photo("p1", 2));
});
