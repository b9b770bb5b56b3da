"""Addresses, returns, refunds and parcels that go back: what can still be done, by where the order stands."""

from datetime import timedelta
from decimal import Decimal

import pytest

from shop.clock import utc_today
from shop.interface import OrderLine, OrderState, Parcel
from shop.proof import Proofs
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop

EMAIL = "ana@example.com"
ADDRESS = "9 Mill Lane, Totnes TQ9 5AA"
JACKET = OrderLine("JKT-ALDER", "Alder Waterproof Jacket", 1, Decimal("149.00"), "L", "pine", shipped=True)


def _shopper(proofs: Proofs, state: OrderState, ago: int = 3, numbers: tuple[str, ...] = ("1042",)) -> Talker:
    """A shopper with orders in that state, which left or came so many days ago."""
    day = utc_today() - timedelta(days=ago)
    left = {OrderState.SHIPPED: None, OrderState.DELIVERED: day, OrderState.RETURNED: day}
    parcels = (Parcel("Larkway", "LW1", day - timedelta(days=2), day, left[state]),) if state in left else ()
    orders = [
        an_order(number, lines=(JACKET,), state=state, parcels=parcels, total=Decimal(149), placed_on=day)
        for number in numbers
    ]
    return Talker(resources(shop=FakeShop(*orders), proofs=proofs))


def _says(shopper: Talker, text: str, intent: str, place: str | None = None) -> str:
    if place:
        return shopper.say(text, intent, order_number="1042", email=EMAIL, place=place)
    return shopper.say(text, intent, order_number="1042", email=EMAIL)


def test_the_carrier_is_asked_for_another_address(proofs: Proofs) -> None:
    """What has left keeps its address; after a yes the new one is asked for, and a person gets it."""
    shopper = _shopper(proofs, OrderState.SHIPPED)
    assert "keeps its address" in _says(shopper, "it goes to my old flat", "change_address")
    assert "address" in shopper.say("yes please", answers="yes")
    assert f"can go to {ADDRESS}" in shopper.say(ADDRESS)
    assert shopper.wish["stands"] == "with_person"
    assert {"address": ADDRESS}.items() <= shopper.wish["known"].items()


@pytest.mark.parametrize(
    ("text", "place"),
    (("send it to 5 High Street, Paris", "Paris"), ("to Hauptstrasse 5, 10115 Berlin please", None)),
)
def test_we_do_not_deliver_everywhere(proofs: Proofs, text: str, place: str | None) -> None:
    """An address where we do not deliver is refused with the place, and not read back."""
    shopper = _shopper(proofs, OrderState.PROCESSING)
    assert "we do not deliver to" in _says(shopper, text, "change_address", place)
    assert shopper.wish["stands"] == "refused"


def test_a_present_or_a_rule_needs_no_order(proofs: Proofs) -> None:
    """A question that begins the wish is told the rule first; asked in between, only what holds for all is told."""
    shopper = _shopper(proofs, OrderState.PROCESSING)
    said = shopper.say("in general, can i cancel after ordering", "cancel_order")
    assert said.startswith("An order can be cancelled until it leaves us")
    assert "nothing" in shopper.say("does it cost anything", "follow_up", aspect="cost").lower()
    assert "see it first" in shopper.say("why", "follow_up", aspect="why")


@pytest.mark.parametrize(
    ("text", "refused"),
    (
        ("returning the jacket, never worn it", False),
        ("i have worn it twice outside", True),
        ("it is washed, can it go back", True),
        ("the hygiene seal is open", True),
        ("not washed, not worn", False),
    ),
)
def test_what_cannot_come_back_is_refused(proofs: Proofs, text: str, refused: bool) -> None:  # noqa: FBT001  # a value of the table
    """Worn, washed and unsealed things are refused with the reason; what is denied is no reason."""
    said = _says(_shopper(proofs, OrderState.DELIVERED), text, "return_of_order")
    assert said.startswith("No") is refused
    assert ("can come back until" in said) is not refused


def test_before_it_leaves_a_return_is_a_cancelling(proofs: Proofs) -> None:
    """Nothing has to come back of what is still here: it is cancelled after one yes."""
    shopper = _shopper(proofs, OrderState.PROCESSING)
    assert "nothing has to come back" in _says(shopper, "i want to send it back", "return_of_order")
    shopper.say("yes", answers="yes")
    assert (shopper.wish["kind"], shopper.wish["stands"]) == ("cancel", "with_person")


def test_a_posted_return_is_about_its_money(proofs: Proofs) -> None:
    """What is on its way back is told no label and no days, but when the money comes."""
    said = _says(_shopper(proofs, OrderState.DELIVERED), "i posted it back on monday", "return_of_order")
    assert said.startswith("Within 5 working days")


def test_missing_money_goes_to_a_person(proofs: Proofs) -> None:
    """After a refund was told, that it is not there is the yes to the offer."""
    shopper = _shopper(proofs, OrderState.RETURNED)
    assert "£149" in _says(shopper, "where is my refund", "refund_of_order")
    assert "looks for it" in shopper.say("it is not on my account", "follow_up")
    assert shopper.wish["stands"] == "with_person"


@pytest.mark.parametrize(
    ("text", "question", "passed"),
    (
        (f"it goes back to you, send it again to {ADDRESS}", ADDRESS, "sent again, free"),
        ("it went back to you, i want my money", "£149", "£149 refunded"),
    ),
)
def test_a_parcel_that_goes_back(proofs: Proofs, text: str, question: str, passed: str) -> None:
    """It is sent again or paid back, as was said; the address is read back, and one yes passes it on."""
    shopper = _shopper(proofs, OrderState.SHIPPED)
    assert question in _says(shopper, text, "back_to_sender")
    assert passed in shopper.say("yes", answers="yes")


def test_each_wish_has_its_own_order(proofs: Proofs) -> None:
    """Two wishes of one message are told one after the other, each of its own order."""
    shopper = _shopper(proofs, OrderState.DELIVERED, numbers=("1042", "1051"))
    said = shopper.say(
        "cancel 1042 and send back 1051",
        "cancel_order",
        more=(("return_of_order", "send back 1051", "1051"),),
        order_number="1042",
        email=EMAIL,
    )
    assert "nothing left to cancel" in said
    assert "can come back until" in said
    assert [wish["order"] for wish in shopper.agenda["wishes"]] == ["1042", "1051"]


def test_the_same_wish_twice_is_one(proofs: Proofs) -> None:
    """Two clauses that want the same of one order are asked about once."""
    shopper = _shopper(proofs, OrderState.PROCESSING)
    shopper.say(
        "i am tired of waiting, cancel it, i want it stopped",
        "cancel_order",
        more=(("cancel_order", "i want it stopped"),),
        order_number="1042",
        email=EMAIL,
    )
    assert [wish["kind"] for wish in shopper.agenda["wishes"]] == ["cancel"]


def test_a_kept_order_is_still_coming(proofs: Proofs) -> None:
    """After a no, whether it is still coming is answered with where it stands."""
    shopper = _shopper(proofs, OrderState.PROCESSING, ago=0)
    _says(shopper, "cancel it", "cancel_order")
    shopper.say("no", answers="no")
    assert "has not left yet" in shopper.say("so is it still coming", "follow_up", aspect="sure")


def test_a_correction_keeps_what_was_said(proofs: Proofs) -> None:
    """Another number for the same wish takes the first one's place, with the words that were said before."""
    shopper = _shopper(proofs, OrderState.PROCESSING, numbers=("1051",))
    shopper.say("i withdraw from the contract", "withdraw_contract", order_number="1042")
    shopper.say("sorry, the contract of 1051", "withdraw_contract", order_number="1051")
    assert shopper.wish["said"][0] == "i withdraw from the contract"


def test_a_number_follows_the_question(proofs: Proofs) -> None:
    """What was asked about in general begins with the number that comes next, in the words said before."""
    shopper = _shopper(proofs, OrderState.DELIVERED)
    shopper.slots["subject"] = "exchange_item"
    shopper.say("1042", "inform", order_number="1042", email=EMAIL)
    assert shopper.wish["kind"] == "exchange"


def test_an_order_without_a_wish_is_told_what_can_be_done(proofs: Proofs) -> None:
    """A number with words that were not understood gets the order's items and the ways on."""
    said = _says(_shopper(proofs, OrderState.PROCESSING), "1042 wibble wobble", "about_order")
    assert "Alder Waterproof Jacket" in said
    assert "cancelled" in said


def test_which_of_two_orders_comes_first(proofs: Proofs) -> None:
    """Asked with both numbers it is answered once both are known."""
    shopper = _shopper(proofs, OrderState.SHIPPED, numbers=("1042", "1051"))
    said = shopper.say(
        "1042 and 1051, which do i get sooner", "track_order", order_number=["1042", "1051"], email=EMAIL
    )
    assert shopper.responses[-1] == "utter_orders_which_first", said


def test_what_a_wish_began_with_is_answered_once_the_order_is_proved(proofs: Proofs) -> None:
    """What is in it, and not where it is; a card of the order comes with it as before."""
    shopper = _shopper(proofs, OrderState.SHIPPED)
    shopper.say("which things are packed there", "track_order", question="order_items", order_number="1042")
    said = shopper.say(EMAIL, "inform", email=EMAIL)
    assert said == "In order 1042: Alder Waterproof Jacket (size L, pine)."


def test_a_question_that_this_state_does_not_answer_is_told_where_it_is(proofs: Proofs) -> None:
    """A cancelled order alone can be asked to be set going again."""
    shopper = _shopper(proofs, OrderState.SHIPPED)
    said = shopper.say("back on", "track_order", question="set_going_again", order_number="1042", email=EMAIL)
    assert "was due on" in said


def test_forget_it_may_give_up_the_order_that_was_told_of(proofs: Proofs) -> None:
    """What waits here can be cancelled: a yes to that begins it. What is on its way is only let be."""
    shopper = _shopper(proofs, OrderState.PROCESSING)
    _says(shopper, "where is it", "track_order")
    assert "shall be cancelled? Then say yes" in shopper.say("forget it then", "take_back")
    assert shopper.slots["offer"] == "cancel_order"
    sent = _shopper(proofs, OrderState.SHIPPED)
    _says(sent, "where is it", "track_order")
    assert "nothing was started" in sent.say("forget it then", "take_back")
    assert sent.slots["offer"] is None
