"""Where a talk stands, and what of it a message is read by."""

from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.understanding.in_talk import in_talk, pointed
from bot.understanding.open_question import after_the_answer
from bot.understanding.talk import NOTHING_SAID, Talk, talk_of

SLOTS = ("agenda", "subject", "product", "shown", "offer", "language")
DOMAIN = Domain.from_dict(
    {
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]} for name in SLOTS
        }
    }
)
CANCEL = {"id": 1, "kind": "cancel", "stands": "asked", "order": None}
KEPT = {
    "wishes": [{"id": 3, "kind": "cancel", "order": "1042", "stands": "asked"}],
    "current": 3,
    "asked": {"wish": 3, "slot": "confirm", "takes": "yes_no"},
}
RETURN = {"id": 2, "kind": "return", "stands": "refused", "order": "1042"}


def _tracker(**slots: object) -> DialogueStateTracker:
    events = [SlotSet(name, value) for name, value in slots.items()]
    return DialogueStateTracker.from_events("c1:1", events, DOMAIN.slots, domain=DOMAIN)


def _agenda(*wishes: "dict[str, Any]", **parts: object) -> "dict[str, Any]":
    return {"wishes": list(wishes), "asked": None, "current": None, "last": None, **parts}


def _parsed(intent: str, certainty: str = "act", *entities: str) -> "dict[str, Any]":
    likeliest = {"name": intent, "confidence": 0.9}
    return {
        "text": "…",
        "intent": likeliest,
        "intent_ranking": [likeliest],
        "certainty": certainty,
        "entities": [{"entity": entity, "value": "…"} for entity in entities],
    }


def test_nothing_was_said_yet() -> None:
    """Without a tracker, and with an empty one, nothing is asked and nothing was told of."""
    assert talk_of(None) == talk_of(_tracker()) == NOTHING_SAID


def test_the_open_question_and_its_wish() -> None:
    """The question that is open, and the wish it is about, which can still be taken back."""
    asked = {"wish": 1, "slot": "confirm", "takes": "yes_no"}
    talk = talk_of(_tracker(agenda=_agenda(RETURN, CANCEL, current=1, last=2, asked=asked), subject="cancel_order"))
    assert (talk.asked, talk.takes, talk.kind, talk.open) == ("confirm", "yes_no", "cancel", True)
    assert (talk.subject, talk.of_order) == ("cancel_order", True)


def test_the_wish_that_was_told_of_last() -> None:
    """Where no wish is open, the talk is about the one that was told of last; that one is settled."""
    talk = talk_of(_tracker(agenda=_agenda(RETURN, last=2)))
    assert (talk.asked, talk.kind, talk.open, talk.of_order) == ("", "return", False, True)


def test_an_order_that_was_not_proved_was_not_talked_of() -> None:
    """A number that waits for its proof tells nothing yet."""
    assert not talk_of(_tracker(agenda=_agenda({**CANCEL, "order": "1042"}, current=1))).of_order


@pytest.mark.parametrize("slots", ({"product": "Fern"}, {"shown": ["Fern", "Tarn"]}))
def test_products_that_were_talked_of(slots: "dict[str, object]") -> None:
    """A product that was named, or several that were shown, are what "it" may mean."""
    assert talk_of(_tracker(**slots)).of_product


def test_what_was_offered_and_the_language() -> None:
    """What a yes accepts, and the languages of the shopper and of their browser."""
    talk = talk_of(_tracker(offer="person", language="de"), "pt_BR")
    assert (talk.offers, talk.language, talk.browser) == ("person", "de", "pt")


@pytest.mark.parametrize(
    ("text", "place"),
    (
        ("the second one please", "2"),
        ("last", "last"),
        ("the other one", "other"),
        ("number 3", "3"),
        ("number two please", "2"),
    ),
)
def test_what_a_message_points_at(text: str, place: str) -> None:
    """An ordinal, a number or "the other" becomes an entity, and replaces one that stood there."""
    found = pointed(_parsed("inform", "ask", "position"), text)["entities"]
    assert found == [{"entity": "position", "value": place}]


def test_what_points_at_nothing() -> None:
    """Other numbers and seconds point at nothing."""
    parsed = _parsed("inform")
    for text in ("wait a second", "number 1042", "i'll look first", "one second please", "at last", "at first"):
        assert pointed(parsed, text) is parsed


@pytest.mark.parametrize(
    ("text", "rest"),
    (
        ("yes, but how long does it take", ""),
        ("yes. how long does it take?", "how long does it take?"),
        ("no, where is my parcel", "where is my parcel"),
        ("yes please", ""),
        ("yes, the entire order please", ""),
        ("where is it", ""),
    ),
)
def test_what_follows_an_answer(text: str, rest: str) -> None:
    """What is asked after a yes or a no; nothing where a word or two follow, or the message has neither."""
    assert after_the_answer(text) == rest


CONFIRM = Talk(asked="confirm", takes="yes_no", kind="cancel", subject="cancel_order", open=True, of_order=True)


def test_a_person_is_never_an_answer() -> None:
    """Who is to be handed over leaves every question."""
    assert in_talk(_parsed("legal_threat"), "you will hear from my lawyer", CONFIRM) is None


def test_the_number_of_another_wish() -> None:
    """Another wish that is certain is no answer to the question for a number; the same wish with one is."""
    asks = Talk(asked="order_number", takes="order_number", kind="cancel", open=True, subject="cancel_order")
    assert in_talk(_parsed("change_address", "act", "order_number"), "change the address on 1042", asks) is None
    answer = in_talk(_parsed("cancel_order", "act", "order_number"), "cancel 1042", asks)
    assert answer is not None
    assert answer["intent"]["name"] == "answer"


@pytest.mark.parametrize(("asked", "lacks"), (("order_number", "order_number"), ("email", "email")))
def test_what_was_asked_for_is_not_at_hand(asked: str, lacks: str) -> None:
    """Who does not have it lacks the one of the two that was asked for."""
    talk = Talk(asked=asked, takes=asked, kind="cancel", open=True, subject="cancel_order")
    answer = in_talk(_parsed("deny"), "i don't have it", talk)
    assert answer is not None
    assert answer["entities"] == [{"entity": "lacks", "value": lacks}]


def test_what_goes_on_with_the_topic_is_acted_on() -> None:
    """A topic that is likeliest, and was just told of, needs no question back; another does."""
    talk = Talk(subject="shipping_cost")
    told = in_talk(_parsed("shipping_options", "ask"), "ok and express delivery?", talk)
    assert told is not None
    assert told["certainty"] == "act"
    assert in_talk(_parsed("membership", "ask"), "ok and points?", talk) is None
    assert in_talk(_parsed("shipping_options", "none"), "ok and by boat?", talk) is None


def test_a_new_session_goes_on_where_the_last_one_stood() -> None:
    """Before the first answer of a session the talk is the one that was kept; without one nothing was said."""
    talk = talk_of(None, None, KEPT)
    assert (talk.kind, talk.open, talk.asked, talk.takes) == ("cancel", True, "confirm", "yes_no")
    assert talk_of(None) == NOTHING_SAID
