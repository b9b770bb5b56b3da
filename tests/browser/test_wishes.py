"""What the shopper wants, as the agent reads it beside the chat."""

import re

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.conftest import DESKTOP, Browsers, Scheme, expect_no_barriers, look
from tests.browser.pages import Console, Widget
from tests.desk import Desk

STEPS = [
    {"title": "Which item", "done": True, "value": "Fell Fleece, moss, M"},
    {"title": "Why", "done": True, "value": "too tight across the shoulders, " + "and sooooo" * 8},
    {"title": "Size instead", "done": False, "value": None},
]
WISHES = [
    {"id": "1", "kind": "exchange", "title": "Exchange an item", "stands": "with_person", "order": "1042",
     "words": "the fleece is " + "sooooo" * 12 + " tight, one size up please", "steps": STEPS},
    {"id": "2", "kind": "invoice", "title": "Get an invoice", "stands": "asked", "order": None,
     "words": None, "steps": STEPS[2:]},
    {"id": "3", "kind": "price", "title": "Money back after a price fell", "stands": "done", "order": "1042",
     "words": "it is cheaper now", "steps": []},
]  # fmt: skip
LOOKS: tuple[tuple[str, ViewportSize, Scheme], ...] = (
    ("light", DESKTOP, "light"),
    ("dark", DESKTOP, "dark"),
    ("twice", ViewportSize(width=720, height=430), "light"),  # 1440 px at 200 %
    ("narrow", ViewportSize(width=320, height=640), "dark"),  # WCAG 1.4.10
)


def wanting(page: Page) -> None:
    """Let the server tell this page of wishes, whatever the bot noted."""

    def tell(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "wishes": WISHES})

    page.route(re.compile(r"/api/agent/conversations/[\w-]+$"), tell)


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS, ids=[name for name, *_ in LOOKS])
def test_wishes_stand_beside_the_chat(
    browsers: Browsers, desk: Desk, name: str, size: ViewportSize, scheme: Scheme
) -> None:
    """After a takeover each wish is there with its order, where it stands, and its steps, in every look."""
    shopper = Widget.opened(browsers.window())
    shopper.ask("How much is delivery?")
    agent = Console.signed_in(browsers.window(size, scheme), desk.add_agent("Ana"))
    wanting(agent.page)
    agent.page.goto(f"/console#bot/{shopper.conversation}")
    agent.press("Take over")
    expect(agent.box).to_be_visible()
    if size != DESKTOP:
        agent.press("Details")
    details = agent.page.get_by_role("complementary", name="Details")
    expect(details.locator(".wish")).to_have_count(len(WISHES))
    exchange, invoice, price = details.locator(".wish").all()
    expect(exchange).to_contain_text("Exchange an item#1042For a person")
    expect(exchange.get_by_role("blockquote")).to_contain_text("one size up please")
    expect(invoice.get_by_role("blockquote")).to_have_count(0)
    steps = exchange.get_by_role("list", name="Steps: Exchange an item").get_by_role("listitem")
    expect(steps).to_have_text(
        [
            re.compile("^Done: Which item: Fell Fleece, moss, M"),
            re.compile("^Done: Why: too tight"),
            "Open: Size instead",
        ]
    )
    expect(invoice).to_contain_text("Not taken up yet")
    expect(price).to_contain_text("Done")
    expect(price.get_by_role("list")).to_have_count(0)
    expect_no_barriers(agent.page)
    exchange.scroll_into_view_if_needed()
    look(agent.page, f"console-wishes-{name}")
    assert agent.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert details.evaluate("about => about.scrollWidth <= about.clientWidth")
