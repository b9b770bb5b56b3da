/** What the wire's words are called. */
import type { Attached, Channel, HandoffReason, Owner } from "../../shared/wire.ts";

export const names = {
  visitor: (id: string) => `Visitor ${id.slice(-4)}`,
  channel: { web: "Website", telegram: "Telegram" } satisfies Record<Channel, string>,
  /** What stands for the words of a message that has none; `audio` is never in a list. */
  attached: {
    photo: "Photo",
    photos: "Photos",
    voice: "Voice message",
    audio: "Audio",
    video: "Video",
    sticker: "Sticker",
    location: "Location",
    contact: "Contact",
    file: "File",
    other: "Attachment",
  } satisfies Record<Attached | "audio", string>,
  owner: { bot: "Bot", queue: "Waiting", agent: "Agent", closed: "Closed" } satisfies Record<Owner, string>,
  ownedBy: (name: string) => `With ${name}`,
  ownedByYou: "Yours",
  reason: {
    asked: "Asked for a person",
    unsure: "Bot was unsure",
    repeated: "Same answer, three times",
    tries: "Wrong order details, several times",
    anger: "Shopper is upset",
    legal: "Legal matter",
    safety: "Somebody may be in danger",
    always: "Always for a person",
    failure: "Something failed",
    damage: "Something arrived damaged",
  } satisfies Record<HandoffReason, string> as Record<string, string>,
  topic: {
    greeting: "Greeting",
    orders: "Orders",
    shipping: "Shipping",
    returns: "Returns",
    discounts: "Discounts",
    damaged: "Damaged goods",
    handoff: "Handoff",
    fallback: "Unclear",
  } as Record<string, string>,
};
