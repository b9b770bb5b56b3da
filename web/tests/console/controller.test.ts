/** What the controller asks of the server, and when; the link is never dialled. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type AgentApi, ApiError } from "../../src/console/api.ts";
import { Controller } from "../../src/console/controller.ts";
import type { Link } from "../../src/console/link.ts";
import { parseRoute } from "../../src/console/route.ts";
import { initialState } from "../../src/console/state/state.ts";
import { Store } from "../../src/console/store.ts";
import { FakeStorage, ME, detail, message, row } from "./fakes.ts";

const counts = { queue: 0, mine: 0, bot: 0, all: 1, closed: 0 };

const api = {
  me: vi.fn<AgentApi["me"]>(),
  logout: vi.fn<AgentApi["logout"]>(),
  detail: vi.fn<AgentApi["detail"]>(),
  page: vi.fn<AgentApi["page"]>(),
  addPhoto: vi.fn<AgentApi["addPhoto"]>(),
  remove: vi.fn<AgentApi["remove"]>(),
};

const link = { open: () => {}, close: () => {}, send: () => true };

/** A controller at conversation c1. */
async function controller(): Promise<Controller> {
  const store = new Store(initialState(parseRoute("#all/c1")));
  const made = new Controller(store, api as unknown as AgentApi, () => link as unknown as Link);
  await made.resume();
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("localStorage", new FakeStorage());
  api.me.mockReset().mockResolvedValue(ME);
  api.logout.mockReset().mockResolvedValue();
  api.detail.mockReset().mockResolvedValue(detail(row("c1"), [message(1)]));
  api.addPhoto.mockReset().mockReturnValue(new Promise(() => {}));
  api.remove.mockReset();
  api.page.mockReset().mockResolvedValue({ items: [row("c1")], counts });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("whoever signs out is told so only when the session is over", async () => {
  const why = async (status: number): Promise<unknown> => {
    const made = await controller();
    api.logout.mockRejectedValueOnce(new ApiError(status, {}));
    await made.logout();
    return made.store.state.session;
  };
  expect(await why(401)).toEqual({ state: "out", why: "left" });
  for (const status of [0, 403, 500]) expect(await why(status)).toEqual({ state: "out", why: "unconfirmed" });
});

test("whoever signed in in another tab is signed in here too when they come back", async () => {
  api.me.mockRejectedValueOnce(new ApiError(401, {})).mockRejectedValueOnce(new ApiError(401, {}));
  const made = await controller();
  await made.lookAgain();
  expect(made.store.state.session.state).toBe("out");
  await made.lookAgain();
  expect(made.store.state.session).toEqual({ state: "in", me: ME });
});

test("the open conversation is read again although the frames of others never pause", async () => {
  const made = await controller();
  api.detail.mockClear();
  const moved = row("c1", { epoch: 2, seq: 2 });
  made.receive({ ...moved, type: "conversation", event: 1, conversation: "c1" });
  for (let event = 2; event < 6; event++) {
    await vi.advanceTimersByTimeAsync(100);
    made.receive({ ...row("c2"), type: "conversation", event, conversation: "c2" });
  }
  expect(api.detail).toHaveBeenCalledOnce();
});

test("a reply takes ten photos and nothing else, and says what it left out", async () => {
  const made = await controller();
  const file = (type: string): File => new File([""], "a", { type });
  made.addPhotos("c1", [file("image/png"), file("application/pdf")]);
  expect(made.store.state.notice).toContain("Only photos");
  made.addPhotos(
    "c1",
    Array.from({ length: 11 }, () => file("image/jpeg")),
  );
  expect(made.store.state.draftAttachments.get("c1")?.photos.length).toBe(10);
  expect(made.store.state.notice).toContain("2 were left out");
});

test("a message that cannot be taken back says why, and the conversation is read again", async () => {
  const made = await controller();
  api.detail.mockClear();
  const error = { code: "bad_request", detail: "Somebody else wrote that.", request_id: "" };
  api.remove.mockRejectedValueOnce(new ApiError(400, { error }));
  expect(await made.remove("c1", 2)).toBe("Somebody else wrote that.");
  expect(api.detail).toHaveBeenCalledOnce();
});
