/** Everything that can happen to the console's state; each slice says what happens to its own. */
import type { FrameAction, FrameSnapshot } from "./frames.ts";
import type { ListAction, ListSnapshot } from "./list.ts";
import type { NoteAction } from "./notes.ts";
import type { ScreenAction } from "./screen.ts";
import type { SessionAction } from "./session.ts";
import type { ThreadSnapshot } from "./threads.ts";
import type { WrittenAction } from "./written.ts";

/** The server's answer to a request: each ends the wait for one snapshot. */
export type Snapshot = FrameSnapshot | ListSnapshot | ThreadSnapshot;

export type Action = SessionAction | ScreenAction | FrameAction | ListAction | WrittenAction | NoteAction | Snapshot;
