"""How many pieces of an item a wish is about: read, read back, reckoned, corrected, and never more than there are."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.procedures.agenda import Wish
from actions.procedures.case import Case
from actions.procedures.lines import named_line
from actions.procedures.opening import open_case
from actions.procedures.procedures import known_procedures
from actions.procedures.reading import read_slot
from actions.procedures.said import Said
from shop.clock import utc_today
from shop.interface import Order, OrderLine, OrderState
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.conftest import Chooses, delivered_ago
from tests.shop.fakes import FakeShop

SCARVES = OrderLine("SCA-02", "Lambswool Scarf", 3, Decimal(38), None, "pine", shipped=False)
DAYS = 30
TROUSERS = OrderLine("TRO-01", "Winterbourne Lined Trousers", 2, Decimal(92), "36", "black", shipped=True)
PAIR = replace(SCARVES, quantity=2)
MUG = OrderLine("MUG-01", "Campfire Enamel Mug", 1, Decimal(12), None, "navy", shipped=False)


def _case(*lines: OrderLine) -> Case:
    async def opened() -> Case:
        return await open_case(
            resources(shop=FakeShop()), Wish(1, "cancel", "Cancel", order="1042"), an_order(lines=lines)
        )

    return asyncio.run(opened())


def _count(text: str, *lines: OrderLine, asked: bool = False) -> str | None:
    return read_slot(known_procedures().slots["count"], Said(text), _case(*lines), asked=asked)


@pytest.mark.parametrize(
    ("text", "count"),
    (
        ("cancel one of the three", "1 of 3"),
        ("take two of them off please", "2 of 3"),
        ("i only need one", "2 of 3"),
        ("i only need one of them", "2 of 3"),
        ("i want one, not three", "2 of 3"),
        ("keep one and send two back", "2 of 3"),
        ("ordered three by mistake, one is enough", "2 of 3"),
        ("cancel 2 scarves", "2 of 3"),
        ("3 × lambswool scarf, one has a hole", "1 of 3"),
        ("not all of them, just one", "1 of 3"),
        ("both of them? no, all three", "3 of 3"),
        ("only two came", "1 of 3"),
        ("the other one is fine", "1 of 3"),
        ("cancel five of them", "5 of 3"),
        ("the scarf is too long", None),
        ("one of the items is torn", None),
        ("cancel one of my orders", None),
        ("it came one day late", None),
        ("i want one size up", None),
        ("i don't need one more parcel", None),
        ("i need one more scarf", None),
        ("cancel order 1042", None),
    ),
)
def test_the_pieces_that_are_meant(text: str, count: str | None) -> None:
    """So many are meant, or all but so many; what counts something else tells nothing."""
    assert _count(text, SCARVES) == count


def test_a_size_is_no_count() -> None:
    """A number that the item comes in as a size counts no pieces, and a count does."""
    assert _count("swap them from 36 to 38 please", TROUSERS) is None
    assert _count("only 34", TROUSERS) is None
    assert _count("cancel only one please", TROUSERS) == "1 of 2"


def test_of_one_piece_nobody_means_several() -> None:
    """Where there is one, "two" counts something else; "one of them" is that one."""
    assert _count("cancel two of them", MUG) is None
    assert _count("cancel one of them", MUG) == "1 of 1"


def test_a_bare_number_counts_only_where_it_is_asked_for() -> None:
    """A 1 is a count as an answer, and may be anything else besides."""
    assert _count("1", PAIR, asked=True) == "1 of 2"
    # A yes tells no number: it is asked once more.
    assert _count("yes", PAIR, asked=True) is None
    assert _count("all", PAIR, asked=True) == "2 of 2"
    assert _count("1", PAIR) is None


def test_a_number_names_the_line_that_has_so_many() -> None:
    """Who ordered three by accident means the line of three; two of two items may be one of each."""
    assert named_line(Said("i ordered three by accident"), _case(SCARVES, MUG)) == "Lambswool Scarf, pine"
    assert named_line(Said("i ordered two by accident"), _case(PAIR, MUG)) is None
    assert _count("one of them", SCARVES, MUG) is None


def test_both_of_a_chosen_item_are_its_pieces() -> None:
    """Once the scarves are chosen, "both" means the two of them, and "everything" still means all of the order."""
    chosen = replace(_case(PAIR, MUG), wish=Wish(1, "cancel", "Cancel", known={"line": "Lambswool Scarf, pine"}))
    assert named_line(Said("both of them"), chosen) is None
    assert named_line(Said("everything"), chosen) == "everything"


def _of_two(order: Order) -> bool:
    return len(order.lines) == 1 and order.lines[0].quantity == 2


def test_one_of_two_is_read_back_reckoned_and_passed_on(shopper_of: Chooses) -> None:
    """The proposal says which part of the line and its sum, and the packet has the count as a step."""
    shopper, order = shopper_of(OrderState.PROCESSING, _of_two)
    asks = shopper.say("cancel one of the two", "cancel_order", order_number=order.number, email=order.email)
    assert f"1 of the 2 × {order.lines[0].name}" in asks
    assert f"£{order.lines[0].unit_price:.0f}" in asks
    said = shopper.say("yes", answers="yes")
    assert f"1 of the 2 × {order.lines[0].name}" in said
    steps = {step["slot"]: step["value"] for step in shopper.wish["steps"]}
    assert steps["count"] == "1 of 2"


def test_the_count_is_corrected_at_the_proposal(shopper_of: Chooses) -> None:
    """A no that says how many is no refusal: the question comes again with that number, and its yes is about it."""
    shopper, order = shopper_of(OrderState.PROCESSING, _of_two)
    asks = shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    assert f"2 × {order.lines[0].name}" in asks
    assert "1 of the 2" in shopper.say("no, only one of them", answers="no")
    assert shopper.handoff is None
    assert "1 of the 2" in shopper.say("yes", answers="yes")
    assert shopper.handoff is not None


def test_more_than_there_are_is_asked_once_more(shopper_of: Chooses) -> None:
    """Nobody cancels three of two: the number that is there is told."""
    shopper, order = shopper_of(OrderState.PROCESSING, _of_two)
    said = shopper.say("cancel three of them", "cancel_order", order_number=order.number, email=order.email)
    assert f"has 2 × {order.lines[0].name}" in said
    assert shopper.agenda["asked"]["slot"] == "count"
    assert "1 of the 2" in shopper.say("one")


def test_a_line_of_several_pieces_asks_whether_all_are_meant(shopper_of: Chooses) -> None:
    """Of several items, one with two pieces is proposed whole, and fewer are offered."""
    shopper, order = shopper_of(
        OrderState.PROCESSING,
        lambda one: len(one.lines) > 1 and one.lines[0].quantity == 2,
    )
    name = order.lines[0].name
    asks = shopper.say(f"cancel the {name}", "cancel_order", order_number=order.number, email=order.email)
    assert f"2 × {name}" in asks
    assert "fewer" in asks


def test_a_part_of_a_change_is_a_cancelling(shopper_of: Chooses) -> None:
    """Who needs one and not two changes nothing else: the other one is taken out."""
    shopper, order = shopper_of(OrderState.PROCESSING, _of_two)
    shopper.say("i need one, not two", "change_order", order_number=order.number, email=order.email)
    assert (shopper.wish["kind"], shopper.wish["known"]["count"]) == ("cancel", "1 of 2")


@pytest.mark.parametrize(
    ("intent", "words"), (("return_of_order", "sending one back"), ("missing_item", "one is missing"))
)
def test_one_of_two_of_what_came(shopper_of: Chooses, intent: str, words: str) -> None:
    """A return is reckoned for one piece, and one that was not there is read back as one."""
    today = utc_today()
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: _of_two(one) and delivered_ago(one, today) <= DAYS)
    said = shopper.say(words, intent, order_number=order.number, email=order.email)
    assert f"1 of the 2 × {order.lines[0].name}" in said


def test_a_question_about_fewer_is_reckoned_for_them(shopper_of: Chooses) -> None:
    """What one of two brings is told, whatever was told of both."""
    today = utc_today()
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: _of_two(one) and delivered_ago(one, today) <= DAYS)
    shopper.say("can i return it", "return_of_order", order_number=order.number, email=order.email)
    said = shopper.say("and if i send only one back, how much", "follow_up", question="money_how_much")
    assert "1 of the 2" in said
    assert shopper.wish["known"].get("count") is None
