"""Placing an order."""

from actions.topics.buying import PlaceOrder
from tests.actions.fakes import Ran, a_tracker, resources, run
from tests.shop.fakes import FakeShop


def _told(text: str, shop: FakeShop) -> Ran:
    return run(PlaceOrder(resources(shop=shop)), a_tracker("place_order", text=text))


def test_how_to_order_what_is_meant() -> None:
    """The bot says how ordering goes and shows what the shopper wants, if it was named."""
    told = _told("i want to buy the two person tent", FakeShop())
    assert "basket" in told.message["ordering.how"]
    assert [card["name"] for card in told.message["custom"]["cards"]] == ["Hollow Two-Person Tent"]
    assert _told("how do i order", FakeShop()).message["custom"] == {}


def test_how_to_order_while_the_shop_is_down() -> None:
    """How ordering goes is known without the shop."""
    shop = FakeShop()
    shop.down = True
    told = _told("i want to buy the two person tent", shop)
    assert (told.message["response"], told.message["custom"]) == ("utter_place_order", {})
