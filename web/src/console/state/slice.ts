/** What a slice of the state is: a function from the old state to the new one for each action, or frame, of its noun. */
import type { AgentEvent } from "../../shared/wire.ts";
import type { State } from "./state.ts";

export type Handlers<Action extends { type: string }> = {
  readonly [Type in Action["type"]]: (state: State, action: Extract<Action, { type: Type }>) => State;
};

export type Frame<Type extends AgentEvent["type"]> = Extract<AgentEvent, { type: Type }>;

/** `now`: our clock, ms, at which the frame came; 0 where it is applied again. */
export type FrameHandlers<Type extends AgentEvent["type"]> = {
  readonly [Each in Type]: (state: State, frame: Frame<Each>, now: number) => State;
};
