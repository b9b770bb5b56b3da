import type { Row } from "../../shared/wire.ts";
import { nameOf } from "../names.ts";
import { useDesk, useStore } from "../store.ts";
import { t } from "../strings.ts";
import { clockTime } from "../time.ts";
import { Dialog } from "./Dialog.tsx";

/** Messages came that the writer of a reply had not seen: shows them and asks before anything is sent. */
export function HeldBackReply({ row }: { row: Row }) {
  const desk = useDesk();
  const held = useStore((state) => state.heldBack);
  if (!held || held.unsent.conversation !== row.id) return null;
  return (
    <Dialog heading={t.unseen.heading(held.messages.length)} onClose={() => desk.writing.decide(false)}>
      <p class="soft">{t.unseen.lead}</p>
      <div class="held">
        {held.messages.map((message) => (
          <div key={message.seq} class="line line-shopper">
            <p class="speaker">
              <bdi class="speaker-name">{nameOf(row)}</bdi> <time dateTime={message.at}>{clockTime(message.at)}</time>
            </p>
            <p class="bubble" dir="auto">
              {message.text}
            </p>
          </div>
        ))}
        <div class="line line-agent">
          <p class="speaker">{t.unseen.reply}</p>
          <p class="bubble bubble-sending" dir="auto">
            {held.unsent.text}
          </p>
        </div>
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => desk.writing.decide(true)}>
          {t.unseen.send}
        </button>
        {/* First in reach: an Enter too many must not send. */}
        <button type="button" class="button-main" autofocus onClick={() => desk.writing.decide(false)}>
          {t.unseen.keep}
        </button>
      </footer>
    </Dialog>
  );
}
