import type { Channel } from "../../../shared/wire.ts";
import { useStore } from "../../context.ts";
import { lookOf } from "../../state/select.ts";
import { Drawing } from "./Icon.tsx";

/** Where a message or a shopper came from, as a drawing that also says it. */
export function ChannelMark({ channel }: { channel: Channel }) {
  const look = useStore((state) => lookOf(state, channel));
  const label = look?.label ?? channel;
  return (
    <span class="channel-mark" title={label}>
      {look && <Drawing path={look.mark} />}
      <span class="unseen">{label}</span>
    </span>
  );
}
