"""Parcels that are not there: the day, whether it is in time, by how much it is late, and what a person gets."""

from datetime import date, timedelta
from typing import Any

import pytest

from shop.clock import utc_today
from shop.interface import Order, OrderLine, OrderState, Parcel
from shop.proof import Proofs
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop, sample_catalogue

EMAIL = "ana@example.com"
TODAY = utc_today()
PRODUCT = sample_catalogue().products[0]
LINE = OrderLine(PRODUCT.sku, PRODUCT.name, 1, PRODUCT.price, None, None, shipped=True)


def _shipped(expected: date | None, delivered: date | None = None) -> Order:
    parcel = Parcel("Larkway", "LW1", TODAY - timedelta(9), expected, delivered)
    state = OrderState.DELIVERED if delivered else OrderState.SHIPPED
    return an_order(email=EMAIL, state=state, placed_on=TODAY - timedelta(10), lines=(LINE,), parcels=(parcel,))


def _says(proofs: Proofs, order: Order, text: str, intent: str, **named: Any) -> tuple[Talker, str]:  # noqa: ANN401  # entities of the message
    shopper = Talker(resources(shop=FakeShop(order), proofs=proofs))
    return shopper, shopper.say(text, intent, order_number="1042", email=EMAIL, **named)


@pytest.mark.parametrize("intent", ("track_order", "order_not_received"))
@pytest.mark.parametrize(("needed_in", "response"), ((3, "utter_needed_in_time"), (2, "utter_needed_too_late")))
def test_needed_by_a_day(proofs: Proofs, intent: str, needed_in: int, response: str) -> None:
    """What is expected on the day itself is in time, a day later it is not; yes or no comes first."""
    order = _shipped(TODAY + timedelta(3))
    needed = (TODAY + timedelta(needed_in)).isoformat()
    shopper, said = _says(proofs, order, "will it be here by then, i need it", intent, date=needed)
    assert shopper.responses == [response]
    assert said.startswith("Yes" if response == "utter_needed_in_time" else "No")


def test_what_was_ordered_for_a_day_is_told_the_day(proofs: Proofs) -> None:
    """Who says "what I ordered for it" asks for no list of what is in the order."""
    needed = (TODAY + timedelta(3)).isoformat()
    text = "i need what i ordered for it, will i have it by then"
    shopper, _ = _says(proofs, _shipped(TODAY + timedelta(3)), text, "track_order", date=needed)
    assert shopper.responses == ["utter_needed_in_time"]


def test_another_day_is_not_needed(proofs: Proofs) -> None:
    """A day that the order was placed on, or any other that is over, is none that it is needed by."""
    past = (TODAY - timedelta(10)).isoformat()
    shopper, _ = _says(proofs, _shipped(TODAY + timedelta(3)), "ordered then, will it come", "track_order", date=past)
    assert shopper.responses == ["utter_order_shipped"]


@pytest.mark.parametrize(("days", "late_by"), ((1, "1 day"), (4, "4 days")))
def test_an_overdue_parcel_is_told_by_how_much(proofs: Proofs, days: int, late_by: str) -> None:
    """The day it was due and the days since are said; waiting, a new one or the money are offered, and passed on."""
    shopper, said = _says(proofs, _shipped(TODAY - timedelta(days)), "where is it", "order_not_received")
    assert shopper.responses == ["utter_asks_outcome_late"]
    assert f"{late_by} ago" in said
    said = shopper.say("i can wait")
    assert shopper.responses == ["utter_not_here_late_passed_on"]
    assert "to wait for it" in said
    assert shopper.handoff is not None


@pytest.mark.parametrize("text", ("still not here, just send me another", "lost i think, could you reship it"))
def test_a_new_one_of_what_is_not_due_is_kept(proofs: Proofs, text: str) -> None:
    """Before the day a person decides whether it is sent again: the day is told, and the wish kept with it."""
    shopper, _ = _says(proofs, _shipped(TODAY + timedelta(2)), text, "order_not_received")
    assert shopper.responses == ["utter_order_another"]
    assert shopper.wish["known"]["outcome"] == "replacement"


def test_where_they_looked_is_not_asked_twice(proofs: Proofs) -> None:
    """Who says that the neighbours do not have it is asked only what they would like."""
    order = _shipped(TODAY - timedelta(2), TODAY - timedelta(2))
    shopper, _ = _says(proofs, order, "delivered? my neighbours don't have it", "order_not_received")
    assert shopper.responses == ["utter_asks_outcome_not_here"]


def test_where_to_look_is_asked_once(proofs: Proofs) -> None:
    """Household, neighbours and a safe place are asked about once, with the day of the delivery."""
    order = _shipped(TODAY - timedelta(2), TODAY - timedelta(2))
    shopper, _ = _says(proofs, order, "it is not here", "order_not_received")
    assert shopper.responses == ["utter_asks_looked"]
    shopper.say("yes, all of that")
    assert shopper.responses == ["utter_asks_outcome_not_here"]
    shopper.say("a new one")
    assert shopper.responses == ["utter_not_here_delivered_passed_on"]


@pytest.mark.parametrize("intent", ("track_order", "order_not_received"))
def test_late_in_packing(proofs: Proofs, intent: str) -> None:
    """An order that should have left by now is said to be late, with the day, and a person offered."""
    order = an_order(email=EMAIL, placed_on=TODAY - timedelta(9), lines=(LINE,))
    shopper, _ = _says(proofs, order, "where is it", intent)
    assert shopper.responses == ["utter_order_late_in_packing"]
    assert shopper.slots["offer"] == "person"


def test_packed_in_time(proofs: Proofs) -> None:
    """For an order of today the days of delivery are counted, and compared with the day it is needed by."""
    order = an_order(email=EMAIL, placed_on=TODAY, lines=(LINE,))
    far, near = ((TODAY + timedelta(days)).isoformat() for days in (20, 1))
    shopper, _ = _says(proofs, order, "i need it by then", "track_order", date=far)
    assert shopper.responses == ["utter_needed_packed_in_time"]
    shopper, _ = _says(proofs, order, "i need it by then", "track_order", date=near)
    assert shopper.responses == ["utter_needed_packed_too_late"]
