// One message as an element.

import { link, make, marked } from "./marked.js";

const PATHS = {
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  voice: "M12 3v10M8 7v4M16 7v4M5 11a7 7 0 0 0 14 0M12 18v3",
  video: "M4 6h11v12H4zM15 11l5-3v8l-5-3",
  location: "M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 10h.01",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 21c0-4 3-6 7-6s7 2 7 6",
  document: "M6 3h8l4 4v14H6zM14 3v4h4",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The one line that stands for a message. */
export function inShort(message) {
  return message.text || (message.photo ? "Photo" : Object.keys(message.media ?? {})[0]) || "Message";
}

/** `on` has what can be done: act, press, say, enlarge, find; `photo(id)` is the address of a picture. */
export function draw(message, on, photo) {
  const bubble = make("div", { className: "bubble" });
  bubble.append(make("span", { className: "hidden" }, message.mine ? "You: " : "Bot: "));
  if (message.reply) bubble.append(quote(message.reply, on));
  if (message.photo) bubble.append(picture(message, on, photo));
  bubble.append(...Object.entries(message.media).map(([kind, about]) => media(kind, about)));
  bubble.append(make("span", { className: "text" }, ...marked(message.text, message.entities, on.say)), when(message));
  const act = make(
    "button",
    { className: "act round", type: "button", "aria-label": "Message options" },
    icon("dots"),
  );
  act.addEventListener("click", () => on.act(message, act));
  const item = make("div", { className: message.mine ? "message mine" : "message" }, bubble);
  item.classList.toggle("sticker", Boolean(message.media.sticker));
  item.classList.toggle("pictured", Boolean(message.photo));
  if (message.keyboard.length) item.append(keys(message, on));
  item.append(act);
  return item;
}

function quote(reply, on) {
  const words = make("span", {}, inShort({ media: {}, ...reply }));
  const button = make("button", { className: "quote", type: "button" }, make("b", {}, reply.mine ? "You" : "Bot"), words);
  button.addEventListener("click", () => on.find(reply.id));
  return button;
}

function picture(message, on, photo) {
  const alt = message.text ? "" : "Photo";
  const image = make("img", { src: photo(message.id), alt, width: message.photo.width, height: message.photo.height });
  const button = make("button", { className: "photo", type: "button", "aria-label": "Enlarge the photo" }, image);
  button.addEventListener("click", () => on.enlarge(image.src));
  return button;
}

function media(kind, about) {
  const words = {
    sticker: () => about.emoji ?? "🙂",
    voice: () => `Voice message, ${about.duration} s`,
    video: () => `Video, ${about.duration} s`,
    location: () => `${about.latitude}, ${about.longitude}`,
    contact: () => `${about.first_name}, ${about.phone_number}`,
    document: () => about.file_name,
  }[kind];
  if (!words) return make("div", {}, kind);
  if (kind === "sticker") return make("div", {}, words());
  return make("div", { className: "media" }, icon(kind), words());
}

function when(message) {
  const time = new Date(message.date * 1000);
  const shown = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const element = make("time", { className: "when", dateTime: time.toISOString() });
  element.append(message.edited ? `edited ${shown}` : shown);
  return element;
}

function keys(message, on) {
  const rows = message.keyboard.map((row) => make("div", {}, ...row.map((key) => button(message, key, on))));
  return make("div", { className: "keys" }, ...rows);
}

function button(message, key, on) {
  if (key.url) return link(key.url, key.text, "key");
  const element = make("button", { className: "key", type: "button" }, key.text);
  element.dataset.data = key.callback_data;
  element.addEventListener("click", () => {
    element.setAttribute("aria-busy", "true");
    on.press(message, key.callback_data);
  });
  return element;
}
