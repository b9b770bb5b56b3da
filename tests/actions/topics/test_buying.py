"""Placing an order."""

from actions.topics.buying import PlaceOrder
from tests.actions.fakes import a_tracker, resources, run


def test_how_to_order_what_is_meant() -> None:
    """The bot says how ordering goes and shows what the shopper wants, if it was named."""
    told = run(
        PlaceOrder(resources()),
        a_tracker("place_order", text="i want to buy the two person tent"),
    )
    assert "basket" in told.message["ordering.how"]
    assert [card["name"] for card in told.message["custom"]["cards"]] == ["Hollow Two-Person Tent"]
    assert run(PlaceOrder(resources()), a_tracker("place_order", text="how do i order")).message["custom"] == {}
