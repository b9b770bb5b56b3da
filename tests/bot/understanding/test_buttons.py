"""Buttons typed instead of pressed, and a topic that answers the message which was not understood."""

import json
from typing import Any

import pytest
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.understanding.buttons import Button, buttons_of, chosen, typed
from tests.bot.fakes import DOMAIN

_RETURN, _PRICES = Button("Return an item", "return_item"), Button("See delivery prices", "shipping_cost")
_TIMES, _PERSON = Button("See delivery times", "delivery_time"), Button("Talk to a person", "ask_human")
_SHOWN = (_RETURN, _PRICES, _TIMES, _PERSON)


@pytest.mark.parametrize(
    ("text", "button"),
    (
        ("Return an item", _RETURN),
        ("returns", _RETURN),
        ("The one with the returns, please.", _RETURN),
        ("i want to return", _RETURN),
        ("delivery times pls", _TIMES),
        ("prices", _PRICES),
        ("the second", _PRICES),
        ("number 3", _TIMES),
        ("the last one please", _PERSON),
        # Two buttons have it, and words that many have name none.
        ("delivery", None),
        ("an item", None),
        ("see", None),
        # More than a button: a number, another word, a place that is no button's.
        ("return 1042", None),
        ("return the boots", None),
        ("the fifth", None),
        ("the second order is late", None),
        ("where is my parcel", None),
        ("please", None),
        ("", None),
    ),
)
def test_typed(text: str, button: "Button | None") -> None:
    """A button is named by its words or its place, among what was shown, and by nothing else."""
    assert typed(text, _SHOWN) == button


def test_nothing_is_named_where_nothing_was_shown() -> None:
    """Without buttons, and with one alone, a place points at something else."""
    assert typed("returns", ()) is None
    assert typed("the first", (_RETURN,)) is None


def _tracker(*events: Event) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("c1:1", list(events), DOMAIN.slots, domain=DOMAIN)


def _said(text: str, intent: str, near: "tuple[str, ...]" = ()) -> UserUttered:
    names: list[dict[str, Any]] = [{"name": name, "confidence": 0.4} for name in (intent, *near)]
    entities = [{"entity": "order_number", "value": "1042"}]
    data = {"text": text, "intent": names[0], "intent_ranking": names, "entities": entities}
    return UserUttered(text, names[0], entities, data)


def _uttered(*buttons: Button, **custom: object) -> BotUttered:
    payloads = [f"/{one.intent}{json.dumps(dict(one.entities)) if one.entities else ''}" for one in buttons]
    shown = [{"title": one.title, "payload": payload} for one, payload in zip(buttons, payloads)]  # noqa: B905  # of one length
    return BotUttered("Which is it?", {"buttons": shown, "custom": custom})


def test_buttons_are_those_of_the_last_answer() -> None:
    """Topics that the last answer offered, in their order; earlier ones, yes and no, and products are none."""
    with_value = Button("Return an item", "return_item", (("value", "7"),))
    yes = Button("Yes", "affirm")
    assert buttons_of(None) == ()
    first = (_said("hi", "greet"), _uttered(_PRICES))
    assert buttons_of(_tracker(*first)) == (_PRICES,)
    again = (*first, _said("hm", "greet"), _uttered(with_value, yes), _uttered(_PERSON))
    assert buttons_of(_tracker(*again)) == (with_value, _PERSON)
    assert buttons_of(_tracker(*again, _said("boots", "greet"))) == ()
    assert buttons_of(_tracker(*first, _said("boots", "greet"), _uttered(_RETURN, cards=[{}]))) == ()


def test_a_topic_answers_the_message_that_was_unclear() -> None:
    """It has the message's words and what it names; what the button carries comes before that."""
    unclear = _tracker(_said("my 1042 thing is funny", "nlu_fallback", ("damaged_item",)), _uttered(_RETURN))
    parsed = chosen(Button("Report", "damaged_item"), unclear)
    assert (parsed["text"], parsed["intent"]["name"]) == ("my 1042 thing is funny", "damaged_item")
    assert parsed["entities"] == [{"entity": "order_number", "value": "1042"}]
    carried = chosen(Button("Report", "damaged_item", (("order_number", "7"),)), unclear)
    assert carried["entities"] == [{"entity": "order_number", "value": "7"}]


@pytest.mark.parametrize(
    "before", (None, _said("where is 1042", "track_order"), _said("gibberish 1042", "nlu_fallback", ("return_item",)))
)
def test_a_topic_by_itself_is_bare(before: "UserUttered | None") -> None:
    """After a message that was understood, or that was not near this topic, a button means its topic alone."""
    parsed = chosen(_PRICES, _tracker(before) if before else None)
    assert (parsed["text"], parsed["entities"]) == ("", [])
