import type { Row } from "../../../shared/wire.ts";
import { useController, useStore } from "../../context.ts";
import { nameOf } from "../../names.ts";
import { heldBackHere } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { clockTime } from "../../time.ts";
import { Dialog } from "../dialogs/Dialog.tsx";
import { Content } from "../thread/Content.tsx";
import { UnsentContent } from "../thread/UnsentBubble.tsx";

/** Shows the messages that came before a reply and that its writer had not seen, and asks before anything is sent. */
export function HeldBackReply({ row }: { row: Row }) {
  const controller = useController();
  const held = useStore(heldBackHere);
  if (!held) return null;
  const { replies, messages } = held;
  const decide = (send: boolean): void => {
    controller.saw(row, messages.at(-1)?.seq ?? 0);
    if (send) controller.writing.again(row.id);
    else controller.writing.edit(replies[0]);
  };
  return (
    <Dialog heading={t.unseen.heading(messages.length)} onClose={() => decide(false)}>
      <p class="soft">{t.unseen.lead(replies.length)}</p>
      <div class="held">
        {messages.map((message) => (
          <div key={message.seq} class="line line-shopper">
            <p class="speaker">
              <bdi class="speaker-name">{nameOf(row)}</bdi> <time dateTime={message.at}>{clockTime(message.at)}</time>
            </p>
            <Content message={message} />
          </div>
        ))}
        <div class="line line-agent">
          <p class="speaker">{t.unseen.reply(replies.length)}</p>
          {replies.map((reply) => (
            <UnsentContent key={reply.clientId} unsent={{ ...reply, failure: null }} />
          ))}
        </div>
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => decide(true)}>
          {t.unseen.send}
        </button>
        {/* This one has the focus: an accidental Enter must not send. */}
        <button type="button" class="button-main" autofocus onClick={() => decide(false)}>
          {t.unseen.keep}
        </button>
      </footer>
    </Dialog>
  );
}
