import type { Agent } from "../../../shared/wire.ts";
import { useController } from "../../context.ts";
import type { DialogName } from "../../state/state.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

const MENU = "account-menu";

/** Who is signed in, and what belongs to them: keys, people, signing out. */
export function Account({ me }: { me: Agent }) {
  const controller = useController();
  const open = (dialog: DialogName) => (): void => {
    document.getElementById(MENU)?.hidePopover();
    controller.show(dialog);
  };
  return (
    <div class="account">
      <button type="button" class="account-button" popovertarget={MENU} aria-label={t.person.menu(me.name)}>
        <Icon name="person" />
        <span class="account-name">{me.name}</span>
      </button>
      <div id={MENU} class="menu" popover="auto">
        <p class="menu-head">
          <strong>{me.name}</strong>
          <span class="soft">{t.role[me.role]}</span>
        </p>
        <button type="button" onClick={open("keys")}>
          {t.person.keys} <kbd>?</kbd>
        </button>
        {me.role === "admin" && (
          <button type="button" onClick={open("people")}>
            {t.person.people}
          </button>
        )}
        <button type="button" onClick={() => void controller.logout()}>
          {t.person.logout}
        </button>
      </div>
    </div>
  );
}
