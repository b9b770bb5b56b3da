"""Our own price fell after an order: the difference for all pieces, within the days that count from the order."""

from datetime import timedelta
from decimal import Decimal

import pytest

from shop.clock import utc_today
from shop.interface import Order, OrderLine
from shop.proof import Proofs
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop, sample_catalogue

EMAIL = "ana@example.com"
PRODUCT, OTHER = sample_catalogue().products[:2]


def _line(product: str, paid: Decimal, quantity: int = 1) -> OrderLine:
    return OrderLine(product, product, quantity, paid, None, None, shipped=False)


def _order(days_ago: int, *lines: OrderLine) -> Order:
    return an_order(email=EMAIL, placed_on=utc_today() - timedelta(days_ago), lines=lines)


def _asks(proofs: Proofs, order: Order, text: str = "the price fell") -> tuple[Talker, str]:
    shopper = Talker(resources(shop=FakeShop(order), proofs=proofs))
    return shopper, shopper.say(text, "price_fell", order_number="1042", email=EMAIL)


def test_the_difference_is_that_of_all_pieces(proofs: Proofs) -> None:
    """Two pieces that cost £4.50 less each make £9, and what costs the same or more is left out."""
    fallen = _line(PRODUCT.name, PRODUCT.price + Decimal("4.50"), 2)
    dearer = _line(OTHER.name, OTHER.price - Decimal(3))
    shopper, said = _asks(proofs, _order(1, fallen, dearer))
    assert shopper.responses == ["utter_price_passed_on"]
    assert "£9" in said
    assert OTHER.name not in said
    assert shopper.wish["stands"] == "with_person"


@pytest.mark.parametrize(("days", "response"), ((14, "utter_price_passed_on"), (15, "utter_price_too_late")))
def test_the_days_count_from_the_order(proofs: Proofs, days: int, response: str) -> None:
    """The fourteenth day after the order is in time, the fifteenth is not, and the last day is named."""
    shopper, said = _asks(proofs, _order(days, _line(PRODUCT.name, PRODUCT.price + 5)))
    assert shopper.responses == [response]
    last = utc_today() - timedelta(days) + timedelta(14)
    assert f"{last.day} {last:%B}" in said


def test_what_costs_the_same_is_said(proofs: Proofs) -> None:
    """Where our price is what was paid nothing is promised, and a person is offered."""
    shopper, said = _asks(proofs, _order(3, _line(PRODUCT.name, PRODUCT.price)))
    assert shopper.responses == ["utter_price_same"]
    assert "no difference" in said
    assert shopper.slots["offer"] == "person"


@pytest.mark.parametrize(
    ("text", "says"), (("add layers15 to 1042", "2 or more items"), ("my code on 1042?", "WELCOME10"))
)
def test_what_a_code_is_for_is_said_before_it_is_cancelled_for(proofs: Proofs, text: str, says: str) -> None:
    """Nobody cancels an order for a code that does not fit: its conditions, or those of all, come with the way."""
    shopper = Talker(resources(shop=FakeShop(_order(0, _line(PRODUCT.name, PRODUCT.price))), proofs=proofs))
    said = shopper.say(text, "code_after_order", order_number="1042", email=EMAIL)
    assert shopper.responses == ["utter_code_after_here"]
    assert says in said
