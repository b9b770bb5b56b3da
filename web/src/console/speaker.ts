/** What speakers of the open conversation are called. */
import type { Author } from "../shared/wire.ts";
import { useStore } from "./context.ts";
import { nameOf, speakerOf } from "./names.ts";
import { openRow } from "./state/select.ts";

export function useSpeaker(): (speaker: Author) => string {
  const shopper = useStore((state) => {
    const row = openRow(state);
    return row ? nameOf(row) : "";
  });
  const me = useStore((state) => (state.session.state === "in" ? state.session.me.name : ""));
  return (speaker) => speakerOf(speaker, shopper, me);
}
