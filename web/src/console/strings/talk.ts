/** Words of a conversation: its log, writing into it, and passing it on. */
import type { AuditChange, DeliveryReason } from "../../shared/wire.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const talk = {
  talk: {
    none: "No conversation is open",
    noneHint: "Choose one from the list: move with J and K, open with Enter.",
    noneKeys: "? shows all keys",
    back: "Back to the list",
    about: "Details",
    backToTalk: "Back to the conversation",
    missing: "This conversation does not exist, or is not there any more.",
    failed: "The conversation could not be read.",
    log: "Messages",
    turns: "Show what the bot understood",
    resolve: "Resolve",
    giveBack: "Return to bot",
  },

  log: {
    today: "Today",
    yesterday: "Yesterday",
    bot: "Bot",
    you: "You",
    agent: "Agent",
    note: (name: string) => `Private note, ${name}`,
    toShopper: "Told the shopper",
    sending: "Sending…",
    failed: "Not sent.",
    quoted: "Go to what this answers:",
    reply: "Reply to this message",
    edited: (time: string) => `Edited ${time}`,
    before: "It said before:",
    deletedByYou: "You deleted this message.",
    deleted: (name: string) => `${name} deleted this message.`,
    gone: "Deleted message",
    sticker: (emoji: string) => `Sticker ${emoji}`.trim(),
    map: "Open the map",
    product: "Open in the shop",
    download: "Download",
    downloadFailed: "The file could not be downloaded.",
    edit: "Edit",
    typing: (name: string) => `${name} is typing`,
    newMessages: (n: number) => count(n, "new message", "new messages"),
    latest: "Go to the newest message",
    understood: (intent: string, percent: string) => `${intent} · ${percent} sure`,
    understoodNothing: "no intent",
    choices: "Offered:",
  },

  deliveryStatus: {
    sent: "Sent",
    waits: "Sent, on its way to Telegram",
    delivered: "Delivered to Telegram",
    seen: "Seen",
    failed: "Not delivered to Telegram.",
    notDeleted: "Could not be deleted on Telegram.",
  },
  undelivered: {
    blocked: "The shopper has blocked the bot.",
    chat_not_found: "The chat does not exist any more.",
    refused: "Telegram refused it.",
    too_old: "Telegram deletes nothing that is older than 48 hours.",
  } satisfies Record<DeliveryReason, string> as Record<string, string>,
  blocked: "Has blocked the bot on Telegram; messages will not arrive.",

  photos: {
    group: (n: number) => count(n, "photo", "photos"),
    enlarge: (place: number, all: number) => (all === 1 ? "Enlarge the photo" : `Enlarge photo ${place} of ${all}`),
    shown: (place: number, all: number) => (all === 1 ? "Photo" : `Photo ${place} of ${all}`),
    previous: "Previous photo",
    next: "Next photo",
    lost: "The photo could not be loaded.",
    failed: "A photo did not come through.",
    add: "Add photos",
    tray: "Photos of this reply",
    remove: (place: number) => `Remove photo ${place}`,
    retry: (place: number) => `Try photo ${place} again`,
    uploading: (place: number) => `Uploading photo ${place}`,
    drop: "Drop photos here to add them to your reply",
    notPhotos: "Only photos can be sent: JPEG, PNG or WebP.",
    tooMany: (most: number, left: number) =>
      `${most} photos at most go with one reply; ${left === 1 ? "one was" : `${left} were`} left out.`,
    hindered: {
      sending: "Is sent as soon as the photos are uploaded…",
      failed: ({ n, forGood }: { n: number; forGood: boolean }) =>
        `${n === 1 ? "One photo" : `${n} photos`} could not be added. ` +
        `Remove ${n === 1 ? "it" : "them"}${forGood ? "" : " or try again"}, then send.`,
      too_many: "Too many photos for one reply; remove some",
    },
    refused: {
      unreachable: "The server was not reached.",
      photo_too_large: "It is larger than 8 MB.",
      photo_unreadable: "It is no JPEG, PNG or WebP picture, or it is damaged.",
      photo_too_many_pixels: "It has more than 40 million pixels.",
      photo_too_slow: "It took too long to open.",
    } as Record<string, string>,
  },

  remove: {
    action: "Delete this message",
    heading: "Delete this message for the shopper too?",
    lead: "It disappears here and for the shopper, on the website and in Telegram. It cannot be brought back.",
    submit: "Delete for both",
  },

  change: {
    asked: "The bot handed over",
    asked_self: "The shopper asked for a person",
    claimed: (who: string) => `${who} claimed`,
    taken_over: (who: string) => `${who} took over from the bot`,
    resolved: (who: string) => `${who} resolved`,
    returned: (who: string) => `${who} returned it to the bot`,
    left: "The shopper left the queue",
    ended: "The shopper ended the conversation",
    reopened: "The shopper wrote again",
    linked: "The shopper went on in Telegram",
    linked_web: "The shopper came back to the website",
    stale_bot_reply: "A late bot reply was held back",
    other: (change: string, who: string) => `${who}: ${change.replaceAll("_", " ")}`,
    someone: "Somebody",
    because: (what: string, why: string) => `${what} (${why})`,
  } satisfies Partial<Record<AuditChange, unknown>> & Record<string, unknown>,

  bar: {
    queue: (name: string) => `${name} waits for a person.`,
    bot: (name: string) => `${name} is talking with the bot.`,
    agent: (who: string) => `${who} has this conversation.`,
    closed: "This conversation is closed. It opens again when the shopper writes.",
    claim: "Claim",
    claiming: "Claiming…",
    takeOver: "Take over",
    already: (who: string) => `${who} was quicker and has this conversation now.`,
  },

  composer: {
    mode: "What to write",
    replyingTo: (name: string) => `Replying to ${name}`,
    replyToNone: "Reply to no particular message",
    reply: "Reply",
    note: "Private note",
    replyTo: (name: string) => `Reply to ${name}`,
    replyHint: "Enter sends, Shift + Enter starts a new line",
    noteLabel: "Note for colleagues",
    noteHint: "Only colleagues see this, never the shopper",
    send: "Send",
    hold: "Do not send yet",
    saveNote: "Keep note",
    savingNote: "Keeping…",
    left: (n: number) => `${n} characters left`,
    tooLong: (n: number) => `${count(n, "character", "characters")} too many`,
  },

  unsent: {
    unknown: "It is not known whether this arrived. Sending it again is safe: it is stored once.",
    unreachable: "The server was not reached.",
    unseen: "The shopper wrote before it was sent.",
    behind: "Waits for your reply above.",
    notOwner: "This conversation is not yours any more, so nothing was sent. Your text is kept below.",
    kept: "Your unsent reply",
    discard: "Discard",
  },

  unseen: {
    heading: (n: number) => (n === 1 ? "One message came while you wrote" : `${n} messages came while you wrote`),
    lead: (n: number) =>
      n === 1
        ? "Your reply has not been sent yet. Does it still fit?"
        : "Your replies have not been sent yet. Do they still fit?",
    reply: (n: number) => (n === 1 ? "Your reply" : "Your replies"),
    send: "Send anyway",
    keep: "Keep writing",
  },

  resolve: {
    heading: (name: string) => `Resolve the conversation with ${name}?`,
    lead: "It closes, and opens again with the bot when the shopper writes. The bot then knows what was settled.",
    outcome: "What was settled (optional)",
    note: "Private note for colleagues (optional)",
    submit: "Resolve",
  },
  giveBack: {
    heading: (name: string) => `Return ${name} to the bot?`,
    lead: "The bot answers from here on. Tell it what is settled, so that it does not ask again.",
    settled: "What was settled (optional)",
    settledHint: "For example: refund of £49.00 for order 1042 is on its way.",
    submit: "Return to bot",
  },
  notMoved: {
    not_owner: "This conversation is not yours any more; nothing was changed.",
    illegal_change: "The conversation has moved on meanwhile; nothing was changed.",
    unreachable: "The server does not answer. Nothing was changed; try again.",
  } as Record<string, string>,
};
