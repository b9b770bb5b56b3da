import { useRef } from "preact/hooks";

import { useController } from "../../context.ts";
import { MAX_LINE } from "../../limits.ts";
import { t } from "../../strings.ts";
import { Question } from "./Question.tsx";

export function GiveBack() {
  const controller = useController();
  const settled = useRef<HTMLTextAreaElement>(null);
  return (
    <Question
      heading={t.giveBack.heading}
      lead={t.giveBack.lead}
      submit={t.giveBack.submit}
      act={(id) => controller.giveBack(id, settled.current?.value.trim() ?? "")}
    >
      <label class="field">
        <span>{t.giveBack.settled}</span>
        <textarea ref={settled} rows={3} maxLength={MAX_LINE} autofocus aria-describedby="settled-hint" />
        <small id="settled-hint" class="soft">
          {t.giveBack.settledHint}
        </small>
      </label>
    </Question>
  );
}
