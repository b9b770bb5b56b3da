"""Two wishes for two items of one order in one message: each clause keeps its own item and verb."""

from decimal import Decimal

import pytest

from shop.clock import utc_today
from shop.interface import OrderLine, OrderState, Parcel
from shop.proof import Proofs
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop

CAP = OrderLine("", "Waypoint Cap", 1, Decimal("24.00"), None, "navy", shipped=True)
GLOVES = OrderLine("", "Thaw Touchscreen Gloves", 1, Decimal("32.00"), "M", "black", shipped=True)
STOVE = OrderLine("", "Kindle Gas Stove", 1, Decimal("48.00"), None, "steel", shipped=True)


def _shopper(proofs: Proofs) -> Talker:
    today = utc_today()
    parcel = Parcel("Larkway", "LW1", today, today, today)
    order = an_order(lines=(CAP, GLOVES, STOVE), state=OrderState.DELIVERED, parcels=(parcel,), placed_on=today)
    return Talker(resources(shop=FakeShop(order), proofs=proofs))


def _wishes(shopper: Talker) -> dict[str, str]:
    return {wish["kind"]: wish["known"].get("line", "") for wish in shopper.agenda["wishes"]}


@pytest.mark.parametrize(
    ("text", "intent", "wishes"),
    (
        ("the cap is ripped and the gloves i simply don't like, they go back", "damaged_item", ("damaged", "return")),
        (
            "gloves: do not suit me, want to return them. cap: arrived with a hole",
            "return_of_order",
            ("damaged", "return"),
        ),
        ("cap is broken and i want to send the gloves back", "return_of_order", ("damaged", "return")),
        ("cap is torn so i need a new one, swap the gloves for another size", "damaged_item", ("damaged", "exchange")),
        ("the cap was not in the parcel and the gloves are broken", "missing_item", ("missing", "damaged")),
    ),
)
def test_each_clause_is_a_wish_for_its_item(proofs: Proofs, text: str, intent: str, wishes: tuple[str, str]) -> None:
    """What is said of the cap is not done with the gloves."""
    shopper = _shopper(proofs)
    shopper.say(text, intent, order_number="1042", email="ana@example.com")
    of_the_cap, of_the_gloves = wishes
    assert _wishes(shopper) == {of_the_cap: "Waypoint Cap, navy", of_the_gloves: "Thaw Touchscreen Gloves, M, black"}


def test_it_is_parted_once_the_order_is_known(proofs: Proofs) -> None:
    """Before the number the items have no names; then each wish is carried, one after the other."""
    shopper = _shopper(proofs)
    shopper.say("the stove came broken, and the gloves i do not want any more", "damaged_item")
    assert len(shopper.agenda["wishes"]) == 1
    shopper.say("1042 ana@example.com", order_number="1042", email="ana@example.com")
    assert _wishes(shopper) == {"damaged": "Kindle Gas Stove, steel", "return": "Thaw Touchscreen Gloves, M, black"}
    shopper.say("a new one please")
    said = shopper.say("no", answers="no")
    assert "Thaw Touchscreen Gloves" in said
    assert shopper.handoff is not None
    assert {wish["kind"]: wish["stands"] for wish in shopper.agenda["wishes"]} == {
        "damaged": "with_person", "return": "told",
    }  # fmt: skip


def test_what_a_clause_wants_is_kept(proofs: Proofs) -> None:
    """The new one that is wanted belongs to the clause of what is torn."""
    shopper = _shopper(proofs)
    shopper.say(
        "the gloves do not fit, i return them. the cap is torn and i want another one",
        "return_of_order", order_number="1042", email="ana@example.com",
    )  # fmt: skip
    of_the_cap = next(wish for wish in shopper.agenda["wishes"] if wish["kind"] == "damaged")
    assert of_the_cap["known"]["outcome"] == "replacement"
    assert "Gloves" not in of_the_cap["known"]["reason"]


@pytest.mark.parametrize(
    "text",
    (
        "the cap and the gloves are torn",
        "the cap is torn, i want my money back for it",
        "i do not want the cap and the gloves",
        "everything is broken",
    ),
)
def test_one_verb_is_one_wish(proofs: Proofs, text: str) -> None:
    """Several items of one wish, or a wish for the money of what is torn, are not parted."""
    shopper = _shopper(proofs)
    shopper.say(text, "damaged_item", order_number="1042", email="ana@example.com")
    assert len(shopper.agenda["wishes"]) == 1


def test_the_wish_that_comes_later_is_named(proofs: Proofs) -> None:
    """Before the first question about one of two wishes the other is named with its item, and only once."""
    shopper = _shopper(proofs)
    text = "the cap is torn, and i want to send back the gloves"
    said = shopper.say(text, "damaged_item", order_number="1042", email="ana@example.com")
    assert "return an item: Thaw Touchscreen Gloves" in said
    assert "Thaw" not in shopper.say("my money")
