"""Handing over and not understanding."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.answer import TopicAction
from actions.facts import FactsFile
from actions.reasons import HandoffReason
from actions.topics.fallback import Fallback, OutOfScope
from actions.topics.handoff import AtOnce, Frustration, Handoff, StayWithBot
from actions.topics.wish_form import ValidateWishForm
from actions.topics.wishes import TellWish
from handoff.states import reasons
from settings.files import read_yaml
from settings.shared import ROOT
from tests.actions.fakes import FACTS, Ran, a_tracker, answered, resources, run

CLAIMED = {"order_number": "1042", "email": "ana@example.com", "topic": "shipping"}


def test_both_processes_name_the_same_reasons() -> None:
    """An action can name no reason that the handoff process would not take, and none is missing."""
    assert {one.name: one.value for one in HandoffReason} == {one.name: one.value for one in reasons.HandoffReason}


def test_a_person_is_asked_for() -> None:
    """The handoff carries reason, topic and what was claimed, and says nothing itself."""
    told = run(Handoff(resources()), a_tracker("ask_human", slots=CLAIMED))
    claimed = {"order_number": "1042", "email": "ana@example.com"}
    assert told.message["custom"] == {"handoff": {"reason": "asked", "topic": "shipping", "slots": claimed}}
    assert not told.message["text"]
    assert not told.message["response"]
    assert not told.message["buttons"]


def test_what_was_named_goes_along() -> None:
    """The handoff carries all orders, and what the message names besides what the form filled in."""
    slots, entities = {"order_number": "1055", "name": "Ana"}, {"order_number": ["1042", "1055"], "size": "M"}
    told = run(Handoff(resources()), a_tracker("ask_human", slots=slots, entities=entities))
    claimed = {"name": "Ana", "order_number": "1042, 1055", "size": "M"}
    assert told.message["custom"]["handoff"]["slots"] == claimed


def test_a_person_is_asked_for_in_the_middle_of_the_form() -> None:
    """Asking for a person ends the form, and the handoff's topic is the form's."""
    told = run(Handoff(resources()), a_tracker("ask_human", slots=CLAIMED, form="wish_form"))
    assert told.message["custom"]["handoff"]["topic"] == "orders"
    assert {"event": "active_loop", "name": None, "timestamp": None} in told.events


def test_a_wish_is_what_it_is_about() -> None:
    """Whoever asks for a person with an open wish is handed over with that as the topic."""
    wishes = [{"id": 1, "kind": "price_fell", "title": "Get a lower price", "stands": "offered", "order": "1042"}]
    told = run(Handoff(resources()), a_tracker("ask_human", slots={**CLAIMED, "agenda": {"wishes": wishes}}))
    assert told.message["custom"]["handoff"]["topic"] == "price_fell"


@pytest.mark.parametrize(("offer", "reason"), (("person", "tries"), (None, "asked")))
def test_a_person_after_too_many_tries(offer: str | None, reason: str) -> None:
    """The reason is too many tries as long as the offer made for them stands."""
    told = run(Handoff(resources()), a_tracker("affirm", slots={"order_check": "tries", "offer": offer}))
    assert told.message["custom"]["handoff"]["reason"] == reason


AT_ONCE = [
    ("complaint", "anger"),
    ("legal_threat", "legal"),
    ("safety_issue", "safety"),
    ("account_hacked", "hacked"),
    ("private_data", "privacy"),
    ("phishing", "phishing"),
    ("bereavement", "bereavement"),
    ("self_harm", "self_harm"),
    ("threat", "threat"),
]


@pytest.mark.parametrize(("intent", "reason"), AT_ONCE)
@pytest.mark.parametrize("form", ("wish_form", None))
def test_a_person_at_once(intent: str, reason: str, form: str | None) -> None:
    """Anger, legal and sensitive matters go to a person without being asked, out of a form too, with fitting words."""
    told = run(AtOnce(resources()), a_tracker(intent, form=form, slots={"topic": "returns"}))
    assert told.message["response"] == f"utter_{intent}"
    topic = "orders" if form else "returns"
    assert told.message["custom"]["handoff"] == {"reason": reason, "topic": topic, "slots": {}}
    assert told.message["buttons"] == []
    assert told.slots["offer"] is None


def test_whatever_hands_over_at_once_has_its_reason() -> None:
    """Each intent that a rule leads to a person at once names its reason, and no other does."""
    rules = read_yaml(ROOT / "data" / "rules" / "handoff.yml")["rules"]
    steps = [rule["steps"] for rule in rules]
    led = {one[0]["intent"] for one in steps if {"action": AtOnce.called} in one}
    assert led == {intent for intent, _ in AT_ONCE}


def _facts(folder: Path, *always_human: str) -> FactsFile:
    """The merchant's facts, with these intents always for a person."""
    path = folder / "facts.yml"
    facts = read_yaml(FACTS) | {"always_human": [*always_human]}
    path.write_text(yaml.safe_dump(facts), "utf-8")
    return FactsFile(path)


def test_what_the_merchant_wants_people_to_answer(tmp_path: Path) -> None:
    """An intent on the merchant's list is for a person, about the topic of its answer; others are answered."""
    facts = _facts(tmp_path, "refund_request", "complaint")
    told = answered("refund_request", facts, slots={"topic": "shipping"})
    assert told.message["response"] == "utter_always_human"
    assert told.message["custom"]["handoff"] == {"reason": "always", "topic": "returns", "slots": {}}
    assert answered("refund_status", facts).message["response"] == "utter_refund_status"
    # An intent that goes to a person anyway keeps its own reason.
    assert run(AtOnce(resources(facts)), a_tracker("complaint")).message["custom"]["handoff"]["reason"] == "anger"


@pytest.mark.parametrize("slots", ({}, {"requested_slot": "email"}))
def test_a_form_asks_nothing_where_a_person_answers(tmp_path: Path, slots: dict[str, str]) -> None:
    """A question on the merchant's list that would begin a form, or be asked in it, ends it; its answer hands over."""
    given = resources(_facts(tmp_path, "track_order"))
    asked = run(ValidateWishForm(given), a_tracker("track_order", slots=slots, form="wish_form", ran=["wish_form"]))
    assert asked.messages == []
    assert asked.slots["requested_slot"] is None
    told = run(TellWish(given), a_tracker("track_order"))
    assert told.message["custom"]["handoff"]["reason"] == "always"


def test_no_person_is_wanted() -> None:
    """A shopper who stays with the bot is asked what it can do for them; in a form, its question follows."""
    told = run(StayWithBot(resources()), a_tracker("stay_with_bot", slots={"offer": "person"}))
    assert (told.message["response"], told.slots) == ("utter_stay_with_bot", {"offer": None})
    told = run(StayWithBot(resources()), a_tracker("stay_with_bot", form="wish_form"))
    assert told.message["response"] == "utter_stay_in_form"
    assert [event["event"] for event in told.events] == ["slot"]


def _miss(misses: str | None = None, form: str | None = None, **turn: Any) -> Ran:  # noqa: ANN401  # a_tracker's own
    """Run a message that is not understood, after `misses` others."""
    before = ["action_fallback"] if misses else []
    return run(
        Fallback(resources()),
        a_tracker("nlu_fallback", slots={"misses": misses}, form=form, ran_before=before, **turn),
    )


def _buttons(told: Ran) -> list[str]:
    return [button["payload"] for button in told.message["buttons"]]


def test_the_first_miss() -> None:
    """The first miss offers a person and the nearest topics, three at most."""
    near = ["nlu_fallback", "affirm", "discounts", "track_order", "return_item", "refund_status"]
    told = _miss(ranking=near)
    assert told.message["response"] == "utter_fallback_nearest"
    assert _buttons(told) == ["/discounts", "/track_order", "/return_item", "/ask_human"]
    assert _buttons(_miss(ranking=["nlu_fallback", "discounts"])) == ["/discounts", "/ask_human"]
    assert told.events[-1]["name"] == "action_listen"


def test_a_miss_that_is_near_to_nothing() -> None:
    """Where no topic is near, what most shoppers come for is offered, and a person."""
    told = _miss(ranking=["nlu_fallback"])
    assert told.message["response"] == "utter_fallback"
    assert _buttons(told) == ["/track_order", "/shipping_cost", "/return_item", "/ask_human"]


@pytest.mark.parametrize(
    ("intent", "said", "response"),
    (
        ("affirm", "ok", "utter_taken_note"),
        ("affirm", "alright then", "utter_taken_note"),
        ("affirm", "Yes please", "utter_yes_to_what"),
        ("affirm", "ok go ahead", "utter_yes_to_what"),
        ("affirm", "", "utter_yes_to_what"),
        ("deny", "no", "utter_nothing_more"),
    ),
)
def test_a_yes_or_no_to_nothing(intent: str, said: str, response: str) -> None:
    """An "ok" after an answer, or a "no" to "anything else?", gets a kind word, and a yes is asked what to: no miss."""
    told = run(Fallback(resources()), a_tracker(intent, text=said, ranking=[intent, "discounts"]))
    assert told.message["response"] == response
    assert told.slots["misses"] is None


def test_a_yes_to_nothing_is_offered_what_was_talked_of() -> None:
    """Who says yes while no question is open may choose of the topic that was talked of, or a person."""
    told = run(Fallback(resources()), a_tracker("affirm", text="yes", slots={"topic": "returns"}))
    assert _buttons(told) == ["/return_policy", "/return_item", "/refund_request", "/ask_human"]
    assert _buttons(run(Fallback(resources()), a_tracker("affirm", text="yes")))[0] == "/track_order"


AGENDA = {
    "wishes": [
        {"id": "1", "kind": "cancel", "title": "Cancel an order", "stands": "done", "order": "1042"},
        {"id": "2", "kind": "return", "title": "Return an item", "stands": "proved", "order": "1055"},
        {"id": "3", "kind": "invoice", "title": "Get an invoice", "stands": "asked", "order": None},
    ]
}


@pytest.mark.parametrize(
    ("slots", "still"),
    (
        ({"agenda": AGENDA, "order_number": "1042"}, "return an item (order 1055); get an invoice"),
        ({"agenda": {"wishes": AGENDA["wishes"][:1]}, "order_number": "1042"}, "order 1042"),
        ({}, None),
    ),
)
def test_a_shopper_who_is_not_heard(slots: dict[str, Any], still: str | None) -> None:
    """Who feels not heard is told sorry and what is open, and a yes brings a person."""
    told = run(Frustration(resources()), a_tracker("frustration", text="i told you", slots=slots))
    assert told.message["response"] == ("utter_frustration_open" if still else "utter_frustration")
    assert told.message.get("open") == still
    assert (_buttons(told), told.slots["offer"]) == (["/ask_human"], "person")


def test_who_goes_on_not_to_be_heard() -> None:
    """The second time in a row a person is called, with anger for the reason, and nobody says sorry again."""
    again = a_tracker("frustration", text="shall i draw it", ran_before=["action_frustration"])
    told = run(Frustration(resources()), again)
    assert told.message["custom"]["handoff"]["reason"] == "anger"
    assert "response" not in told.message or told.message["response"] is None


@pytest.mark.parametrize("intent", ("affirm", "deny"))
def test_a_yes_or_no_to_a_miss(intent: str) -> None:
    """A yes or no after a message that was not understood is the second miss, and fills nothing in a form."""
    after_a_miss = a_tracker(intent, slots={"misses": "1"}, ran_before=["action_fallback"])
    assert run(Fallback(resources()), after_a_miss).message["response"] == "utter_fallback_again"
    in_form = a_tracker(intent, form="wish_form")
    assert run(Fallback(resources()), in_form).message["response"] == "utter_fallback_in_form"


def test_the_first_miss_in_a_form() -> None:
    """The first miss in a form lets it go on, and offers a person."""
    told = _miss(form="wish_form")
    assert told.message["response"] == "utter_fallback_in_form"
    assert told.events[-1]["name"] == "wish_form"


@pytest.mark.parametrize(
    ("form", "response", "goes_on"),
    (
        ("wish_form", "utter_fallback_again_in_form", "wish_form"),
        (None, "utter_fallback_again", "action_listen"),
    ),
)
def test_the_second_miss_in_a_row(form: str | None, response: str, goes_on: str) -> None:
    """The second miss in a row offers a person, whom a yes then brings; a form goes on."""
    told = _miss("1", form)
    assert told.message["response"] == response
    assert _buttons(told) == ["/ask_human"]
    assert (told.slots["misses"], told.slots["offer"]) == ("2", "person")
    assert told.events[-1]["name"] == goes_on


@pytest.mark.parametrize("form", ("wish_form", None))
def test_the_third_miss_in_a_row(form: str | None) -> None:
    """The third miss in a row hands over as unsure, out of a form too."""
    told = _miss("2", form)
    assert told.message["custom"]["handoff"]["reason"] == "unsure"
    assert not told.message["response"]
    assert told.events[-1]["name"] == "action_listen"


def test_a_miss_after_something_understood() -> None:
    """Misses count only where they are in a row."""
    told = run(Fallback(resources()), a_tracker("nlu_fallback", slots={"misses": "2"}, ran_before=["action_thank"]))
    assert told.slots["misses"] == "1"


def test_a_correction_that_is_not_understood() -> None:
    """A correction begins again: the misses are forgotten, and a form is left."""
    told = _miss("2", "wish_form", entities={"correction": "yes"})
    assert told.message["response"] == "utter_fallback"
    assert told.slots["misses"] == "1"
    assert {"event": "active_loop", "name": None, "timestamp": None} in told.events
    assert told.events[-1]["name"] == "action_listen"


def test_beyond_it() -> None:
    """A question out of scope is answered with what the bot can do."""
    assert len(run(OutOfScope(resources())).message["buttons"]) == 4


@pytest.mark.parametrize(("action", "intent"), ((Fallback, "nlu_fallback"), (OutOfScope, "out_of_scope")))
def test_right_after_a_person_what_was_settled_is_told_once(action: type[TopicAction], intent: str) -> None:
    """Before the bot says that it does not understand: "what did we agree again" is near to nothing."""
    said, settled = "what did we agree again", {"settled": "A new one leaves on Thursday."}
    told = run(action(resources()), a_tracker(intent, text=said, metadata=settled)).message
    assert (told["response"], told["settled"]) == ("utter_wish_settled", "A new one leaves on Thursday")
    again = a_tracker(intent, text=said, metadata=settled, ran_before=["action_fallback"])
    after_another = a_tracker(intent, text=said, metadata=settled, slots={"topic": "returns"})
    for tracker in (again, after_another):
        assert run(action(resources()), tracker).message["response"] != "utter_wish_settled"
