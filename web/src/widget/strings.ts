/** Every text of the widget's own, in one place for translators. */

interface Plural {
  one: string;
  other: string;
}

/** The language of the catalogue. */
export const LANGUAGE = "en";

/** What the button says before the chat is loaded. */
export const BUTTON = {
  open_chat: "Chat with {shop}",
  not_loaded: "The chat could not be loaded. Please try again.",
};

const catalogue = {
  // The button and what shows next to it
  open_chat: BUTTON.open_chat,
  close_chat: "Close the chat",
  unread: { one: "{n} new message", other: "{n} new messages" },
  dismiss: "Dismiss",

  // Who speaks
  chat_with: "Chat with {shop}",
  bot: "AI assistant",
  you: "You",
  agent: "Our team",
  answering_bot: "AI assistant",
  answering_queue: "Waiting for a person",
  answering_agent: "You are talking to {name}",
  answering_closed: "Conversation ended",
  answering_nobody: "Connecting…",

  // A person, the queue, the end
  talk_to_person: "Talk to a person",
  // Where that has no room; a part of it.
  person: "A person",
  queue_waiting: "You are in the queue.",
  stay_with_bot: "Stay with the bot",
  closed: "This conversation has ended. Write to begin again.",

  // The log
  messages: "Messages",
  greeting: "Hello. How can we help?",
  new_messages: { one: "{n} new message", other: "{n} new messages" },
  today: "Today",
  yesterday: "Yesterday",
  typing: "{who} is typing…",
  edited: "Edited",
  deleted: "Message deleted",
  loading: "Loading the conversation…",
  menu: "Choose an answer",
  stale_option: "These buttons are from earlier and no longer work. Write what you need instead.",

  // What became of a message
  sending: "Sending…",
  sent: "Sent",
  seen: "Seen",
  waiting: "Not sent yet",
  retry: "Try again",
  discard: "Delete",
  failed_too_long: "Not sent: it is longer than {n} characters.",
  failed_empty: "Not sent: there is nothing to read in it.",
  failed_conflict: "Not sent: another message took its place.",
  failed: "Not sent: the shop could not take it.",

  failed_photo_gone: "Not sent: its photos were here for too long.",
  send_words: "Send without photos",

  // The connection
  offline: "No connection. What you write is sent as soon as it is back.",
  connecting: "Connecting again…",
  try_now: "Try now",
  problem: "That did not work. Please try again.",

  // Writing
  write: "Write a message",
  send: "Send",
  left: { one: "{n} character left", other: "{n} characters left" },
  over: { one: "{n} character too many", other: "{n} characters too many" },

  // Photos
  add_photos: "Add photos",
  take_photo: "Take a photo",
  drop_photos: "Drop photos here",
  remove_photo: "Remove photo {n}",
  photos: { one: "Photo", other: "{n} photos" },
  photo_of: "Photo {n} of {all}",
  your_photo: "Your photo",
  their_photo: "Photo from {who}",
  previous_photo: "Previous photo",
  next_photo: "Next photo",
  photo_missing: "This photo could not be loaded.",
  uploading: "Uploading…",
  going: "Sending as soon as the photos are there…",
  hold: "Do not send yet",
  stuck: {
    one: "One photo could not be added. Remove it or try again, then send.",
    other: "{n} photos could not be added. Remove them or try again, then send.",
  },
  stuck_for_good: {
    one: "One photo could not be added. Remove it, then send.",
    other: "{n} photos could not be added. Remove them, then send.",
  },
  too_many: "A message holds {n} photos at most.",
  no_photos: "Only photos can be added here.",
  photo_unreadable: "This picture cannot be read. Try it as a JPEG.",
  photo_too_large: "This photo is too large.",
  photo_too_fast: "Too many photos at once. Try again in a minute.",
  photo_gone: "This photo was here for too long. Add it again.",
  photo_network: "The connection was lost on the way.",
  photo_failed: "This photo could not be taken.",

  // What else comes from Telegram
  attached_voice: "Voice message",
  attached_audio: "Audio",
  attached_video: "Video",
  attached_sticker: "Sticker",
  attached_location: "Location",
  attached_contact: "Contact",
  attached_file: "File",
  attached_other: "Something that cannot be shown here",

  // To Telegram and back
  telegram: "Continue on Telegram",
  telegram_wait: "Making a link…",
  telegram_link: "This conversation goes on in Telegram. The link works once, for {duration}.",
  telegram_open: "Open Telegram",
  telegram_again: "Make a new link",
  link_over: "This link has run out.",
  arrival_over: "The link from Telegram has run out. You can go on here.",
  close: "Close",

  // An order
  order: "Order {number}",
  order_placed: "Placed {day}",
  order_total: "Total",
  order_eta: "Expected",
  track: "Track the parcel",
  see_product: "See it in the shop",
  new_window: "opens in a new window",
} satisfies Record<string, string | Plural>;

export type Phrase = keyof typeof catalogue;

const plurals = /* @__PURE__ */ new Intl.PluralRules(LANGUAGE);

/** The phrase with its values put in; `n` chooses between singular and plural. */
export function say(phrase: Phrase, values: Record<string, string | number> = {}): string {
  const entry: string | Plural = catalogue[phrase];
  const form = plurals.select(Number(values["n"])) === "one" ? "one" : "other";
  const text = typeof entry === "string" ? entry : entry[form];
  return fill(text, values);
}

/** The text with its values put in, numbers as in the shopper's locale. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? value.toLocaleString(navigator.language) : value;
  });
}
