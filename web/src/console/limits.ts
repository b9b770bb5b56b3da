/** What the server takes at most, in characters. */
export { MAX_TEXT } from "../shared/wire.ts";

/** What goes with a change of owner: what was settled, and a note. */
export const MAX_LINE = 500;
