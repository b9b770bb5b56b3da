"""Cancelling a part: what is kept is never what is cancelled, and what is not told clearly is asked for."""

from collections.abc import Callable

import pytest

from actions.procedures.kept import parted
from shop.interface import Order, OrderState
from tests.actions.procedures.conftest import Chooses
from tests.actions.procedures.talking import Talker

FLEECE, JACKET, PACK = "Cairn Hooded Fleece", "Alder Waterproof Jacket", "Nook Hip Pack"


def _of_three(order: Order) -> bool:
    return [line.name for line in order.lines] == [FLEECE, JACKET, PACK]


def _two_scarves(order: Order) -> bool:
    return [(line.name, line.quantity) for line in order.lines] == [("Lambswool Scarf", 2)]


def _begun(shopper_of: Chooses, text: str, fits: Callable[[Order], bool] = _of_three) -> tuple[Talker, str]:
    shopper, order = shopper_of(OrderState.PROCESSING, fits)
    return shopper, shopper.say(text, "cancel_order", order_number=order.number, email=order.email)


def _says(shopper: Talker, text: str) -> str:
    """Say what begins with a yes or a no as one."""
    first = text.replace(",", " ").split()[0]
    return shopper.say(text, answers=first) if first in {"yes", "no"} else shopper.say(text)


def _named(text: str) -> set[str]:
    return {name for name in (FLEECE, JACKET, PACK) if name in text}


PARTS = (
    ("no, keep the hip pack", {FLEECE, JACKET}),
    ("no keep the hip pack", {FLEECE, JACKET}),
    ("no wait, i'd like to keep the fleece", {JACKET, PACK}),
    ("cancel the rest, i keep only the fleece", {JACKET, PACK}),
    ("the jacket i keep, the rest can go", {FLEECE, PACK}),
    ("cancel all of it apart from the alder", {FLEECE, PACK}),
    ("cancel everything in it but the fleece", {JACKET, PACK}),
    ("cancel it all without the hip pack", {FLEECE, JACKET}),
    ("cancel it except the jacket", {FLEECE, PACK}),
    ("all but the jacket", {FLEECE, PACK}),
    ("not the jacket", {FLEECE, PACK}),
    ("everything exept the jacket", {FLEECE, PACK}),
    ("actually i want the jacket still", {FLEECE, PACK}),
    ("cancel it but i'll have the pack", {FLEECE, JACKET}),
    ("i want the pack off", {PACK}),
    ("i still want the pack cancelled", {PACK}),
    ("i no longer want the pack", {PACK}),
    ("i want my money for the pack", {PACK}),
    ("leave the jacket in", {FLEECE, PACK}),
    ("the jacket is fine, cancel the rest", {FLEECE, PACK}),
    ("keep the jacket and the pack", {FLEECE}),
    ("keep the last one", {FLEECE, JACKET}),
    ("i still want the fleece and the jacket", {PACK}),
    ("the fleece, not the jacket", {FLEECE}),
    ("not the whole order, just the fleece", {FLEECE}),
    ("keep the jacket but the pack can go", {PACK}),
    ("nothing but the fleece", {FLEECE}),
    ("leave out the pack", {PACK}),
    ("fleece and hip pack only", {FLEECE, PACK}),
    ("just the first two", {FLEECE, JACKET}),
    ("the last two please", {JACKET, PACK}),
    ("the second item", {JACKET}),
    ("cancelling the fleece is fine, keep the rest", {FLEECE}),
    ("cancel everything", {FLEECE, JACKET, PACK}),
    ("dont cancel the alder", {FLEECE, PACK}),
    ("please don't touch the pack", {FLEECE, JACKET}),
    ("minus the pack", {FLEECE, JACKET}),
    ("the fleece is still needed", {JACKET, PACK}),
    ("the pack should not be cancelled", {FLEECE, JACKET}),
    ("but the pack has to stay", {FLEECE, JACKET}),
    ("never mind the pack, cancel the rest", {FLEECE, JACKET}),
    ("not all of it!! the fleece i want", {JACKET, PACK}),
    ("only the dearest one", {JACKET}),
    ("just the cheapest thing in it", {PACK}),
    ("the least expensive one can go", {PACK}),
)


@pytest.mark.parametrize(("text", "goes"), PARTS)
def test_what_is_kept_is_never_cancelled(shopper_of: Chooses, text: str, goes: set[str]) -> None:
    """At the question and in the first message, all but what is kept is read back, and passed on after a yes."""
    shopper, _ = _begun(shopper_of, "cancel it")
    assert _named(_says(shopper, text)) == goes
    assert _named(shopper.say("yes", answers="yes")) == goes
    assert shopper.handoff is not None
    assert _named(_begun(shopper_of, text)[1]) == goes


@pytest.mark.parametrize("text", ("yes, but keep the jacket", "yes but not the jacket", "yes, without the jacket"))
def test_a_yes_with_an_exception_is_no_yes(shopper_of: Chooses, text: str) -> None:
    """It is asked again with what is left, and nobody is called before the yes to that."""
    shopper, _ = _begun(shopper_of, "cancel it")
    assert _named(shopper.say(text, answers="yes")) == {FLEECE, PACK}
    assert shopper.handoff is None


@pytest.mark.parametrize("text", ("no, keep it", "no keep everything", "no, keep the fleece, the jacket and the pack"))
def test_who_keeps_all_of_it_cancels_nothing(shopper_of: Chooses, text: str) -> None:
    """A no that keeps all is a no."""
    shopper, _ = _begun(shopper_of, "cancel it")
    assert "nothing was cancelled" in shopper.say(text, answers="no")


def test_what_is_kept_of_a_part_leaves_the_rest_of_that_part(shopper_of: Chooses) -> None:
    """Of two items that were to go, one is kept: the other goes, and nothing that was not asked about."""
    shopper, _ = _begun(shopper_of, "cancel the fleece and the pack")
    assert _named(shopper.say("no, keep the pack", answers="no")) == {FLEECE}
    assert "nothing was cancelled" in shopper.say("no, keep the fleece", answers="no")


@pytest.mark.parametrize(
    "text", ("not the fleece", "no, not the fleece", "i still want the fleece", "dont cancel the fleece")
)
def test_who_keeps_the_one_that_was_to_go_cancels_nothing(shopper_of: Chooses, text: str) -> None:
    """Nothing else goes in its place."""
    shopper, _ = _begun(shopper_of, "cancel the fleece")
    assert "nothing was cancelled" in _says(shopper, text)


UNCLEAR = (
    "cancel the jacket",
    "please cancel only the jacket",
    "cancel the tent in it",
    "cancel the merino socks",
    "cancel the jacket and the pack",
    "leave out the jacket and the fleece",
    "yes but keep the tent",
    "one",
    "the biggest one",
)


@pytest.mark.parametrize("text", UNCLEAR)
def test_an_item_that_is_not_clear_is_asked_for(shopper_of: Chooses, text: str) -> None:
    """A word that two items share, or that is of none, never stands for the whole order."""
    shopper, _ = _begun(shopper_of, "cancel it")
    _says(shopper, text)
    assert shopper.responses == ["utter_asks_line"]
    assert _named(shopper.say("the alder")) == {JACKET}
    assert shopper.handoff is None


@pytest.mark.parametrize(
    "text", ("cancel the order, i bought a tent for nothing", "cancel the whole thing", "cancel the delivery")
)
def test_the_whole_order_stays_the_whole_order(shopper_of: Chooses, text: str) -> None:
    """Words for the order name no item of the shop."""
    assert _named(_begun(shopper_of, text)[1]) == {FLEECE, JACKET, PACK}


def test_one_of_two_goes_where_one_is_named(shopper_of: Chooses) -> None:
    """A "scarf" of two is one of them, in the first message and by a bare "one" at the question."""
    assert "1 of the 2" in _begun(shopper_of, "cancel a scarf", _two_scarves)[1]
    shopper, asks = _begun(shopper_of, "cancel it", _two_scarves)
    assert "1 of the 2" not in asks
    assert "1 of the 2" in shopper.say("one")
    shopper.say("yes", answers="yes")
    assert shopper.handoff is not None


def test_clauses_are_parted() -> None:
    """A clause without a word for either goes on with the one before it; "but" begins anew."""
    told = parted("keep the hat, the gloves and the scarf but the mug goes")
    assert told.kept == ("the hat", "the gloves", "the scarf")
    assert told.goes == ("the mug goes",)
