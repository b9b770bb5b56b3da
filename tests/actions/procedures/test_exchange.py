"""Exchanging and changing: what was said is used, what is sold out keeps the question open, and the price is told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from shop.clock import utc_today
from shop.interface import OrderLine, OrderState, Parcel
from shop.proof import Proofs
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop

EMAIL = "ana@example.com"
JACKET = OrderLine("JKT-ALDER", "Alder Waterproof Jacket", 1, Decimal("149.00"), "L", "pine", shipped=True)
MUG = OrderLine("", "Campfire Enamel Mug", 1, Decimal("12.00"), None, "navy", shipped=True)
TENT = OrderLine("", "Hollow Two-Person Tent", 1, Decimal("245.00"), None, "moss", shipped=True)


def _shopper(proofs: Proofs, *lines: OrderLine, came_ago: int | None = 3) -> Talker:
    """A shopper with one order, which came so many days ago; None: it has not left."""
    today = utc_today()
    came = today - timedelta(days=came_ago) if came_ago is not None else None
    state = OrderState.PROCESSING if came is None else OrderState.DELIVERED
    parcels = () if came is None else (Parcel("Larkway", "LW1", came - timedelta(days=2), came, came),)
    order = an_order(lines=lines, state=state, parcels=parcels, placed_on=date(2026, 11, 1))
    return Talker(resources(shop=FakeShop(order), proofs=proofs))


def _says(shopper: Talker, text: str, intent: str = "exchange_of_order") -> str:
    return shopper.say(text, intent, order_number="1042", email=EMAIL)


@pytest.mark.parametrize(
    ("text", "wanted"),
    (
        ("it is too big, can i have an M", "size M, pine"),
        ("one size down please", "size M, pine"),
        ("the same in navy", "size L, navy"),
    ),
)
def test_what_was_said_is_not_asked_again(proofs: Proofs, text: str, wanted: str) -> None:
    """Size and colour of the first message are read back, with the price; a yes passes them to a person."""
    shopper = _shopper(proofs, JACKET)
    said = _says(shopper, text)
    assert f"Alder Waterproof Jacket in {wanted} is in stock. It costs the same." in said
    assert "not set aside" not in shopper.say("yes", answers="yes")
    assert shopper.wish["stands"] == "with_person"


def test_a_sold_out_size_keeps_the_question_open(proofs: Proofs) -> None:
    """The day it is back is told again on asking; another size fills the slot, and then a yes is a yes to that."""
    shopper = _shopper(proofs, JACKET)
    said = _says(shopper, "can i have it in XL")
    assert "sold out" in said
    assert "XS, S, M and XXL" in said
    assert "sold out" in shopper.say("when is it back", "follow_up", aspect="time")
    # Not the day on which the old one arrived, either.
    heard = "arrives_when who_decides return_until"
    said = shopper.say("and when would that be", "follow_up", aspect="time", question=heard)
    assert "sold out" in said
    assert "It came" not in said
    assert "in size M, pine is in stock" in shopper.say("M then")
    shopper.say("yes", answers="yes")
    assert shopper.wish["known"]["size"] == "M"
    assert shopper.wish["stands"] == "with_person"


def test_a_yes_that_changes_the_wish_is_no_yes(proofs: Proofs) -> None:
    """A yes with another colour is asked about once more, and then passed on as it is meant."""
    shopper = _shopper(proofs, JACKET)
    _says(shopper, "swap it for an M")
    assert "size M, navy" in shopper.say("yes but in navy", answers="yes")
    assert shopper.wish["stands"] == "proved"


def test_what_has_one_size_is_asked_for_a_colour(proofs: Proofs) -> None:
    """No size is asked of a thing that has none; a thing of one kind cannot be exchanged for another."""
    assert "colour" in _says(_shopper(proofs, MUG), "exchange it please")
    said = _says(_shopper(proofs, TENT), "exchange it please")
    assert said.startswith("Hollow Two-Person Tent comes in no other size or colour")


def test_after_the_last_day_a_person_may_decide(proofs: Proofs) -> None:
    """Inside the window it is offered; on the day after it is refused with the day, and a no leaves it refused."""
    assert "in stock" in _says(_shopper(proofs, JACKET, came_ago=30), "swap it for an M")
    shopper = _shopper(proofs, JACKET, came_ago=31)
    assert "ended" in _says(shopper, "swap it for an M")
    assert shopper.slots["offer"] == "person"


def test_before_it_leaves_it_is_a_change(proofs: Proofs) -> None:
    """An exchange of what has not left is a change of the order, in stock or not."""
    shopper = _shopper(proofs, JACKET, came_ago=None)
    assert "change it in order 1042" in _says(shopper, "swap it for an M")
    assert shopper.wish["kind"] == "change"


def test_two_items_go_together_to_a_person(proofs: Proofs) -> None:
    """Where both of two items are meant, no single stock is told, and a person gets what was written."""
    other = OrderLine("", "Tarn Lightweight Rain Shell", 1, Decimal("89.00"), "L", "black", shipped=True)
    shopper = _shopper(proofs, JACKET, other)
    said = shopper.say("both in M please", "exchange_of_order", order_number="1042", email=EMAIL, size="M")
    assert "exchanged as you wrote" in said
    assert shopper.say("yes", answers="yes").startswith("I pass it on")


def test_a_yes_does_not_pass_on_what_is_sold_out(proofs: Proofs) -> None:
    """A yes to the question for another size names none: it is asked once more, and nothing goes to a person yet."""
    shopper = _shopper(proofs, JACKET)
    _says(shopper, "can i have it in XL")
    assert shopper.agenda["asked"]["slot"] == "size"
    assert "sold out" in shopper.say("yes", answers="yes")
    assert shopper.handoff is None


def test_a_size_that_is_not_made_is_not_sold_out(proofs: Proofs) -> None:
    """What does not come in that size is said to, with those there are."""
    shopper = _shopper(proofs, JACKET)
    said = shopper.say("swap for size 99", "exchange_of_order", order_number="1042", email=EMAIL, size="99")
    assert "does not come in size 99" in said
    assert "sold out" not in said


def test_what_has_no_sizes_is_said_to_have_one(proofs: Proofs) -> None:
    """A size that an item cannot have is never "in stock": it has one, and with no other colour a person is offered."""
    for text in ("i need it in a larger size", "can i have a bigger one"):
        shopper = _shopper(proofs, MUG)
        said = _says(shopper, text)
        assert shopper.responses[0] in {"utter_asks_one_size", "utter_one_size_only"}
        assert "one size" in said
    shopper = _shopper(proofs, MUG)
    said = shopper.say("i need it in L", "exchange_of_order", order_number="1042", email=EMAIL, size="L")
    assert "size L" not in said


def test_what_is_to_be_confirmed_stands_last(proofs: Proofs) -> None:
    """The agent reads what is wanted before the yes to it, though the yes is the table's and the size was said."""
    shopper = _shopper(proofs, JACKET, came_ago=None)
    _says(shopper, "please make it an M", "change_order")
    shopper.say("yes", answers="yes")
    titles = [(step["title"], step["done"]) for step in shopper.wish["steps"]]
    assert titles[-2:] == [("Wanted size", True), ("Confirmed by the shopper", True)]


def test_money_takes_the_place_of_an_exchange(proofs: Proofs) -> None:
    """Who would rather have money is told how the same item comes back, and the exchange is asked about no more."""
    shopper = _shopper(proofs, JACKET, MUG)
    _says(shopper, "the alder is too big, can i have an M")
    said = shopper.say("no wait, money rather", "return_of_order", instead="yes")
    assert "Alder Waterproof Jacket (size L, pine) can come back" in said
    assert "exchange" not in said
    assert [wish["stands"] for wish in shopper.agenda["wishes"]] == ["dropped", "told"]
    assert shopper.agenda["asked"] is None


def test_what_there_is_of_it_is_told_while_it_is_chosen(proofs: Proofs) -> None:
    """The colours in the size that is wanted, and the sizes in that colour."""
    shopper = _shopper(proofs, JACKET)
    _says(shopper, "it is too big, can i have an M")
    said = shopper.say("which colours are there", "follow_up", question="variants_there")
    assert "In size M there is" in said
    assert "In pine there is size" in said


@pytest.mark.parametrize(("position", "size"), (("1", "XS"), ("2", "S"), ("last", "XXL")))
def test_a_place_among_those_named_is_a_size_and_no_item(proofs: Proofs, position: str, size: str) -> None:
    """Right after the sizes "the second one" leaves the item as it is."""
    shopper = _shopper(proofs, JACKET, MUG)
    assert "XS, S, M and XXL" in _says(shopper, "the alder in another size please, is XL there")
    shopper.say("that one you said", "answer", position=position)
    assert shopper.wish["known"]["line"] == "Alder Waterproof Jacket, L, pine"
    assert shopper.wish["known"]["size"] == size


@pytest.mark.parametrize("text", ("the beanie has to go back", "both beanies go back"))
def test_one_of_several_pieces_is_asked_for(proofs: Proofs, text: str) -> None:
    """What is named as one, and was bought twice, may be either."""
    beanies = OrderLine("HAT-HARBOUR", "Harbour Beanie", 2, Decimal("18.00"), None, "charcoal", shipped=True)
    shopper = _shopper(proofs, beanies, MUG)
    asked = "ow many" in _says(shopper, text, "return_of_order")
    assert asked is ("both" not in text)
    if asked:
        assert "Harbour Beanie" in shopper.say("just one", "answer")
        assert shopper.wish["known"]["count"] == "1 of 2"
