"""What an answer shows beside its words: products and sections of help pages."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import Browsers, Scheme, expect_no_barriers, look
from tests.browser.pages import Widget
from tests.browser.test_looks import LOOKS

_LEAST = 8
"""Pixels between a card's border and its words."""


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS, ids=[name for name, *_ in LOOKS])
def test_products_stand_under_the_words_that_name_them(
    browsers: Browsers, name: str, size: ViewportSize, scheme: Scheme
) -> None:
    """Each product is a row with its picture, which leads to it wherever it is pressed; the words stay in sight."""
    widget = Widget.opened(browsers.window(size, scheme))
    answer = widget.ask("Do you have waterproof jackets for less than £150?")
    cards = widget.panel.locator(".card.product")
    expect(cards).not_to_have_count(0)
    for card in cards.all():
        height = card.evaluate("card => card.offsetHeight")
        assert card.locator("img").evaluate("img => img.offsetHeight") >= height - 2
        assert height < card.evaluate("card => card.offsetWidth")
    if name == "phone":
        expect(answer).to_be_in_viewport(ratio=1)
        with widget.page.context.expect_page() as opened:
            cards.last.click(position={"x": 20, "y": 20})
        opened.value.close()
    look(widget.page, f"widget-products-{name}")
    assert widget.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect_no_barriers(widget.page)


def test_the_name_of_a_help_page_has_room_in_its_card(browsers: Browsers) -> None:
    """Its words touch no border, also where they take two lines."""
    for name, size, scheme in LOOKS:
        widget = Widget.opened(browsers.window(size, scheme))
        widget.ask("How do I wash a down jacket?")
        link = widget.panel.locator(".card.page").get_by_role("link")
        expect(link).to_contain_text("Washing a down jacket")
        room = link.evaluate("link => getComputedStyle(link).paddingInlineStart")
        assert float(room.removesuffix("px")) >= _LEAST
        look(widget.page, f"widget-page-{name}")
        expect_no_barriers(widget.page)
