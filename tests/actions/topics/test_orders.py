"""Looking up an order: the form, the proof behind it, and what is told."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.facts import FactsFile
from actions.topics.orders import Inform, OrderStatus, ValidateOrderForm, order_variables
from shop.interface import OrderState, Parcel
from shop.proof import Proofs
from tests.actions.fakes import Ran, a_tracker, an_order, resources, run
from tests.shop.fakes import FakeShop

BOTH = {"order_number": "1042", "email": "ana@example.com"}


@pytest.fixture
def shop() -> FakeShop:
    """A shop with one order."""
    return FakeShop(an_order())


@pytest.fixture
def proofs(tmp_path: Path) -> Iterator[Proofs]:
    """Proofs in a file of the test's own, which do not make it wait."""
    proofs = Proofs(tmp_path / "proofs.db", refusal_takes=timedelta())
    yield proofs
    proofs.close()


def _begin(shop: FakeShop, proofs: Proofs, **turn: Any) -> Ran:  # noqa: ANN401  # what a_tracker takes
    validate = ValidateOrderForm(resources(shop=shop, proofs=proofs))
    return run(validate, a_tracker("track_order", form="order_form", **{"ran": ["order_form"], **turn}))


def _go_on(shop: FakeShop, proofs: Proofs, intent: str = "inform", **turn: Any) -> Ran:  # noqa: ANN401  # the same
    slots = {"requested_slot": "order_check", **turn.pop("slots", {})}
    ran = turn.pop("ran", ["order_form"])
    validate = ValidateOrderForm(resources(shop=shop, proofs=proofs))
    return run(validate, a_tracker(intent, form="order_form", slots=slots, ran=ran, **turn))


def _tell(shop: FakeShop, proofs: Proofs, check: str | None) -> Ran:
    return run(OrderStatus(resources(shop=shop, proofs=proofs)), a_tracker("inform", slots={"order_check": check}))


def test_nothing_is_checked_before_both_are_there(shop: FakeShop, proofs: Proofs) -> None:
    """With a number alone the form goes on asking, and the shop is not asked."""
    begun = _begin(shop, proofs, slots={"order_number": "1042"})
    assert begun.slots == {"order_number": "1042", "email": None, "order_check": None}
    assert shop.asked == 0


def test_both_at_once_prove(shop: FakeShop, proofs: Proofs) -> None:
    """Number and address that match end the form as proven."""
    assert _begin(shop, proofs, slots=BOTH, entities=BOTH).slots["order_check"] == "proven"


@pytest.mark.parametrize("wrong", ({"order_number": "9999"}, {"email": "bob@example.com"}))
def test_a_refusal_asks_for_a_correction(shop: FakeShop, proofs: Proofs, wrong: dict[str, str]) -> None:
    """A wrong number and a wrong address leave the same trace: no check, and both kept to be corrected."""
    claimed = {**BOTH, **wrong}
    assert _begin(shop, proofs, slots=claimed, entities=claimed).slots == {**claimed, "order_check": None}


def test_the_fifth_wrong_try_ends_it(shop: FakeShop, proofs: Proofs) -> None:
    """Five wrong tries end the form, and a person is offered."""
    checks = []
    for number in range(9995, 10_000):
        claimed = {"order_number": str(number), "email": "ana@example.com"}
        turn = _go_on(shop, proofs, slots=claimed, entities={"order_number": str(number)})
        checks.append(turn.slots["order_check"])
    assert checks == [None, None, None, None, "tries"]
    told = _tell(shop, proofs, "tries")
    assert told.message["response"] == "utter_order_tries"
    assert told.slots["offer"] == "person"
    assert told.slots["email"] is None


def test_the_last_try_at_an_address_ends_it_like_the_fifth(shop: FakeShop, proofs: Proofs) -> None:
    """After twenty wrong tries at one address in other conversations, the next one is offered a person at once."""
    for number in range(5000, 5020):
        asyncio.run(proofs.prove(shop, f"other{number}", str(number), "ana@example.com", "t1"))
    assert _begin(shop, proofs, slots=BOTH, entities=BOTH).slots["order_check"] == "tries"


def test_a_proof_serves_while_its_address_is_attacked(shop: FakeShop, proofs: Proofs) -> None:
    """A shopper who proved the order before the attack is still told about it."""
    _begin(shop, proofs, slots=BOTH, entities=BOTH)
    for number in range(5000, 5020):
        asyncio.run(proofs.prove(shop, f"other{number}", str(number), "ana@example.com", "t1"))
    assert _begin(shop, proofs).slots["order_check"] == "proven"


def test_a_signed_identity_is_the_address(shop: FakeShop, proofs: Proofs) -> None:
    """The address that the merchant vouches for is not asked for."""
    begun = _begin(shop, proofs, slots={"order_number": "1042"}, metadata={"email": "ana@example.com"})
    assert begun.slots["order_check"] == "proven"


def test_a_proof_serves_again(shop: FakeShop, proofs: Proofs) -> None:
    """Within the half hour neither number nor address is asked again, and another order of the same address opens."""
    shop.held = (an_order(), an_order("1055"))
    _begin(shop, proofs, slots=BOTH, entities=BOTH)
    assert _begin(shop, proofs).slots == {**BOTH, "order_check": "proven"}
    assert _begin(shop, proofs, slots={"order_number": "1055"}).slots["order_check"] == "proven"


def test_anothers_order_is_asked_for_its_address(shop: FakeShop, proofs: Proofs) -> None:
    """After a proof, another buyer's number or one of no order is not a wrong try: the form asks for the address."""
    shop.held = (an_order(), an_order("1055", "ben@example.com"))
    _begin(shop, proofs, slots=BOTH, entities=BOTH)
    for number in ("1055", "9999") * 3:
        begun = _begin(shop, proofs, slots={"order_number": number})
        assert (begun.slots["email"], begun.slots["order_check"]) == (None, None)
    theirs = {"order_number": "1055", "email": "ben@example.com"}
    assert _begin(shop, proofs, slots=theirs, entities=theirs).slots["order_check"] == "proven"


def test_several_orders_are_told_of_one_after_another(shop: FakeShop, proofs: Proofs) -> None:
    """Of several orders the first is looked up and the next waits; each is proved with the same address."""
    shop.held = (an_order(), an_order("1055"))
    said = {"order_number": ["1042", "1055"], "email": "ana@example.com"}
    begun = _begin(shop, proofs, slots={**BOTH, "order_number": "1055"}, entities=said)
    assert begun.slots == {**BOTH, "order_check": "proven", "other_orders": ["1055"]}
    first = run(OrderStatus(resources(shop=shop, proofs=proofs)), a_tracker("inform", slots=begun.slots))
    assert first.message["custom"]["cards"][0]["number"] == "1042"
    assert (first.slots["order_number"], first.slots["other_orders"]) == ("1055", [])
    assert first.followup == "order_form"
    ran = ["order_form", "action_order_status", "order_form"]
    again = _begin(shop, proofs, slots=first.slots, entities=said, ran=ran)
    assert again.slots == {"order_number": "1055", "email": "ana@example.com", "order_check": "proven"}
    second = run(OrderStatus(resources(shop=shop, proofs=proofs)), a_tracker("inform", slots=again.slots))
    assert second.message["custom"]["cards"][0]["number"] == "1055"
    assert second.followup == "action_listen"


def test_the_next_order_is_proved_too(shop: FakeShop, proofs: Proofs) -> None:
    """Another buyer's order, named together with one's own, is refused and counts as a try."""
    shop.held = (an_order(), an_order("1055", "ben@example.com"))
    _begin(shop, proofs, slots=BOTH, entities=BOTH)
    ran = ["order_form", "action_order_status", "order_form"]
    again = _begin(shop, proofs, slots={"order_number": "1055", "other_orders": []}, entities=BOTH, ran=ran)
    assert again.slots["order_check"] is None


def test_no_more_orders_than_fit_a_turn(shop: FakeShop, proofs: Proofs) -> None:
    """Of many orders the first three are taken, and the next message that names one begins again."""
    many = {"order_number": ["1", "2", "2", "3", "4"]}
    assert _begin(shop, proofs, entities=many).slots["other_orders"] == ["2", "3"]
    assert _begin(shop, proofs, slots={"other_orders": ["2", "3"]}, entities=BOTH).slots["other_orders"] == []


@pytest.mark.parametrize("intent", ("inform", "nlu_fallback", "update_account"))
@pytest.mark.parametrize("lacks", ("email", "order_number"))
def test_who_lacks_something_is_offered_a_person(shop: FakeShop, proofs: Proofs, intent: str, lacks: str) -> None:
    """A shopper who lacks the number or the address ends the form and uses no try, whatever the message's intent."""
    left = _go_on(shop, proofs, intent, slots=BOTH, entities={"lacks": lacks}).slots
    assert left == {"order_check": "lacks", "requested_slot": None}
    told = _tell(shop, proofs, "lacks")
    assert told.message["response"] == "utter_order_lacks"
    assert told.slots["offer"] == "person"
    assert told.slots["email"] is None
    assert shop.asked == 0


def test_a_proof_outweighs_what_is_lacking(shop: FakeShop, proofs: Proofs) -> None:
    """Within the half hour of a proof neither number nor address is needed."""
    _begin(shop, proofs, slots=BOTH, entities=BOTH)
    assert _begin(shop, proofs, entities={"lacks": "order_number"}).slots["order_check"] == "proven"


def test_an_address_given_in_its_place(shop: FakeShop, proofs: Proofs) -> None:
    """A shopper who does not know one address but gives another lacks nothing."""
    said = {**BOTH, "lacks": "email"}
    assert _begin(shop, proofs, slots=BOTH, entities=said).slots["order_check"] == "proven"


def test_another_subject_is_let_through(shop: FakeShop, proofs: Proofs) -> None:
    """Another intent is answered first, even when it names the order."""
    turn = _go_on(shop, proofs, "return_policy", entities={"order_number": "1042"}, slots=BOTH)
    assert [event["event"] for event in turn.events] == ["action_execution_rejected"]
    assert shop.asked == 0


def test_the_form_is_come_back_to(shop: FakeShop, proofs: Proofs) -> None:
    """After another subject the form compares nothing again, unless the message held something new."""
    ran = ["action_return_policy", "order_form"]
    assert _go_on(shop, proofs, "return_policy", slots=BOTH, ran=ran).events == []
    again = _go_on(shop, proofs, "return_policy", slots=BOTH, entities={"email": "ana@example.com"}, ran=ran)
    assert again.slots["order_check"] == "proven"


def test_a_form_that_is_told_nothing_rejects(shop: FakeShop, proofs: Proofs) -> None:
    """A message without a number or an address sets nothing, so that Rasa looks for another answer."""
    assert _go_on(shop, proofs, "nlu_fallback").events == []


def test_the_shop_is_down(shop: FakeShop, proofs: Proofs) -> None:
    """A shop that does not answer ends the form with an honest line, and costs no try."""
    shop.down = True
    assert _begin(shop, proofs, slots=BOTH, entities=BOTH).slots == {"order_check": "unavailable"}
    told = _tell(shop, proofs, "unavailable").message
    assert told["response"] == "utter_shop_down"
    assert told["custom"] == {"failure": "shop"}
    assert told["buttons"][-1]["payload"] == "/ask_human"


@pytest.mark.parametrize("check", ("proven", "broken", None))
def test_a_slot_authorises_nothing(shop: FakeShop, proofs: Proofs, check: str | None) -> None:
    """Whatever the slots say, without a proof on the server no order is told, only that something went wrong."""
    told = _tell(shop, proofs, check).message
    assert told["response"] == "utter_broken"
    assert "cards" not in told["custom"]


def test_an_order_is_told(shop: FakeShop, proofs: Proofs) -> None:
    """A proven order is told with its card, and the address is forgotten."""
    _begin(shop, proofs, slots=BOTH, entities=BOTH)
    told = _tell(shop, proofs, "proven")
    assert told.message["response"] == "utter_order_processing"
    assert told.message["custom"]["cards"][0]["number"] == "1042"
    assert told.slots["email"] is None


def test_days_are_told_as_people_say_them() -> None:
    """Near days have names, others their weekday and date."""
    parcel = Parcel("Larkway", "LW1", date(2026, 11, 20), date(2026, 11, 22), None)
    order = an_order(state=OrderState.SHIPPED, parcels=(parcel,), placed_on=date(2026, 11, 16))
    variables = order_variables(order, date(2026, 11, 21), FactsFile().now())
    assert variables["arrival"] == "It should arrive tomorrow, Sunday 22 November."
    assert variables["placed"] == "on Monday 16 November"
    assert variables["tracking"] == "Tracking number: LW1 (Larkway)."


def test_a_parcel_without_a_day() -> None:
    """Where the carrier has named no day, that is said."""
    order = an_order(state=OrderState.SHIPPED, parcels=(Parcel("Larkway", "LW1", date(2026, 11, 20), None, None),))
    assert (
        order_variables(order, date(2026, 11, 21), FactsFile().now())["arrival"] == "Larkway has not named a day yet."
    )


@pytest.mark.parametrize(
    ("named", "follows"), (({"email": "a@example.com"}, True), ({"lacks": "email"}, True), ({"size": "M"}, False))
)
def test_a_claim_out_of_the_blue(named: dict[str, str], follows: bool) -> None:  # noqa: FBT001  # a case of the test
    """A number or an address begins the form; anything else is asked about."""
    told = run(Inform(resources()), a_tracker("inform", entities=named))
    assert told.followup == ("order_form" if follows else "action_listen")
    assert bool(told.messages) is not follows


@pytest.mark.parametrize(
    ("text", "named", "looked_for"),
    (
        ("hiking boots size 9", {"size": "9"}, True),
        ("aldr jkt", {"product": "Alder Waterproof Jacket"}, True),
        ("a photo of the jacket", {}, False),
        ("my name is Bob", {"name": "Bob"}, False),
    ),
)
def test_a_thing_out_of_the_blue(text: str, named: dict[str, str], looked_for: bool) -> None:  # noqa: FBT001  # a case of the test
    """A shopper who only names a thing is shown whether we have it, unless something is being reported."""
    told = run(Inform(resources()), a_tracker("inform", text=text, entities=named))
    assert told.followup == ("action_product_search" if looked_for else "action_listen")
    told = run(Inform(resources()), a_tracker("inform", text=text, entities=named, slots={"report": "open"}))
    assert told.message["response"] == "utter_photo_awaited"


@pytest.mark.parametrize(
    ("slots", "asks"),
    (
        ({"topic": "products", "product": "Alder Waterproof Jacket"}, True),
        ({"topic": "products"}, False),
        ({"topic": "orders", "product": "Alder Waterproof Jacket"}, False),
    ),
)
def test_a_colour_of_what_is_talked_of(slots: dict[str, str], asks: bool) -> None:  # noqa: FBT001  # a case of the test
    """After a product was shown, "what about navy?" asks whether there is that."""
    told = run(Inform(resources()), a_tracker("inform", entities={"colour": "navy"}, slots=slots))
    assert told.followup == ("action_stock_availability" if asks else "action_listen")
