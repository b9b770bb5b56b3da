// The page: one visitor's chat with the bot, live over a WebSocket.

import { make } from "./marked.js";
import { chosen, open, watchMenus } from "./menus.js";
import { draw, inShort } from "./message.js";
import { Picked } from "./photos.js";

const $ = (id) => document.getElementById(id);
const TOAST_MS = 4000;
const AGAIN_MS = 1000;
const NEAR_END = 80; // px: a visitor so near to the end wants to see what comes

const shown = new Map(); // messages by id, and their elements
const picked = new Picked($("picked"));
let state = { bot: "", name: "", there: false, blocked: false, typing: false, menu: [] };
let socket;
let about = null; // what is being done to which message: {what: "reply" | "edit", message}
let touched = null; // the message whose menu is open

// Who the visitor is

function visitor() {
  const known = sessionStorage.getItem("visitor");
  if (known) return known;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  sessionStorage.setItem("visitor", made.join(""));
  return made.join("");
}

function payload() {
  return new URLSearchParams(location.search).get("start");
}

// The line to the server

function connect() {
  const address = new URL(`/live/${visitor()}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  socket = new WebSocket(address);
  socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
  socket.addEventListener("open", () => {
    shown.clear();
    $("log").replaceChildren();
  });
  socket.addEventListener("close", () => {
    status("no connection; trying again …");
    setTimeout(connect, AGAIN_MS);
  });
}

function act(frame) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  else toast("There is no connection to the sandbox.");
}

function take(frame) {
  if (frame.message) show(frame.message);
  if (frame.state) showState(frame.state);
  if (frame.answer) showAnswer(frame.answer);
  if (frame.error) toast(frame.error);
}

// What is shown

function show(message) {
  const old = shown.get(message.id)?.element;
  if (message.deleted) {
    shown.delete(message.id);
    if (about?.message.id === message.id) leave();
    return old?.remove();
  }
  const follow = nearEnd() || message.mine;
  const element = draw(message, doings, (id) => `/photos/${visitor()}/${id}`);
  if (old) old.replaceWith(element);
  else $("log").append(element);
  join(element, message);
  shown.set(message.id, { message, element });
  showComposer();
  if (follow) toEnd();
  else if (!old) $("newer").hidden = false;
}

function join(element, message) {
  const before = shown.get(message.id - 1)?.message;
  element.classList.toggle("joined", Boolean(before && before.mine === message.mine && before.album === message.album));
}

function showState(now) {
  state = now;
  document.title = `${state.bot} · Telegram sandbox`;
  $("bot").textContent = state.bot;
  $("name").textContent = state.name;
  status(state.typing ? "typing …" : state.there ? "bot" : "bot · has not connected yet");
  $("status").classList.toggle("typing", state.typing);
  $("block").textContent = state.blocked ? "Unblock the bot" : "Block the bot";
  $("commands").hidden = state.menu.length === 0;
  $("command-menu").replaceChildren(...state.menu.map(command));
  showComposer();
}

function command({ command: name, description }) {
  const button = make("button", { type: "button" }, `/${name}`, make("small", {}, description));
  button.addEventListener("click", () => {
    $("command-menu").hidePopover();
    say(`/${name}`);
  });
  return button;
}

/** START where there is nothing yet or a deep link was followed, UNBLOCK where the bot is blocked, else the composer. */
function showComposer() {
  const start = state.blocked || shown.size === 0 || payload() !== null;
  $("start").textContent = state.blocked ? "Unblock" : "Start";
  $("start").hidden = !start;
  $("writing").hidden = start;
}

function status(words) {
  if ($("status").textContent !== words) $("status").textContent = words;
}

let toasted;
function toast(words) {
  clearTimeout(toasted);
  $("toast").textContent = words;
  toasted = setTimeout(() => $("toast").replaceChildren(), TOAST_MS);
}

function showAnswer({ message, data, text, alert }) {
  for (const key of shown.get(message)?.element.querySelectorAll(".key") ?? []) {
    if (key.dataset.data === data) key.removeAttribute("aria-busy");
  }
  if (!text) return;
  if (!alert) return toast(text);
  $("alert-text").textContent = text;
  $("alert").showModal();
}

const nearEnd = () => $("scroll").scrollHeight - $("scroll").scrollTop - $("scroll").clientHeight < NEAR_END;

function toEnd() {
  $("scroll").scrollTop = $("scroll").scrollHeight;
  $("newer").hidden = true;
}

// What the visitor does

const doings = {
  say,
  press: (message, data) => act({ do: "press", message: message.id, data }),
  enlarge(address) {
    $("viewer").querySelector("img").src = address;
    $("viewer").showModal();
  },
  find(id) {
    shown.get(id)?.element.scrollIntoView({ block: "center" });
  },
  act(message, button) {
    touched = message;
    $("edit").hidden = !message.mine || Boolean(message.photo && !message.text);
    open($("message-menu"), button);
  },
};

function say(text) {
  act({ do: "say", text });
}

async function send() {
  const text = $("text").value.trim();
  if (picked.blobs.length) {
    const form = new FormData();
    form.append("caption", text);
    for (const blob of picked.blobs) form.append("photo", blob, "photo.jpg");
    picked.clear();
    await post(form);
  } else if (text && about) {
    act({ do: about.what === "edit" ? "edit" : "say", message: about.message.id, text });
  } else if (text) {
    say(text);
  }
  leave();
  $("text").focus();
}

async function post(form) {
  const answer = await fetch(`/files/${visitor()}`, { method: "POST", body: form }).catch(() => null);
  if (!answer?.ok) toast("That could not be sent.");
}

async function pick(files) {
  for (const file of await picked.add(files)) await sendFile(file);
  $("text").focus();
}

function sendFile(file) {
  const form = new FormData();
  form.append("file", file, file.name);
  return post(form);
}

function enter(what) {
  about = { what, message: touched };
  $("about-what").textContent = what === "edit" ? "Edit message" : "Reply";
  $("about-text").textContent = inShort(touched);
  $("about").hidden = false;
  if (what === "edit") $("text").value = touched.text;
  $("text").focus();
  grow();
}

function leave() {
  about = null;
  $("about").hidden = true;
  $("text").value = "";
  grow();
}

function grow() {
  $("text").style.height = "auto";
  $("text").style.height = `${$("text").scrollHeight}px`;
}

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
  if (event.key === "Escape" && about) leave();
});
$("text").addEventListener("input", grow);
$("text").addEventListener("paste", (event) => {
  const files = [...event.clipboardData.files];
  if (files.length) {
    event.preventDefault();
    pick(files);
  }
});
$("about-end").addEventListener("click", leave);
$("start").addEventListener("click", () => {
  act(state.blocked ? { do: "unblock" } : { do: "start", payload: payload() ?? "" });
  if (!state.blocked) history.replaceState(null, "", location.pathname);
  showComposer();
  $("text").focus();
});
$("newer").addEventListener("click", toEnd);
$("scroll").addEventListener("scroll", () => {
  if (nearEnd()) $("newer").hidden = true;
});

chosen("message-menu", "reply", () => enter("reply"));
chosen("message-menu", "edit", () => enter("edit"));
chosen("message-menu", "delete", () => act({ do: "delete", message: touched.id }));
chosen("chat-menu", "block", () => act({ do: state.blocked ? "unblock" : "block" }));
chosen("chat-menu", "stranger", () => {
  sessionStorage.removeItem("visitor");
  location.reload();
});
chosen("attach-menu", "pick-photos", () => $("photos").click());
chosen("attach-menu", "pick-file", () => $("file").click());
for (const button of document.querySelectorAll("[data-sample]")) {
  button.addEventListener("click", () => {
    $("attach-menu").hidePopover();
    act({ do: button.dataset.sample });
  });
}
$("photos").addEventListener("change", () => {
  pick([...$("photos").files]);
  $("photos").value = "";
});
$("file").addEventListener("change", () => {
  for (const file of $("file").files) sendFile(file);
  $("file").value = "";
});
$("viewer").addEventListener("click", (event) => {
  if (event.target === $("viewer")) $("viewer").close();
});

watchMenus();
connect();
