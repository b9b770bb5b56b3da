import type { Channel } from "../../../shared/wire.ts";
import { t } from "../../strings.ts";
import { Icon } from "./Icon.tsx";

const ICONS = { web: "globe", telegram: "telegram" } as const;

/** Where a message or a shopper came from, as a drawing that also says it. */
export function ChannelMark({ channel }: { channel: Channel }) {
  return (
    <span class="channel-mark" title={t.channel[channel]}>
      <Icon name={ICONS[channel]} />
      <span class="unseen">{t.channel[channel]}</span>
    </span>
  );
}
