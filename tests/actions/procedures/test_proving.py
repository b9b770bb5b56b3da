"""The proof behind every wish about an order: what is asked for, what is told, and whom."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.topics.wish_form import ValidateWishForm
from actions.topics.wishes import TellWish
from shop.clock import utc_now, utc_today
from shop.interface import Order
from shop.proof import Proofs
from tests.actions import fakes
from tests.actions.fakes import a_tracker, resources, run
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import Clock, FakeShop

EMAIL = "ana@example.com"
BOTH = {"order_number": "1042", "email": EMAIL}
PROCESSING = "utter_order_processing"


def an_order(number: str = "1042", email: str = EMAIL) -> Order:
    """An order of today, which is not late in packing."""
    return fakes.an_order(number, email, placed_on=utc_today())


@pytest.fixture
def shop() -> FakeShop:
    """A shop with one order."""
    return FakeShop(an_order())


@pytest.fixture
def shopper(shop: FakeShop, proofs: Proofs) -> Talker:
    """A shopper who has said nothing yet."""
    return Talker(resources(shop=shop, proofs=proofs))


def _tracks(shopper: Talker, **named: Any) -> list[str]:  # noqa: ANN401  # entities of the message
    shopper.say("where is my order", "track_order", **named)
    return shopper.responses


def test_both_are_asked_for(shop: FakeShop, shopper: Talker) -> None:
    """Number and address are asked for one after the other; the shop is not asked before both are there."""
    assert _tracks(shopper) == ["utter_asks_order_number"]
    shopper.say("1042", order_number="1042")
    assert shopper.responses == ["utter_asks_email"]
    assert shop.asked == 0
    shopper.say(EMAIL, email=EMAIL)
    assert shopper.responses == [PROCESSING]


def test_an_order_is_told_with_its_card(shopper: Talker) -> None:
    """Both at once prove; the order is told with its card, and the address is forgotten."""
    assert _tracks(shopper, **BOTH) == [PROCESSING]
    assert shopper.custom["cards"][0]["number"] == "1042"
    assert shopper.slots["email"] is None


def test_a_question_outlives_its_proof(shop: FakeShop, tmp_path: Path) -> None:
    """Who answers the next day is asked for the address again, and then the wish goes on as it was."""
    clock = Clock(utc_now())
    proofs = Proofs(tmp_path / "timed.db", now=clock, refusal_takes=timedelta())
    shopper = Talker(resources(shop=shop, proofs=proofs))
    shopper.say("cancel it", "cancel_order", order_number="1042", email=EMAIL)
    assert shopper.responses == ["utter_asks_cancel"]
    clock.pass_(hours=20)
    shopper.say("yes please", answers="yes")
    assert (shopper.responses, shopper.handoff) == (["utter_asks_email"], None)
    shopper.say(EMAIL, email=EMAIL)
    assert shopper.handoff is not None
    assert shopper.handoff["slots"]["order_number"] == "1042"
    proofs.close()


@pytest.mark.parametrize("wrong", ({"order_number": "9999"}, {"email": "bob@example.com"}))
def test_a_refusal_asks_for_a_correction(shopper: Talker, wrong: dict[str, str]) -> None:
    """A wrong number and a wrong address are answered with the same words, and the right one mends either."""
    assert _tracks(shopper, **{**BOTH, **wrong}) == ["utter_asks_correction"]
    assert "cards" not in shopper.custom
    right: dict[str, Any] = {name: BOTH[name] for name in wrong}
    shopper.say("sorry", **right)
    assert shopper.responses == [PROCESSING]


def test_the_fifth_wrong_try_ends_it(shopper: Talker) -> None:
    """Five wrong tries end the form, a person is offered, and nothing of the claims is kept."""
    _tracks(shopper, order_number="9995", email=EMAIL)
    for number in ("9996", "9997", "9998", "9999"):
        shopper.say(number, order_number=number, turn_id=number)
    assert shopper.responses == ["utter_order_tries"]
    assert (shopper.slots["offer"], shopper.slots["email"], shopper.slots["order_number"]) == ("person", None, None)


def test_the_last_try_at_an_address_ends_it(shop: FakeShop, shopper: Talker, proofs: Proofs) -> None:
    """After twenty wrong tries at one address in other conversations, the next one is offered a person at once."""
    for number in range(5000, 5020):
        asyncio.run(proofs.prove(shop, f"other{number}", str(number), EMAIL, "t1"))
    assert _tracks(shopper, **BOTH) == ["utter_order_tries"]


def test_a_proof_serves_while_its_address_is_attacked(shop: FakeShop, shopper: Talker, proofs: Proofs) -> None:
    """A shopper who proved the order before the attack is still told about it."""
    _tracks(shopper, **BOTH)
    for number in range(5000, 5020):
        asyncio.run(proofs.prove(shop, f"other{number}", str(number), EMAIL, "t1"))
    assert _tracks(shopper) == [PROCESSING]


def test_a_signed_identity_is_the_address(shop: FakeShop, proofs: Proofs) -> None:
    """The address that the merchant vouches for is not asked for."""
    shopper = Talker(resources(shop=shop, proofs=proofs), metadata={"email": EMAIL})
    assert _tracks(shopper, order_number="1042") == [PROCESSING]


def test_a_proof_serves_again(shop: FakeShop, shopper: Talker) -> None:
    """Within the half hour nothing is asked again, and another order of the same buyer opens by its number."""
    shop.held = (an_order(), an_order("1055"))
    _tracks(shopper, **BOTH)
    assert _tracks(shopper) == [PROCESSING]
    assert _tracks(shopper, order_number="1055") == [PROCESSING]
    assert shopper.wish["order"] == "1055"


def test_anothers_order_is_asked_for_its_address(shop: FakeShop, shopper: Talker) -> None:
    """After a proof, another buyer's number or one of no order is no wrong try: the form asks for the address."""
    shop.held = (an_order(), an_order("1055", "ben@example.com"))
    _tracks(shopper, **BOTH)
    for number in ("1055", "9999") * 3:
        assert _tracks(shopper, order_number=number) == ["utter_asks_email"]
    assert _tracks(shopper, order_number="1055", email="ben@example.com") == [PROCESSING]


def test_several_orders_are_told_of_one_after_another(shop: FakeShop, shopper: Talker) -> None:
    """Of several orders each is proved with the same address and told of; more than three are not taken up."""
    shop.held = tuple(an_order(number) for number in ("1", "2", "3", "4"))
    assert _tracks(shopper, order_number=["1", "2", "2", "3", "4"], email=EMAIL) == [PROCESSING] * 3
    assert [wish["order"] for wish in shopper.agenda["wishes"]] == ["1", "2", "3"]


def test_the_next_order_is_proved_too(shop: FakeShop, shopper: Talker) -> None:
    """Another buyer's order, named together with one's own, is asked for its own address."""
    shop.held = (an_order(), an_order("1055", "ben@example.com"))
    told = _tracks(shopper, order_number=["1042", "1055"], email=EMAIL)
    assert told == [PROCESSING, "utter_asks_email"]


@pytest.mark.parametrize("lacks", ("email", "order_number"))
def test_who_lacks_something_is_offered_a_person(shop: FakeShop, shopper: Talker, lacks: str) -> None:
    """A shopper who lacks the number or the address ends the form and uses no try; the wish is kept for a person."""
    _tracks(shopper)
    shopper.say("i do not have that", "inform", lacks=lacks)
    assert shopper.responses == ["utter_order_lacks"]
    assert (shopper.slots["offer"], shopper.wish["stands"], shop.asked) == ("person", "offered", 0)


def test_a_proof_outweighs_what_is_lacking(shopper: Talker) -> None:
    """Within the half hour of a proof neither number nor address is needed; an address given instead lacks nothing."""
    assert _tracks(shopper, **BOTH, lacks="email") == [PROCESSING]
    assert _tracks(shopper, lacks="order_number") == [PROCESSING]


def test_another_subject_is_let_through(shop: FakeShop, proofs: Proofs) -> None:
    """Another intent is answered first, even when it names the order, and the question comes again after it."""
    validate = ValidateWishForm(resources(shop=shop, proofs=proofs))
    agenda = {
        "wishes": [{"id": 1, "kind": "track", "title": "Track an order", "stands": "asked", "order": "1042"}],
        "current": 1,
        "asked": {"wish": 1, "slot": "email", "takes": "email"},
    }
    slots = {"requested_slot": "email", "agenda": agenda}
    turn: dict[str, Any] = {"slots": slots, "entities": {"promo_code": "WELCOME10"}, "form": "wish_form"}
    first = run(validate, a_tracker("return_policy", ran=["wish_form"], **turn))
    assert [event["event"] for event in first.events] == ["action_execution_rejected"]
    back = run(validate, a_tracker("return_policy", ran=["wish_form", "action_return_policy"], **turn))
    assert [message["response"] for message in back.messages] == ["utter_asks_email"]
    assert shop.asked == 0


def test_the_shop_is_down(shop: FakeShop, shopper: Talker) -> None:
    """A shop that does not answer ends the form with an honest line and a person offered."""
    shop.down = True
    assert _tracks(shopper, **BOTH) == ["utter_shop_down"]
    assert shopper.custom == {"failure": "shop"}
    assert shopper.slots["offer"] == "person"


@pytest.mark.parametrize("check", ("proven", "broken", None))
def test_a_slot_authorises_nothing(shop: FakeShop, proofs: Proofs, check: str | None) -> None:
    """Whatever the slots say, without a proof on the server no order is told, only that something went wrong."""
    agenda = {
        "wishes": [{"id": 1, "kind": "track", "title": "Track an order", "stands": "proved", "order": "1042"}],
        "current": 1,
    }
    tell = TellWish(resources(shop=shop, proofs=proofs))
    told = run(tell, a_tracker("answer", slots={"order_check": check, "agenda": agenda}))
    assert told.message["response"] == "utter_broken"
    assert "cards" not in told.message["custom"]


def test_only_the_proven_order_is_told(shop: FakeShop, proofs: Proofs) -> None:
    """A proof of one order tells nothing of another that the slots name."""
    other: Order = an_order("1055", "ben@example.com")
    shop.held = (an_order(), other)
    asyncio.run(proofs.prove(shop, "c1", "1042", EMAIL, "t1"))
    agenda = {
        "wishes": [{"id": 1, "kind": "track", "title": "Track an order", "stands": "proved", "order": "1055"}],
        "current": 1,
    }
    tell = TellWish(resources(shop=shop, proofs=proofs))
    told = run(tell, a_tracker("answer", slots={"order_check": "proven", "agenda": agenda}))
    assert told.message["response"] == "utter_broken"


def test_a_wish_is_taken_back_before_the_proof(shopper: Talker) -> None:
    """Who leaves while the number is asked for hears that nothing was started; the wish is dropped."""
    _tracks(shopper)
    said = shopper.say("oh leave it", "take_back")
    assert "nothing was started" in said
    assert shopper.wish["stands"] == "dropped"
    assert shopper.agenda["asked"] is None


def test_a_withdrawal_is_taken_down_without_a_proof(shopper: Talker) -> None:
    """Who withdraws and has no e-mail address of the order has their own words and the day confirmed, and a person."""
    shopper.say("I withdraw from the contract", "withdraw_contract")
    said = shopper.say("i do not know the address", "inform", lacks="email")
    assert "“I withdraw from the contract”" in said
    assert shopper.slots["offer"] == "person"


def test_either_of_two_addresses_may_be_the_orders(shopper: Talker) -> None:
    """Who gives the address that was mistyped and the right one has proved the order with one of them."""
    assert _tracks(shopper, order_number="1042", email=[EMAIL, "anna@example.com"]) == [PROCESSING]


def test_no_more_than_two_addresses_are_tried(shopper: Talker) -> None:
    """Each is a try: a list of them proves nothing."""
    guesses = ["a@example.com", "b@example.com", EMAIL]
    assert _tracks(shopper, order_number="1042", email=guesses) == ["utter_asks_correction"]
