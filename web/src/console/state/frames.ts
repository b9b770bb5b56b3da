/**
 * The server's frames, and how they go together with its answers.
 *
 * What must hold (and is tested): a snapshot plus the frames that follow equals a fresh snapshot. A snapshot and the
 * frames travel on two connections, so an answer may be older than frames already applied; these are buffered while a
 * snapshot is awaited and applied again on top of it.
 */
import type { AgentEvent } from "../../shared/wire.ts";
import { listFrames } from "./list.ts";
import type { FrameHandlers, Handlers } from "./slice.ts";
import type { State } from "./state.ts";
import { threadFrames } from "./threads.ts";

export type FrameAction = { type: "frame"; frame: AgentEvent; now: number } | { type: "snapshot_requested" };

/** No snapshot came, or one that is of no use any more. */
export interface FrameSnapshot {
  type: "snapshot_failed";
}

export const frames: Handlers<FrameAction> = {
  frame: (state, { frame, now }) => buffer(applyFrame(state, frame, now), frame),
  snapshot_requested: (state) => ({ ...state, pendingSnapshots: state.pendingSnapshots + 1 }),
};

export const frameSnapshots: Handlers<FrameSnapshot> = { snapshot_failed: (state) => state };

const handlers: FrameHandlers<AgentEvent["type"]> = { ...listFrames, ...threadFrames };

function applyFrame(state: State, frame: AgentEvent, now: number): State {
  // TypeScript does not see that the handler and the frame are of the same type.
  const handle = handlers[frame.type] as (state: State, frame: AgentEvent, now: number) => State;
  return handle(state, frame, now);
}

/** Remembers a frame while a snapshot is awaited. */
function buffer(state: State, frame: AgentEvent): State {
  return state.pendingSnapshots > 0 ? { ...state, buffered: [...state.buffered, frame] } : state;
}

/** A snapshot has been taken: the frames buffered meanwhile go on top. */
export function replay(state: State): State {
  const pendingSnapshots = Math.max(0, state.pendingSnapshots - 1);
  const replayed = state.buffered.filter(isLasting).reduce((next, frame) => applyFrame(next, frame, 0), state);
  return { ...replayed, pendingSnapshots, buffered: pendingSnapshots > 0 ? state.buffered : [] };
}

/** Whether a frame may be applied again. Typing may not: it holds for a moment only. */
function isLasting(frame: AgentEvent): boolean {
  return frame.type !== "typing";
}
