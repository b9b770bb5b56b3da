import { useState } from "preact/hooks";

import { useController } from "../../context.ts";
import { type Group, SHORTCUTS, keysAreOn, turnKeys } from "../../keys.ts";
import { t } from "../../strings.ts";
import { Dialog } from "./Dialog.tsx";

export function Keys() {
  const controller = useController();
  const [on, setOn] = useState(keysAreOn);
  const toggle = (): void => {
    turnKeys(!on);
    setOn(!on);
  };
  return (
    <Dialog heading={t.keys.heading} onClose={() => controller.show(null)}>
      <p class="soft">{t.keys.lead}</p>
      <div class="keys">
        {(Object.keys(SHORTCUTS) as Group[]).map((group) => (
          <section key={group}>
            <h3>{t.keys.groups[group]}</h3>
            <dl class="facts">
              {SHORTCUTS[group].map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{t.keys.names[key] ?? key.toUpperCase()}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={on} onChange={toggle} />
        {t.keys.on}
      </label>
    </Dialog>
  );
}
