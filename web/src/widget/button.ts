import type { Settings } from "./settings.ts";
import { BUTTON, fill, LANGUAGE } from "./strings.ts";

export const CHAT_SHAPE =
  "M20 4.5H4A1.5 1.5 0 0 0 2.5 6v10A1.5 1.5 0 0 0 4 17.5h2.5v3.5l5-3.5H20a1.5 1.5 0 0 0 1.5-1.5V6A1.5 1.5 0 0 0 20 4.5ZM7 9.5h10M7 13h6";
const SVG = "http://www.w3.org/2000/svg";

/** Draws the round button until the chat is loaded: it looks like the chat's own and needs nothing of it. */
export function drawButton(
  shadow: ShadowRoot,
  { shop, corner }: Settings,
  state: "" | "busy" | "trouble",
  open: () => void,
): void {
  const widget = make("div", { lang: LANGUAGE, className: `widget ${corner ?? "end"}` });
  const button = make("button", { type: "button", className: "launcher", onclick: open });
  Object.assign(button, {
    ariaLabel: fill(BUTTON.open_chat, { shop }),
    ariaExpanded: "false",
    ariaBusy: String(state === "busy"),
  });
  button.append(drawIcon());
  widget.append(button);
  if (state === "trouble") {
    widget.prepend(make("p", { role: "alert", className: "preview trouble", textContent: BUTTON.not_loaded }));
  }
  const focused = shadow.activeElement;
  shadow.replaceChildren(widget);
  if (focused) button.focus();
}

function drawIcon(): SVGElement {
  const icon = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 24 24");
  shape.setAttribute("d", CHAT_SHAPE);
  icon.append(shape);
  return icon;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
