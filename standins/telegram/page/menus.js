// Menus: they stand next to what opened them, within the window, and are walked through with the arrow keys.

const $ = (id) => document.getElementById(id);

/** Show a menu next to a button, with its first item focused. */
export function open(menu, button) {
  if (!menu.matches(":popover-open")) menu.showPopover();
  const from = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = from.bottom + height + 8 < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(from.left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? from.bottom + 4 : from.top - height - 4)}px`;
  menu.querySelector("button:not([hidden])")?.focus();
}

/** Close the menu and do something when one of its items is chosen. */
export function chosen(menu, id, run) {
  $(id).addEventListener("click", () => {
    $(menu).hidePopover();
    run();
  });
}

/** Make all menus of the page work. */
export function watchMenus() {
  for (const button of document.querySelectorAll("[popovertarget]")) {
    const menu = $(button.getAttribute("popovertarget"));
    menu.addEventListener("toggle", (event) => {
      if (event.newState === "open") open(menu, button);
    });
  }

  for (const menu of document.querySelectorAll(".menu")) {
    menu.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const items = [...menu.querySelectorAll("button:not([hidden])")];
      items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
    });
  }
}
