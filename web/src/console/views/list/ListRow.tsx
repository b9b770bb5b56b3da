import { useMemo } from "preact/hooks";

import type { Row, View } from "../../../shared/wire.ts";
import { useStore } from "../../context.ts";
import { lastWordsOf, nameOf, ownerOf, whyOf } from "../../names.ts";
import { formatRoute } from "../../route.ts";
import { waitingSince } from "../../state/rows.ts";
import { hasUnsentReply } from "../../state/select.ts";
import { myId } from "../../state/state.ts";
import { t } from "../../strings.ts";
import { ChannelMark } from "../kit/ChannelMark.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Moment, Wait } from "./Wait.tsx";

interface Props {
  row: Row;
  view: View;
  open: boolean;
  /** Whether Tab comes to this row. */
  stop: boolean;
}

export function ListRow({ row, view, open, stop }: Props) {
  const me = useStore(myId);
  const unsent = useStore((state) => hasUnsentReply(state, row));
  const since = waitingSince(row);
  const oneOwner = view === "queue" || view === "mine";
  // The same element again where nothing changed: 150 rows are not compared at every frame.
  return useMemo(
    () => (
      <li>
        <a
          class="row"
          href={formatRoute({ view, id: row.id, about: false, page: null })}
          data-id={row.id}
          aria-current={open ? "true" : undefined}
          tabIndex={stop ? 0 : -1}
        >
          <span class="row-head">
            <ChannelMark channel={row.channel} />
            <span class="row-name" dir="auto">
              {nameOf(row)}
            </span>
            {since === null ? <Moment at={row.updated_at} /> : <Wait since={since} />}
          </span>
          <span class="row-why">{whyOf(row, oneOwner ? null : ownerOf(row, me))}</span>
          <span class="row-foot">
            <span class="row-last" dir="auto">
              {lastLine(row, me)}
            </span>
            {row.unreachable === "blocked" && (
              <span class="tag tag-warn">
                <Icon name="warn" />
                {t.list.blocked}
              </span>
            )}
            {unsent && (
              <span class="tag tag-warn">
                <Icon name="warn" />
                {t.list.unsent}
              </span>
            )}
            {row.unread > 0 && (
              <span class="badge">
                {row.unread}
                <span class="unseen">{t.list.unread(row.unread)}</span>
              </span>
            )}
          </span>
        </a>
      </li>
    ),
    [row, view, open, stop, me, unsent],
  );
}

function lastLine(row: Row, me: string): string {
  const { preview, agent } = row;
  if (!preview) return "";
  const mine = preview.kind === "agent" && agent?.id === me;
  return (mine ? t.list.you : t.list.speaker[preview.kind]) + lastWordsOf(row);
}
