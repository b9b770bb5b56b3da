import { useRef } from "preact/hooks";

import { useController } from "../../context.ts";
import { MAX_LINE } from "../../limits.ts";
import { t } from "../../strings.ts";
import { Question } from "./Question.tsx";

export function Resolve() {
  const controller = useController();
  const settled = useRef<HTMLTextAreaElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  return (
    <Question
      heading={t.resolve.heading}
      lead={t.resolve.lead}
      submit={t.resolve.submit}
      act={(id) => controller.resolve(id, settled.current?.value.trim() ?? "", note.current?.value.trim() ?? "")}
    >
      <label class="field">
        <span>{t.resolve.outcome}</span>
        <textarea ref={settled} rows={2} maxLength={MAX_LINE} autofocus />
      </label>
      <label class="field field-note">
        <span>{t.resolve.note}</span>
        <textarea ref={note} rows={2} maxLength={MAX_LINE} />
      </label>
    </Question>
  );
}
