import type { AgentMessage } from "../../../shared/wire.ts";
import { useController } from "../../context.ts";
import { t } from "../../strings.ts";
import { Question } from "../dialogs/Question.tsx";

/** Asks before a message is deleted, because nobody can bring it back. */
export function DeleteMessage({ message, onClose }: { message: AgentMessage; onClose: () => void }) {
  const controller = useController();
  const { seq, text, photos } = message;
  const wordless = photos?.length === 1 ? t.attached.photo : t.attached.photos;
  return (
    <Question
      heading={() => t.remove.heading}
      lead={t.remove.lead}
      submit={t.remove.submit}
      act={(conversation) => controller.remove(conversation, seq)}
      onClose={onClose}
    >
      <p class="delete-text" dir="auto">
        {text || wordless}
      </p>
    </Question>
  );
}
