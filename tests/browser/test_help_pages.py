"""The help pages in a browser: in every look, reached from the shop, with the chat on them and linked from it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Browsers, expect_no_barriers
from tests.browser.pages import Console, Widget
from tests.browser.test_looks import LOOKS, fits
from tests.desk import Desk

PASSAGE = "Wash it alone at 30 °C in a front loader with down wash."


def test_help_pages_fit_light_dark_and_small(browsers: Browsers) -> None:
    """The overview and a page with a table fit every window and have no barriers."""
    for name, size, scheme in LOOKS:
        page = browsers.window(size, scheme)
        page.goto("/help")
        expect(page.get_by_role("heading", name="Help", exact=True)).to_be_visible()
        fits(page, f"look-help-{name}")
        page.get_by_role("link", name="Size guide", exact=True).click()
        expect(page.get_by_role("heading", name="Size guide")).to_be_visible()
        expect(page.get_by_role("cell", name="97 to 104 cm")).to_be_visible()
        fits(page, f"look-help-page-{name}")
        expect_no_barriers(page)


def test_help_is_reached_from_the_shop(browsers: Browsers) -> None:
    """A section is reached from the foot of the shop's page, and the chat is there too."""
    page = browsers.window()
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Help", exact=True).click()
    page.get_by_role("link", name="Washing a down jacket").click()
    expect(page).to_have_title("Washing and care – Fernhill Outfitters")
    expect(page.get_by_role("heading", name="Washing a down jacket")).to_be_in_viewport()
    expect(page.get_by_text(PASSAGE)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Chat with")).to_be_visible()


def test_an_address_in_the_chat_can_be_followed(browsers: Browsers, desk: Desk) -> None:
    """An address opens in a tab next to the shop; text that only looks like one stays text."""
    shopper = Widget.opened(browsers.window())
    agent = Console.signed_in(browsers.window(), desk.add_agent("Lena"))
    shopper.write("I want to talk to a person")
    agent.row(shopper.conversation).click()
    agent.press("Claim")
    address = f"{_origin(shopper.page)}/help/care#washing-a-down-jacket"
    agent.reply(f"Read this: {address}. Not javascript:alert(1), though.")
    link = shopper.said("agent").get_by_role("link")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    with shopper.page.expect_popup() as opened:
        link.click()
    expect(opened.value).to_have_url(address)
    expect(opened.value.get_by_text(PASSAGE)).to_be_in_viewport()


def _origin(page: Page) -> str:
    return str(page.evaluate("location.origin"))
