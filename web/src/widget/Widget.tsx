import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import type { Conversation } from "./conversation.ts";
import { Launcher } from "./Launcher.tsx";
import { Panel } from "./Panel.tsx";
import { Preview } from "./Preview.tsx";
import type { Settings } from "./settings.ts";
import { LANGUAGE } from "./strings.ts";
import type { Tab } from "./tab.ts";
import type { Writing } from "./writing.ts";

export interface Props {
  settings: Settings;
  conversation: Conversation;
  tab: Tab;
  writing: Writing;
  /** The shopper has just opened it. */
  byHand: boolean;
}

export function Widget({ settings, conversation, tab, writing, byHand: opened }: Props) {
  const launcher = useRef<HTMLButtonElement>(null);
  /** Opened or closed by hand: only then may the chat take the focus from the page. */
  const byHand = useRef(opened);

  useEffect(() => {
    if (tab.open.value) conversation.begin();
    else conversation.resume();
  }, []);
  // After drawing: until then a chat that fills the screen hides the button.
  useLayoutEffect(() => {
    if (byHand.current && !tab.open.value) launcher.current!.focus();
  }, [tab.open.value]);

  const open = () => {
    byHand.current = true;
    tab.open.value = true;
    conversation.begin();
  };
  const close = () => {
    byHand.current = true;
    tab.open.value = false;
  };

  return (
    <div
      lang={LANGUAGE}
      class={`widget ${settings.corner ?? "end"}`}
      onKeyDown={keepKeys}
      onKeyUp={keepKeys}
      onKeyPress={keepKeys}
    >
      {tab.open.value && (
        <Panel settings={settings} conversation={conversation} writing={writing} focus={byHand.current} close={close} />
      )}
      {!tab.open.value && <Preview conversation={conversation} dismissed={tab.dismissed} open={open} />}
      <Launcher
        button={launcher}
        shop={settings.shop}
        open={tab.open.value}
        unread={conversation.unread.value.length}
        toggle={() => (tab.open.value ? close() : open())}
      />
    </div>
  );
}

/** Keeps keys from the merchant's page. The shadow hides the focused text field, so shortcuts there would take them. */
function keepKeys(event: Event): void {
  event.stopPropagation();
}
