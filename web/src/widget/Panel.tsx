import { useLayoutEffect, useRef } from "preact/hooks";

import { isComposing } from "../shared/composing.ts";
import { pastedFiles } from "../shared/pasted.ts";
import { useDrop } from "../shared/useDrop.ts";
import { Composer } from "./Composer.tsx";
import { ConnectionBar } from "./ConnectionBar.tsx";
import type { Conversation } from "./conversation.ts";
import { goRound } from "./focus.ts";
import { Header } from "./Header.tsx";
import { LogView } from "./LogView.tsx";
import { OwnerBar } from "./OwnerBar.tsx";
import type { Settings } from "./settings.ts";
import { say } from "./strings.ts";
import { Viewer } from "./Viewer.tsx";
import type { Writing } from "./writing.ts";

interface Props {
  settings: Settings;
  conversation: Conversation;
  writing: Writing;
  /** Put the focus into the composer at once. */
  focus: boolean;
  close: () => void;
}

/** As in panel.css: the chat fills the screen, held upright or on its side. */
const PHONE = "(max-width: 479px), (max-height: 479px)";

export function Panel({ settings, conversation, writing, focus, close }: Props) {
  const panel = useRef<HTMLElement>(null);
  const { photos } = writing;
  const { onDragEnter, over, cover } = useDrop((files) => photos.add(files));
  const { enlarged } = conversation.album;
  useLayoutEffect(() => holdPage(panel.current!), []);
  // A photo that was enlarged is not, when the chat is opened again.
  useLayoutEffect(() => () => (enlarged.value = null), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab" && matchMedia(PHONE).matches) goRound(event);
    // Escape while a word is being composed belongs to the input method.
    if (event.key === "Escape" && !isComposing(event)) close();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    photos.add(files);
  };

  return (
    <section
      ref={panel}
      class="panel"
      role="dialog"
      tabIndex={-1}
      aria-label={say("chat_with", { shop: settings.shop })}
      onKeyDown={onKeyDown}
      onDragEnter={onDragEnter}
      onPaste={onPaste}
    >
      <Header shop={settings.shop} conversation={conversation} close={close} />
      <OwnerBar conversation={conversation} />
      <LogView conversation={conversation} greeting={settings.greeting ?? say("greeting")} />
      <ConnectionBar conversation={conversation} />
      <Composer conversation={conversation} writing={writing} focus={focus} />
      {enlarged.value && <Viewer album={conversation.album} enlarged={enlarged.value} />}
      {over && (
        <div class="cover" {...cover}>
          {say("drop_photos")}
        </div>
      )}
    </section>
  );
}

/**
 * On a phone, keeps the page behind from scrolling, takes the focus, and ends the panel where the keyboard begins.
 * Returns a function that undoes it.
 */
function holdPage(panel: HTMLElement): () => void {
  const phone = matchMedia(PHONE);
  const page = document.documentElement.style;
  const before = page.overflow;
  const fit = () => {
    page.overflow = phone.matches ? "hidden" : before;
    panel.ariaModal = String(phone.matches);
    panel.style.setProperty("--seen-height", visualViewport ? `${visualViewport.height}px` : null);
    panel.style.setProperty("--seen-top", visualViewport ? `${visualViewport.offsetTop}px` : null);
  };
  const undo = new AbortController();
  phone.addEventListener("change", fit, undo);
  visualViewport?.addEventListener("resize", fit, undo);
  visualViewport?.addEventListener("scroll", fit, undo);
  fit();
  if (phone.matches) panel.focus();
  return () => {
    undo.abort();
    page.overflow = before;
  };
}
