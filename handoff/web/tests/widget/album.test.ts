import { beforeEach, expect, test } from "vitest";

import type { Photo } from "../../src/shared/wire.ts";
import { Album } from "../../src/widget/album.ts";
import { FakeWorld } from "./fakes.ts";

const MINUTE = 60_000;

let world: FakeWorld;
let album: Album;

beforeEach(() => {
  world = new FakeWorld();
  album = new Album("https://chat.example", async (id) => photo(id, "fresh"), world);
});

function photo(id: string, sign: string): Photo {
  return { id, url: `/api/photos/${sign}`, thumb: `/api/photos/${sign}-thumb`, width: 4, height: 3 };
}

test("the server's paths are whole addresses, since the page may be another site's", () => {
  expect(album.of(photo("p", "a"))).toMatchObject({
    url: "https://chat.example/api/photos/a",
    thumb: "https://chat.example/api/photos/a-thumb",
  });
});

test("addresses that are still good stay when the message comes again, so that no picture loads twice", () => {
  album.keep({ photos: [photo("p", "a"), { failed: "photo_unreadable" }] });
  world.sleep(5 * MINUTE);
  album.keep({ photos: [photo("p", "b")] });
  expect(album.of(photo("p", "b")).url).toMatch(/a$/);
  world.sleep(5 * MINUTE);
  album.keep({ photos: [photo("p", "c")] });
  expect(album.of(photo("p", "b")).url).toMatch(/c$/);
});

test("a photo is old after nine of its ten minutes, and fresh once it was fetched", async () => {
  album.keep({ photos: [photo("p", "a")] });
  expect(album.isOld("p")).toBe(false);
  world.sleep(9 * MINUTE + 1);
  expect(album.isOld("p")).toBe(true);
  await album.renew("p");
  expect(album.isOld("p")).toBe(false);
  expect(album.of(photo("p", "a")).url).toMatch(/fresh$/);
});
