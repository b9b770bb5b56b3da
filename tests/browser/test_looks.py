"""Pictures of the pages for people to look at: light, dark, on a phone and on a narrow one; and the README's."""

import base64
import shutil

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from ops.terminal import ROOT
from tests.browser.conftest import DESKTOP, SCREENSHOTS, Browsers, Scheme, look
from tests.browser.pages import Console, Widget
from tests.desk import Desk
from tests.product import Product

PHONE = ViewportSize(width=390, height=780)
NARROW = ViewportSize(width=320, height=640)  # WCAG 1.4.10: on 320 px nothing is lost
LOOKS: tuple[tuple[str, ViewportSize, Scheme], ...] = (
    ("light", DESKTOP, "light"),
    ("dark", DESKTOP, "dark"),
    ("phone", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("narrow", NARROW, "light"),
)
README_PICTURE = ROOT / "docs" / "images" / "counterhand.png"
SIDE_BY_SIDE = """<!doctype html>
<style>
  body {{ margin: 0; padding: 24px; background: #dfe5e2; display: flex; gap: 24px; width: max-content }}
  img {{ height: 620px; border-radius: 10px; box-shadow: 0 4px 24px #0003 }}
</style>
<img src="{}"><img src="{}">
"""


def test_pages_fit_light_dark_and_small(browsers: Browsers, product: Product, desk: Desk) -> None:
    """Every page in every look is no wider than its window; each is kept as a picture."""
    shopper, agent = talking(browsers, product, desk)
    for name, size, scheme in LOOKS:
        visitor = browsers.window(size, scheme, like=shopper.page)
        visitor.goto("/")
        fits(visitor, f"look-shop-{name}")
        visitor.get_by_role("button", name="Chat with").click()
        expect(Widget(visitor).said("agent")).to_be_visible()
        fits(visitor, f"look-widget-{name}")
        stranger = browsers.window(size, scheme)
        stranger.goto("/console")
        expect(stranger.get_by_role("heading", name="Sign in")).to_be_visible()
        fits(stranger, f"look-login-{name}")
        colleague = browsers.window(size, scheme, like=agent.page)
        colleague.goto("/console#mine")
        expect(Console(colleague).row(shopper.conversation)).to_be_visible()
        fits(colleague, f"look-list-{name}")
        Console(colleague).row(shopper.conversation).click()
        expect(Console(colleague).said("agent")).to_be_visible()
        fits(colleague, f"look-talk-{name}")


def test_the_picture_of_the_readme(
    browsers: Browsers, product: Product, desk: Desk, request: pytest.FixtureRequest
) -> None:
    """Shop and console side by side in one conversation; `--picture` puts it into docs/images."""
    shopper, agent = talking(browsers, product, desk)
    agent.page.goto(f"/console#mine/{shopper.conversation}")
    expect(agent.row(shopper.conversation)).to_be_visible()
    expect(agent.said("agent")).to_be_visible()
    images = [base64.b64encode(page.screenshot(animations="disabled")).decode() for page in (shopper.page, agent.page)]
    frame = browsers.window()
    frame.set_content(SIDE_BY_SIDE.format(*(f"data:image/png;base64,{image}" for image in images)))
    SCREENSHOTS.mkdir(exist_ok=True)
    frame.locator("body").screenshot(path=SCREENSHOTS / "readme.png")
    if request.config.getoption("--picture"):
        README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SCREENSHOTS / "readme.png", README_PICTURE)


def talking(browsers: Browsers, product: Product, desk: Desk) -> tuple[Widget, Console]:
    """A shopper who proved an order, and the agent who answers about it."""
    order = next(order for order in product.orders() if order["state"] == "delayed")
    shopper = Widget.opened(browsers.window(ViewportSize(width=900, height=860)))
    agent = Console.signed_in(browsers.window(), desk.add_agent("Ana"))
    shopper.ask(f"Where is order {order['number']}? My e-mail is {order['email']}")
    shopper.write("Can somebody look into the delay, please? I would like to talk to a person.")
    agent.row(shopper.conversation).click()
    agent.press("Claim")
    agent.reply("Hello, Ana here. I have your order open and am asking the warehouse now.")
    expect(shopper.said("agent")).to_be_visible()
    shopper.write("Thank you, Ana.")
    expect(agent.said("shopper").last).to_have_text("Thank you, Ana.")
    return shopper, agent


def fits(page: Page, name: str) -> None:
    """Fail if the page scrolls sideways; keeps a picture of it."""
    look(page, name)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
