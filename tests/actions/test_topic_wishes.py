"""What a person is offered for comes to them with a yes, in the shopper's words; nothing of it stays after a no."""

from typing import Any

from actions.answer import TopicAction
from actions.from_data import Answer
from actions.topics.fallback import Fallback
from actions.topics.handoff import Handoff, StayWithBot
from actions.topics.payments import BillingProblem
from tests.actions.fakes import Ran, a_tracker, resources, run

CHARGED = "there are two lots of 80 pounds on my card"


def _after(action: type[TopicAction], intent: str, text: str, slots: dict[str, Any], **entities: str) -> Ran:
    return run(action(resources()), a_tracker(intent, text=text, slots=slots, entities=entities))


def _offered() -> dict[str, Any]:
    return _after(BillingProblem, "billing_problem", CHARGED, {}, order_number="1042").slots


def test_a_yes_brings_the_wish_to_the_person() -> None:
    """The packet has the topic's title, the order that was named, and what was said of it."""
    slots = _offered()
    assert slots["agenda"]["wishes"][0]["stands"] == "offered"
    passed = _after(Handoff, "affirm", "yes please", slots).slots["agenda"]["wishes"]
    assert [(one["kind"], one["title"], one["stands"], one["order"]) for one in passed] == [
        ("billing_problem", "Report a wrong charge", "with_person", "1042")
    ]
    assert passed[0]["steps"] == [{"slot": "words", "title": "In their words", "done": True, "value": CHARGED}]


def test_a_no_drops_it() -> None:
    """Who stays with the bot has no open wish left; a person who is asked for later gets none."""
    told = _after(StayWithBot, "stay_with_bot", "no thanks", _offered())
    assert told.slots["agenda"]["wishes"] == []


def test_only_what_is_offered_now_is_kept() -> None:
    """A second offer takes the place of the first, which was answered."""
    slots = _offered()
    more = _after(Answer, "delete_account", "close my account", slots).slots
    assert [one["kind"] for one in more["agenda"]["wishes"]] == ["delete_account"]


def test_what_was_not_understood_is_kept_in_its_words() -> None:
    """After a second miss the person sees the message that the bot could not read; a first miss keeps nothing."""
    first = _after(Fallback, "nlu_fallback", "the thingy wobbles when it shouldn't", {})
    assert "agenda" not in first.slots
    tracker = a_tracker("nlu_fallback", text="wobbly thingy!", slots={"misses": "1"}, ran_before=["action_fallback"])
    again = run(Fallback(resources()), tracker).slots["agenda"]["wishes"]
    assert [(one["title"], one["said"]) for one in again] == [("Something else", ["wobbly thingy!"])]
