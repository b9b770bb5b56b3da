"""Every procedure with orders in every state, with a yes and with a no: it comes to an end and keeps what was said."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

import pytest
from _pytest.mark.structures import ParameterSet

from actions.procedures.case import line_name
from actions.procedures.procedure import STATES, Procedure, Takes
from actions.procedures.procedures import known_procedures
from actions.procedures.proving import CLAIMS
from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import Order, OrderState
from shop.proof import Proofs
from tests.actions.fakes import resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop, sample_catalogue

ORDERS = sample_orders(utc_today())
# More answers than any procedure asks for.
MAX_ANSWERS = 8
ASPECTS = ("cost", "time", "why", "how", "sure", "where")
# Where a wish may stand once nothing is asked any more.
CLOSED = {"told", "refused", "offered", "with_person", "dropped", "done"}
ANSWERS: Mapping[str, str] = {
    "address": "14 Harbour Row, Whitby, YO21 3PU",
    "text": "it is not what i had in mind at all",
    "choice": "money back please, it arrived, nobody has it",
    "date": "on friday",
    "count": "just one",
}

# What may not be said of an order in such a state, whatever was asked.
FALSE_OF: Mapping[str, str] = {
    "processing": r"parcel is back|came on|was delivered|refuse it|on its way|has left|went in one parcel",
    "delayed": r"parcel is back|came on|was delivered|refuse it|has left|went in one parcel",
    "cancelled": r"parcel is back|post office|QR code|refuse it|is set aside|traced|it arrives|leaves? (?:as soon|by)",
    "returned": r"parcel is back with|QR code|refuse it at|is set aside|traced|it arrives|leaves? (?:as soon|by)",
    "delivered": r"still being packed|not left yet|refuse it at|on its way to you",
}
# "Once it has left, …" says nothing of where it is.
CONDITION = re.compile(r"\b(?:once|as soon as the order)\b[^.:?]*", re.IGNORECASE)
IS_PASSED_ON = re.compile(r"(?<!passed on, )a person answers you here by", re.IGNORECASE)


def _state(order: Order) -> str:
    left = order.state is OrderState.DELAYED and order.parcels
    return "delayed_on_its_way" if left else order.state.value


def _orders(state: str) -> list[Order]:
    """The oldest order of one item in that state, and the newest of several."""
    ofs = [order for order in ORDERS if _state(order) == state]
    one, more = [order for order in ofs if len(order.lines) == 1], [order for order in ofs if len(order.lines) > 1]
    return [*one[:1], *more[-1:]]


def _cases(of_a_state: int = 2, *, proof: bool = False) -> Iterator[ParameterSet]:
    """Every procedure, or those that need a `proof`, with so many orders in each state."""
    for kind in known_procedures().kinds.values():
        if proof and not kind.proof:
            continue
        # Where no order is needed, any will do to be named.
        for state in STATES if kind.proof else STATES[:1]:
            for order in _orders(state)[:of_a_state]:
                yield pytest.param(kind, order, id=f"{kind.kind}-{state}-{order.number}")


def _answer(shopper: Talker, order: Order, confirms: str) -> str:
    """Answer the open question as somebody who knows what they want."""
    asked = shopper.agenda["asked"]
    takes = asked["takes"]
    if takes == Takes.LINE:
        return shopper.say(order.lines[0].name, value=line_name(order.lines[0]))
    if takes == Takes.YES_NO:
        return shopper.say(f"{confirms} please", answers=confirms)
    if takes == Takes.PHOTO:
        return shopper.say("no", answers="no")
    if takes == Takes.SIZE and (size := _another(order, takes)):
        return shopper.say(size, size=size)
    # Who cannot have another size takes another colour.
    answer = _another(order, Takes.COLOUR) if takes in {Takes.SIZE, Takes.COLOUR} else ANSWERS[takes]
    return shopper.say(answer)


def _another(order: Order, takes: str) -> str:
    """Another size or colour of the order's first item that is in stock, "" where none is."""
    line = order.lines[0]
    there = [one for one in sample_catalogue().variants(line.sku, utc_today()) if one.in_stock]
    others = (
        [one.size for one in there if one.colour in {None, line.colour}]
        if takes == Takes.SIZE
        else [one.colour for one in there if one.size in {None, line.size}]
    )
    return next((one for one in others if one not in {None, line.size, line.colour}), None) or ""


@pytest.mark.parametrize("confirms", ("yes", "no"))
@pytest.mark.parametrize(("procedure", "order"), tuple(_cases()))
def test_it_ends(proofs: Proofs, procedure: Procedure, order: Order, confirms: str) -> None:
    """Whatever is asked is answered once; then the wish is closed, or with a person who gets number and steps."""
    shopper = Talker(resources(shop=FakeShop(*ORDERS), proofs=proofs))
    said = shopper.say("about my order", procedure.begins[0], order_number=order.number, email=order.email)
    asked: list[str] = []
    while shopper.agenda["asked"]:
        slot = shopper.agenda["asked"]["slot"]
        assert slot not in {*asked, *CLAIMS}, f"{slot} is asked for again: {said}"
        assert len(asked) < MAX_ANSWERS, asked
        asked.append(slot)
        said = _answer(shopper, order, confirms)
    assert said.strip()
    assert shopper.wish["stands"] in CLOSED, shopper.wish
    assert shopper.wish["order"] == order.number
    _passed_on_as_known(shopper, procedure, order)


def _passed_on_as_known(shopper: Talker, procedure: Procedure, order: Order) -> None:
    """A person is called exactly where the wish is with one, and gets the order and all that was answered."""
    assert (shopper.handoff is not None) is (shopper.wish["stands"] == "with_person")
    if shopper.handoff is not None:
        if procedure.proof:
            assert shopper.wish["steps"][0]["value"] == order.number
        assert all(step["done"] for step in shopper.wish["steps"]), shopper.wish["steps"]


@pytest.mark.parametrize(("procedure", "order"), tuple(_cases()))
def test_its_questions_are_answered(proofs: Proofs, procedure: Procedure, order: Order) -> None:
    """Each aspect of a told wish has an answer without a hole in it, or a person is offered."""
    shopper = Talker(resources(shop=FakeShop(*ORDERS), proofs=proofs))
    shopper.say("about my order", procedure.begins[0], order_number=order.number, email=order.email)
    for aspect in ASPECTS:
        said = shopper.say("and that?", "follow_up", aspect=aspect)
        assert said.strip()
        assert "  " not in said
        assert not said.startswith((",", "."))


def _asked_of(procedure: Procedure) -> "list[str]":
    """The questions of data/questions.yml that it has answers to."""
    return sorted({one for answer in procedure.answers for one in answer.asked or ()})


@pytest.mark.parametrize(("procedure", "order"), tuple(_cases(1, proof=True)))
def test_its_answers_are_true(proofs: Proofs, procedure: Procedure, order: Order) -> None:
    """Whatever is asked of a wish that was told of, nothing is answered that is not so where its order stands."""
    shopper = Talker(resources(shop=FakeShop(*ORDERS), proofs=proofs))
    shopper.say("about my order", procedure.begins[0], order_number=order.number, email=order.email)
    told, in_form, state = deepcopy(shopper.slots), shopper.in_form, _state(order)
    for aspect, question in [*((one, "") for one in ASPECTS), *(("", one) for one in _asked_of(procedure))]:
        shopper.slots, shopper.in_form = deepcopy(told), in_form
        said = shopper.say("and that?", "follow_up", aspect=aspect, question=question)
        false = re.search(FALSE_OF.get(state, "(?!)"), CONDITION.sub("", said), re.IGNORECASE)
        assert false is None, f"{aspect or question} → {said}"
        if shopper.wish["stands"] != "with_person":
            assert not IS_PASSED_ON.search(said), f"{aspect or question} → {said}"
