"""What a person has settled is told, and neither asked for nor refused again."""

import pytest

from actions.procedures.agenda import Agenda, Stands, Wish, written
from shop.interface import Order, OrderState
from tests.actions.procedures.conftest import Chooses
from tests.actions.procedures.talking import Talker

WORDS = "Stopped at the depot, and refunded"


@pytest.fixture
def given_back(shopper_of: Chooses) -> tuple[Talker, Order]:
    """A shopper whose order has left, and whom an agent has given back with what was settled."""
    shopper, order = shopper_of(OrderState.SHIPPED)
    done = Wish(1, "cancel", "Cancel an order", Stands.DONE, order.number)
    shopper.metadata = {"settled": f" {WORDS}\n", "agenda": written(Agenda((done,)))}
    return shopper, order


@pytest.mark.parametrize(
    ("text", "intent"), (("did you cancel it?", "cancel_order"), ("so where is my money", "refund_of_order"))
)
def test_it_is_told_at_once(given_back: tuple[Talker, Order], text: str, intent: str) -> None:
    """Without number and address the agent's words come back, and a yes brings a person."""
    shopper, _ = given_back
    assert f"“{WORDS}”" in shopper.say(text, intent)
    assert (shopper.responses, shopper.slots["offer"]) == (["utter_wish_settled"], "person")
    assert (shopper.wish["stands"], shopper.in_form) == ("offered", False)
    assert [wish["stands"] for wish in shopper.agenda["wishes"]] == ["done", "offered"]


def test_another_wish_is_carried(given_back: tuple[Talker, Order]) -> None:
    """Another kind, another order and another one of the kind are wishes of their own."""
    shopper, order = given_back
    assert "cancelled" not in shopper.say("i need another address", "change_address", order_number=order.number)
    assert shopper.wish["kind"] == "address"
    shopper.say("cancel order 99999", "cancel_order", order_number=["99999"])
    assert shopper.responses == ["utter_asks_email"]
    shopper.say("i want to cancel another order", "cancel_order")
    assert "utter_wish_settled" not in shopper.responses


def test_nothing_was_settled(given_back: tuple[Talker, Order]) -> None:
    """Given back without a word, the wish is the bot's again."""
    shopper, _ = given_back
    shopper.metadata = {**shopper.metadata, "settled": ""}
    shopper.say("did you cancel it?", "cancel_order")
    assert "utter_wish_settled" not in shopper.responses
