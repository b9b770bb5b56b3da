"""The widget on difficult pages: storage refused, rules for all elements, swapped bodies, a small screen and keys."""

import re

from playwright.sync_api import ViewportSize, WebSocket, expect

from tests.browser.conftest import Browsers
from tests.browser.pages import Widget

# As Chromium does with "block all cookies", and others with it.
REFUSE_STORAGE = """
const refuse = () => { throw new DOMException('denied', 'SecurityError') }
for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse })
navigator.locks.request = async () => refuse()
"""
RULE_ALL = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { letter-spacing: .3em; text-transform: uppercase; cursor: none }
                     body > * { position: relative; z-index: 1; transform: rotate(2deg) }`)
  document.adoptedStyleSheets = [sheet]
}"""
RULED = """panel => {
  const { host } = panel.getRootNode()
  const { letterSpacing, textTransform, cursor, position, zIndex, transform } = getComputedStyle(host)
  return [letterSpacing, textTransform, cursor, position, zIndex, transform]
}"""
SWAP_BODY = """async tag => {
  const body = document.createElement('body')
  const script = Object.assign(document.createElement('script'), { src: '/widget.js' })
  const ran = new Promise(done => script.onload = done)
  if (tag) body.append(script)
  document.body.replaceWith(body)
  if (tag) await ran
}"""


def test_a_browser_that_refuses_storage_chats(browsers: Browsers) -> None:
    """Without storage and locks the bot answers all the same."""
    page = browsers.window()
    page.add_init_script(REFUSE_STORAGE)
    expect(Widget.opened(page).ask("hello")).to_be_visible()


def test_rules_for_all_elements_stay_outside(browsers: Browsers) -> None:
    """The page's rules for every element, or for every child of the body, do not reach the chat."""
    widget = Widget.opened(browsers.window())
    widget.page.evaluate(RULE_ALL)
    assert widget.panel.evaluate(RULED) == ["normal", "none", "auto", "fixed", "2147483000", "none"]


def test_a_swapped_body_keeps_the_one_chat(browsers: Browsers) -> None:
    """The chat moves into each new body, with or without a tag in it, on the socket it has."""
    page = browsers.window()
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108  # Playwright marks what it calls
    widget = Widget.opened(page)
    widget.ask("hello")
    for tag in (True, False, True):
        page.evaluate(SWAP_BODY, tag)
        expect(widget.said("shopper")).to_have_text(["hello"])
    expect(page.locator("counterhand-widget")).to_have_count(1)
    assert len(sockets) == 1


def test_keys_alone_open_a_chat_that_fills_the_screen_go_round_in_it_and_close_it(browsers: Browsers) -> None:
    """Tab stays within a chat that fills the screen, and closing it gives the focus back to the button."""
    page = browsers.window(ViewportSize(width=320, height=640))
    page.goto("/")
    button = page.get_by_role("button", name=re.compile("^Chat with"))
    button.press("Enter")
    widget = Widget(page)
    expect(widget.box).to_be_focused()
    for key in (*["Tab"] * 8, *["Shift+Tab"] * 8):
        page.keyboard.press(key)
        assert widget.panel.evaluate("panel => panel.contains(panel.getRootNode().activeElement)")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
