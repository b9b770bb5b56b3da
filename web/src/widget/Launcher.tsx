import type { Ref } from "preact";

import { ChatIcon, DownIcon } from "./icons.tsx";
import { say } from "./strings.ts";

interface Props {
  button: Ref<HTMLButtonElement>;
  shop: string;
  open: boolean;
  unread: number;
  toggle: () => void;
}

export function Launcher({ button, shop, open, unread, toggle }: Props) {
  const news = !open && unread > 0;
  const name = open ? say("close_chat") : say("open_chat", { shop });
  return (
    <button
      ref={button}
      type="button"
      class="launcher"
      aria-label={news ? `${name}, ${say("unread", { n: unread })}` : name}
      aria-expanded={open}
      onClick={toggle}
    >
      {open ? <DownIcon /> : <ChatIcon />}
      {news && <span class="badge">{unread > 9 ? "9+" : unread}</span>}
    </button>
  );
}
