"""Looking up an order: what the bot asks, what it takes, what it tells, and whom."""

import re

import pytest

from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import Order, OrderState
from tests.dialogues.conftest import Shopper
from tests.dialogues.saying import Dialogue, Press

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

NUMBER, EMAIL = "1042", "ana.whitlock@example.com"
ASKS_NUMBER, ASKS_EMAIL, REFUSES = "order number|Which order", "e-mail address", "number and (?:that|e-mail)|check"
OF_ONE, OF_ONE_EMAIL = ("1001", "1296"), "isaac.shaw@example.net"
SHOWN = "<order 1042 shipped>"

DIALOGUES: dict[str, Dialogue] = {
    "asked for one after the other": [
        ("where is my order", ASKS_NUMBER),
        (NUMBER, ASKS_EMAIL),
        (EMAIL, f"LW104210421GB(?s:.*){SHOWN}"),
    ],
    "both at once": [("where is order 1042? my email is ana.whitlock@example.com", SHOWN)],
    "both at once when asked": [("track my order", ASKS_NUMBER), (f"{NUMBER} {EMAIL}", SHOWN)],
    "number in the question": [("where's order #1042", ASKS_EMAIL), (f"it's {EMAIL.upper()}", SHOWN)],
    "e-mail address first": [("order status", ASKS_NUMBER), (EMAIL, ASKS_NUMBER), ("order 1042", SHOWN)],
    "out of the blue": [("1042", ASKS_EMAIL), (EMAIL, SHOWN)],
    "has not come": [("my parcel never arrived", ASKS_NUMBER), ("1042.", ASKS_EMAIL), (EMAIL, SHOWN)],
    "by button": [("hello", "I can look"), (Press("Track an order"), ASKS_NUMBER), (f"{NUMBER} {EMAIL}", SHOWN)],
    "wrong e-mail address, then right": [
        ("where is order 1042", ASKS_EMAIL),
        ("bob@example.org", rf"{REFUSES}(?s:.*)\[Talk to a person\]"),
        (f"sorry, {EMAIL}", SHOWN),
    ],
    "wrong number, then right": [
        ("where is order 9999", ASKS_EMAIL),
        (EMAIL, REFUSES),
        ("i meant 1042", SHOWN),
    ],
    "asked again within the half hour": [
        (f"where is 1042, {EMAIL}", SHOWN),
        ("thanks", "(?i)welcome|glad"),
        ("where is my order", SHOWN),
        ("and where is order 1042 now?", SHOWN),
    ],
    "another subject in the middle": [
        ("track my order", ASKS_NUMBER),
        ("how long does delivery take", f"working days(?s:.*)(?:{ASKS_NUMBER})"),
        (NUMBER, ASKS_EMAIL),
        ("can i return worn boots?", f"unused(?s:.*){ASKS_EMAIL}"),
        (EMAIL, SHOWN),
    ],
    "another subject with the number in it": [
        ("track my order", ASKS_NUMBER),
        ("can i cancel order 1042", ASKS_EMAIL),
    ],
    "several at once": [
        (f"where are my orders {' and '.join(OF_ONE)}?", ASKS_EMAIL),
        (OF_ONE_EMAIL, "(?s:.*)".join(f"<order {number} " for number in OF_ONE)),
    ],
    "several at once, one of somebody else": [
        (
            f"where are orders {OF_ONE[0]} and {NUMBER}, my email is {OF_ONE_EMAIL}",
            f"<order {OF_ONE[0]} (?s:.*){REFUSES}",
        ),
        (EMAIL, SHOWN),
    ],
    "an address in words": [
        (f"order id: {NUMBER}", ASKS_EMAIL),
        ("ana dot whitlock (at) example dot com", SHOWN),
    ],
    "without the address": [
        (f"where is order {NUMBER}", ASKS_EMAIL),
        ("I don't have that e-mail any more", r"(?i)person(?s:.*)\[Talk to a person\]"),
        ("yes please", r"^\(a person: asked, track\)$"),
    ],
    "without the number": [
        ("where is my order", ASKS_NUMBER),
        ("i cant find the order number", r"(?i)person(?s:.*)\[Talk to a person\]"),
    ],
    "left": [
        ("track my order", ASKS_NUMBER),
        ("never mind", "(?i)nothing (?:was started|changes)"),
        ("hi", "I can look"),
    ],
    "a person in the middle": [
        ("where is order 1042", ASKS_EMAIL),
        ("i'd rather talk to a person", r"^\(a person: asked, track\)$"),
    ],
    "a person after a refusal": [
        (f"order 1043, {EMAIL}", REFUSES),
        (Press("Talk to a person"), r"\(a person: asked"),
    ],
    "not understood in the middle": [
        ("track my order", ASKS_NUMBER),
        ("blorp fnord", f"(?i)understand|make that out(?s:.*)(?:{ASKS_NUMBER})"),
        ("zzgl wrk", rf"(?i)do not understand(?s:.*)\[Talk to a person\](?s:.*)(?:{ASKS_NUMBER})"),
        ("frmph znk", r"^\(a person: unsure, track\)$"),
    ],
}


@pytest.mark.parametrize("name", DIALOGUES)
def test_dialogue(shopper: Shopper, name: str) -> None:
    """An order is looked up however the shopper goes about it."""
    for said, expected in DIALOGUES[name]:
        heard = shopper.say(said)
        assert re.search(expected, heard), f"{said!r} was answered {heard!r}"


def test_a_choice_carries_the_number(shopper: Shopper) -> None:
    """A choice that names an order is not asked for it again."""
    body = {"intent": "track_order", "entities": {"order_number": NUMBER}}
    assert re.search(ASKS_EMAIL, shopper.say(body))
    assert SHOWN in shopper.say(EMAIL)


@pytest.mark.parametrize(
    "written",
    (
        "#1042",
        "order 1042",
        "1042.",
        "# 1042",
        "no. 1042",
        "Order no 1042 please",
        "order:1042",
        "１０４２",
        "ORD-1042",
    ),
)
def test_a_number_is_read_however_it_is_written(shopper: Shopper, written: str) -> None:
    """An order number is recognised in all the ways people write it."""
    shopper.say("track my order")
    answer = shopper.turn(written)
    assert answer["slots"]["order_number"] == NUMBER
    assert answer["slots"]["requested_slot"] == "email"


def _one_of_each_state() -> list[Order]:
    orders: dict[OrderState, Order] = {}
    for order in sample_orders(utc_today()):
        orders.setdefault(order.state, order)
    return list(orders.values())


TOLD = {
    OrderState.PROCESSING: "(?i)pack",
    OrderState.SHIPPED: r"(?:should (?:arrive|come)|due)(?s:.*)Tracking number",
    OrderState.PARTLY_SHIPPED: r"Tracking number(?s:.*)Still to come",
    OrderState.DELAYED: r"(?i)sorry(?s:.*)\[Talk to a person\]",
    OrderState.DELIVERED: r"arrived(?s:.*)traced",
    OrderState.CANCELLED: "(?i)cancelled(?s:.*)refunded in full",
    OrderState.RETURNED: "(?i)return(?s:.*)refunded in full",
}


@pytest.mark.parametrize("order", _one_of_each_state(), ids=lambda order: order.state.value)
def test_each_state_is_told_in_plain_words(shopper: Shopper, order: Order) -> None:
    """The order's state, day and tracking are told in words, together with its card."""
    heard = shopper.say(f"where is order {order.number}, {order.email}")
    assert re.search(TOLD[order.state], heard)
    assert f"<order {order.number} {order.state.value}>" in heard


def test_every_state_occurs() -> None:
    """The test above covers all states there are."""
    assert {order.state for order in _one_of_each_state()} == set(OrderState) == set(TOLD)


def test_wrong_number_and_wrong_address_are_alike_to_everybody(bot: str) -> None:
    """The words of a refusal do not depend on whether the number or the address was wrong."""

    def wordings(number: str, email: str) -> list[str]:
        shopper = Shopper(bot)
        return [shopper.say(f"where is order {number}, {email}") for _ in range(2)]

    assert wordings("9999", EMAIL) == wordings(NUMBER, "bob@example.org")


def test_five_tries_then_a_person(shopper: Shopper) -> None:
    """The fifth wrong try ends the guessing: a person is offered, and a yes hands over for that reason."""
    assert re.search(REFUSES, shopper.say("where is order 1042, a@example.com"))
    for guess in ("b@example.com", "c@example.com", "d@example.com"):
        assert re.search(REFUSES, shopper.say(guess))
    assert "[Talk to a person]" in shopper.say("e@example.com")
    assert "(a person: tries, track)" in shopper.say("yes please")


def test_a_signed_identity_counts_as_the_address(bot: str) -> None:
    """A shopper whom the merchant vouches for is asked for the number only."""
    known = Shopper(bot, {"email": EMAIL})
    assert SHOWN in known.say("where is order 1042")


@pytest.mark.parametrize("slot", ("order_check", "email", "verified"))
def test_a_choice_authorises_nothing(shopper: Shopper, slot: str) -> None:
    """A choice that claims a proof, or an address alone, shows no order."""
    body = {"intent": "track_order", "entities": {"order_number": NUMBER}}
    assert "<order" not in shopper.say(body)
    assert "<order" not in shopper.say(f'/track_order{{"{slot}": "proven"}}')


def test_a_proof_belongs_to_one_conversation(bot: str) -> None:
    """What one conversation has proved is not shown in another; a new bot session of the same one keeps it."""
    prover, other = Shopper(bot), Shopper(bot)
    prover.say(f"where is 1042, {EMAIL}")
    assert "<order" not in other.say("where is order 1042")
    prover.stretch = 2
    assert SHOWN in prover.say("where is order 1042")


def test_an_address_is_forgotten_once_it_has_served(shopper: Shopper) -> None:
    """After the answer the address is no longer among the slots: it would open the order after the half hour."""
    answer = shopper.turn(f"where is 1042, {EMAIL}")
    assert "email" not in answer["slots"]
