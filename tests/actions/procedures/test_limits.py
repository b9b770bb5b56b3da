"""What can no longer be, or not so: holding an order back, paying otherwise, objections to a refusal, bars to a yes."""

import re
from datetime import timedelta

import pytest

from shop.clock import utc_today
from shop.interface import Order, OrderState
from tests.actions.procedures.conftest import Chooses, delivered_ago
from tests.shop.fakes import sample_catalogue

DAYS = 30  # the window of a return
TODAY = utc_today()


def _one_item(order: Order) -> bool:
    return len(order.lines) == 1


def _in_time(order: Order) -> bool:
    return _one_item(order) and delivered_ago(order, TODAY) < DAYS


def _too_late(order: Order) -> bool:
    return _one_item(order) and delivered_ago(order, TODAY) > DAYS


def test_what_has_not_left_may_be_held_until_a_day(shopper_of: Chooses) -> None:
    """Not before names the first day and not the last; nothing is promised, and a person gets the day."""
    shopper, order = shopper_of(OrderState.PROCESSING)
    day = TODAY + timedelta(days=9)
    said = shopper.say(
        "do not post it before then", "hold_order", order_number=order.number, email=order.email, date=day.isoformat()
    )
    assert f"until {day:%A} {day.day} {day:%B}" in said
    assert "cannot promise" in said
    assert "not held yet" in shopper.say("yes", answers="yes")
    assert shopper.wish["known"]["not_before"] == day.isoformat()
    assert shopper.wish["stands"] == "with_person"


def test_what_has_left_is_moved_by_its_link(shopper_of: Chooses) -> None:
    """A parcel on its way is not held: the link in its e-mail moves it."""
    shopper, order = shopper_of(OrderState.SHIPPED)
    said = shopper.say("keep it back till monday", "cancel_order", order_number=order.number, email=order.email)
    assert "link in your dispatch e-mail" in said
    assert shopper.wish["kind"] == "hold"


@pytest.mark.parametrize("state", (OrderState.PROCESSING, OrderState.SHIPPED, OrderState.DELIVERED))
def test_an_order_keeps_its_way_to_pay(shopper_of: Chooses, state: OrderState) -> None:
    """It is refused; what has not left can be cancelled, and a yes begins that."""
    shopper, order = shopper_of(state)
    said = shopper.say("take it from paypal instead", "pay_otherwise", order_number=order.number, email=order.email)
    assert said.startswith("No,")
    assert shopper.wish["stands"] == "refused"
    assert shopper.slots.get("offer") == ("cancel_order" if state is OrderState.PROCESSING else None)


def test_too_many_are_kept_until_a_person_answers(shopper_of: Chooses) -> None:
    """More than was ordered is our mistake: what the order has is told, and nothing is missing."""
    shopper, order = shopper_of(OrderState.DELIVERED, _in_time)
    said = shopper.say("you sent an extra shirt", "missing_item", order_number=order.number, email=order.email)
    assert order.lines[0].name in said
    assert "our mistake" in said
    assert shopper.wish["kind"] == "too_many"
    assert shopper.handoff is not None


@pytest.mark.parametrize("text", ("but it is still sealed", "never worn, the tags are on"))
def test_an_objection_leaves_a_refusal_as_it_is(shopper_of: Chooses, text: str) -> None:
    """After the days, what the item is like and why it is late change nothing; a person is offered."""
    shopper, order = shopper_of(OrderState.DELIVERED, _too_late)
    shopper.say("can it go back", "return_of_order", order_number=order.number, email=order.email)
    said = shopper.say(text, "follow_up")
    assert "still no" in said
    assert shopper.slots["offer"] == "person"


def test_who_was_ill_is_told_kindly(shopper_of: Chooses) -> None:
    """A reason for being late changes no rule, and only a person can decide on it."""
    shopper, order = shopper_of(OrderState.DELIVERED, _too_late)
    shopper.say("can it go back", "return_of_order", order_number=order.number, email=order.email)
    assert "sorry" in shopper.say("i was in hospital", "follow_up")
    assert shopper.slots["offer"] == "person"


@pytest.mark.parametrize("text", ("they are hemmed already", "i had my name put on it", "i washed it once"))
def test_a_bar_turns_a_yes_to_a_no(shopper_of: Chooses, text: str) -> None:
    """What was altered, washed or worn cannot come back, although the days are not over."""
    shopper, order = shopper_of(OrderState.DELIVERED, _in_time)
    assert "can come back" in shopper.say(
        "can it go back", "return_of_order", order_number=order.number, email=order.email
    )
    said = shopper.say(text, "follow_up")
    assert said.startswith(("Then no", "No, I am afraid"))
    assert shopper.slots["offer"] == "person"


def test_a_short_refund_is_never_contradicted(shopper_of: Chooses) -> None:
    """Both sums are read back, and go to a person after a yes."""
    shopper, order = shopper_of(OrderState.RETURNED)
    said = shopper.say(
        "you paid back less than i paid, only £5",
        "price_fell",
        order_number=order.number,
        email=order.email,
        amount="5.00",
    )
    assert "£5" in said
    assert f"{order.total}".removesuffix(".00") in said
    shopper.say("yes", answers="yes")
    assert shopper.handoff is not None


@pytest.mark.parametrize(
    "text",
    (
        "my refund is £5 too little", "the refund was 5 pounds short", "you kept back £5 of my refund",
        "the refund is £5 below what i paid",
    ),
)  # fmt: skip
def test_what_is_missing_of_a_refund_did_not_come(shopper_of: Chooses, text: str) -> None:
    """A sum that is missing is told as that, and as none that came back; a person checks it."""
    shopper, order = shopper_of(OrderState.RETURNED)
    said = shopper.say(text, "price_fell", order_number=order.number, email=order.email, amount="5.00")
    assert "short by £5" in said
    shopper.say("yes", answers="yes")
    assert shopper.handoff is not None


@pytest.mark.parametrize(
    ("text", "got"), (("only £5 came back", "5.00"), ("my refund is £5 short", None), ("it is short by £5", None))
)
def test_what_is_missing_is_not_what_came(shopper_of: Chooses, text: str, got: str | None) -> None:
    """A sum that is short is the other part of the money: it is not read back as what came."""
    shopper, order = shopper_of(OrderState.RETURNED)
    shopper.say(text, "refund_of_order", order_number=order.number, email=order.email, amount="5.00")
    assert shopper.wish["known"].get("got_back") == got


def test_another_colour_is_asked_for_where_a_colour_is_wanted(shopper_of: Chooses) -> None:
    """What has left is exchanged once it is there; any colour is the first that there is."""
    shopper, order = shopper_of(OrderState.SHIPPED, lambda one: _one_item(one) and bool(_other_colours(one)))
    said = shopper.say("could i have another colour", "exchange_of_order", order_number=order.number, email=order.email)
    assert "once it is there" in said
    assert "colour" in said
    assert "is in stock" in shopper.say("any is fine")
    assert shopper.wish["known"]["colour"] in _other_colours(order)


def _other_colours(order: Order) -> list[str]:
    line = order.lines[0]
    variants = sample_catalogue().variants(line.sku, TODAY)
    there = [one for one in variants if one.in_stock and one.size in {None, line.size}]
    return [one.colour for one in there if one.colour and one.colour != line.colour]


@pytest.mark.parametrize(
    ("state", "intent", "said", "question", "answered"),
    (
        (OrderState.SHIPPED, "about_order", "can i drive over and fetch it", "fetch_myself", "depot"),
        (OrderState.PROCESSING, "change_order", "upgrade to the fast delivery", "go_faster", "person"),
        (OrderState.SHIPPED, "change_order", "make it next day", "go_faster", "faster|Not any more"),
        (OrderState.CANCELLED, "cancel_order", "who cancelled it, it wasn't me", "who_cancelled", "sorry"),
        (OrderState.PROCESSING, "about_order", "put it in one box with the other", "sent_together", "by itself"),
        (OrderState.CANCELLED, "about_order", "which day was it refunded", "refunded_on", "day"),
    ),
)
def test_what_only_a_person_can_do(
    shopper_of: Chooses, state: OrderState, intent: str, said: str, question: str, answered: str
) -> None:
    """It is said so in the order's state, and nothing is claimed to be done."""
    shopper, order = shopper_of(state)
    told = shopper.say(said, intent, order_number=order.number, email=order.email, question=question)
    assert re.search(answered, told)


@pytest.mark.parametrize(
    ("state", "question", "answered"),
    (
        (OrderState.PROCESSING, "label_note", "pass you on|to note"),
        (OrderState.SHIPPED, "label_note", "label"),
        (OrderState.PROCESSING, "email_mistyped", "person"),
        (OrderState.DELIVERED, "email_mistyped", "person"),
    ),
)
def test_what_is_noted_of_an_order_is_for_a_person(
    shopper_of: Chooses, state: OrderState, question: str, answered: str
) -> None:
    """A code for the driver, a name on the label, another e-mail address: asked of an order at once."""
    shopper, order = shopper_of(state)
    said = shopper.say(
        "please note this", "about_order", question=question, order_number=order.number, email=order.email
    )
    assert re.search(answered, said)
