"""Handing over and not understanding."""

import pytest

from actions.facts import FactsFile
from actions.fallback import Fallback, OutOfScope
from actions.handoff import Handoff
from tests.actions.fakes import a_tracker, run

CLAIMED = {"order_number": "1042", "email": "ana@example.com", "topic": "shipping"}


def test_a_person_is_asked_for() -> None:
    """The handoff carries reason, topic and what was claimed, and says nothing itself."""
    told = run(Handoff(FactsFile()), a_tracker("ask_human", slots=CLAIMED))
    claimed = {"order_number": "1042", "email": "ana@example.com"}
    assert told.message["custom"] == {"handoff": {"reason": "asked", "topic": "shipping", "slots": claimed}}
    assert not told.message["text"]
    assert not told.message["response"]
    assert not told.message["buttons"]


def test_a_person_is_asked_for_in_the_middle_of_the_form() -> None:
    """The form ends, and the topic is the one of the form."""
    told = run(Handoff(FactsFile()), a_tracker("ask_human", slots=CLAIMED, form="order_form"))
    assert told.message["custom"]["handoff"]["topic"] == "orders"
    assert {"event": "active_loop", "name": None, "timestamp": None} in told.events


@pytest.mark.parametrize(("offer", "reason"), (("person", "tries"), (None, "asked")))
def test_a_person_after_too_many_tries(offer: str | None, reason: str) -> None:
    """The reason is the tries while their offer stands."""
    told = run(Handoff(FactsFile()), a_tracker("affirm", slots={"order_check": "tries", "offer": offer}))
    assert told.message["custom"]["handoff"]["reason"] == reason


def test_the_first_miss() -> None:
    """The nearest three topics and a person are offered, whatever else was near."""
    told = run(Fallback(FactsFile()), a_tracker("nlu_fallback", ranking=["nlu_fallback", "affirm", "discounts"]))
    assert told.message["response"] == "utter_fallback"
    assert [button["payload"] for button in told.message["buttons"]] == [
        "/discounts",
        "/track_order",
        "/shipping_cost",
        "/ask_human",
    ]
    assert told.events[-1]["name"] == "action_listen"


def test_the_first_miss_in_a_form() -> None:
    """In a form the form goes on, with a person near."""
    told = run(Fallback(FactsFile()), a_tracker("nlu_fallback", form="order_form"))
    assert told.message["response"] == "utter_fallback_in_form"
    assert told.events[-1]["name"] == "order_form"


@pytest.mark.parametrize("form", ("order_form", None))
def test_the_second_miss_in_a_row(form: str | None) -> None:
    """The second miss in a row hands over as unsure, out of a form too."""
    told = run(Fallback(FactsFile()), a_tracker("nlu_fallback", form=form, ran_before=["action_fallback"]))
    assert told.message["custom"]["handoff"]["reason"] == "unsure"
    assert told.events[-1]["name"] == "action_listen"


def test_beyond_it() -> None:
    """What is not ours is said to be so, with what is."""
    assert len(run(OutOfScope(FactsFile())).message["buttons"]) == 4
