/** Drawings for buttons and marks, on a 24-unit square; always with words or a label, so hidden from screen readers. */
import type { ComponentChildren } from "preact";

import { CHAT_SHAPE } from "./button.ts";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}

export const ChatIcon = () => (
  <Icon>
    <path d={CHAT_SHAPE} />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="m5.5 9 6.5 6.5L18.5 9" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19.5v-15M5.5 11 12 4.5l6.5 6.5" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.75" />
    <path d="M4.75 20c.7-3.6 3.6-5.5 7.25-5.5s6.55 1.9 7.25 5.5" />
  </Icon>
);

/** The bot: a shop's service bell rather than a face, because it is not a person. */
export const BotIcon = () => (
  <Icon>
    <path d="M4 17a8 8 0 0 1 16 0ZM3 20h18M12 9V6.5M10 6.5h4" />
  </Icon>
);

export const PhotoIcon = () => (
  <Icon>
    <path d="M5 4.5h14A1.5 1.5 0 0 1 20.5 6v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18V6A1.5 1.5 0 0 1 5 4.5ZM4 17l5-5.5 4 4 2.5-2.5 4.5 4" />
    <circle cx="15.5" cy="9" r="1.5" />
  </Icon>
);

export const CameraIcon = () => (
  <Icon>
    <path d="M4 7.5h3.5L9 5h6l1.5 2.5H20A1.5 1.5 0 0 1 21.5 9v9a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 18V9A1.5 1.5 0 0 1 4 7.5Z" />
    <circle cx="12" cy="13" r="3.5" />
  </Icon>
);

export const PlaneIcon = () => (
  <Icon>
    <path d="m3 11.5 18-7-3 16-6.5-5-3 3.5-.5-6L21 4.5M3 11.5l5 1.5" />
  </Icon>
);

export const TickIcon = () => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5v5M12 16v.2" />
  </Icon>
);

export const ParcelIcon = () => (
  <Icon>
    <path d="m12 3.5 8 4v9l-8 4-8-4v-9l8-4ZM4 7.5l8 4 8-4M12 11.5v9" />
  </Icon>
);
