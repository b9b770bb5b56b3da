"""Buttons of the last answer: typed instead of pressed, and what a pressed topic is about.

"Returns", "the second" and "the one about delivery times, please" press the button that they name. A topic that is
chosen after a message which was not understood answers that message.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.understanding.intents import known
from bot.understanding.phrasing import phrasing

_UNCLEAR = "nlu_fallback"
_ITSELF = "text"
# Words around the one that names a button, and those that stand on too many to name one.
_AROUND = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "button",
        "choose",
        "first",
        "for",
        "i",
        "i'd",
        "id",
        "i'll",
        "ill",
        "it",
        "its",
        "just",
        "like",
        "lets",
        "me",
        "mean",
        "meant",
        "my",
        "of",
        "ok",
        "okay",
        "on",
        "one",
        "option",
        "pick",
        "please",
        "pls",
        "plz",
        "press",
        "select",
        "take",
        "thanks",
        "that",
        "the",
        "then",
        "this",
        "to",
        "want",
        "was",
        "with",
        "would",
        "yes",
        "yeah",
    ]
)
_ON_MANY = frozenset(("ask", "find", "get", "item", "make", "order", "report", "see", "talk"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# A message that gives these wants more than a button does.
_GIVES = re.compile(r"[\d@]")


@dataclass(frozen=True)
class Button:
    """A button that stands for a topic: its title, the intent, and the entities that it carries."""

    title: str
    intent: str
    entities: "tuple[tuple[str, str], ...]" = ()


def buttons_of(tracker: "DialogueStateTracker | None") -> "tuple[Button, ...]":
    """Return the topics that the answer to the last message offers; none where it showed cards to choose among."""
    shown: list[Button] = []
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            if ((event.data or {}).get("custom") or {}).get("cards"):
                return ()
            shown = [*map(_button, (event.data or {}).get("buttons") or ()), *shown]
    return tuple(button for button in shown if known(button.intent).title)


def typed(text: str, buttons: "Sequence[Button]") -> "Button | None":
    """Return the one button that a message names by its words or its place; None where it names none, or several."""
    if len(buttons) > 1 and (place := _place(text)):
        at = len(buttons) if place == "last" else int(place) if place.isdecimal() else 0
        return buttons[at - 1] if 0 < at <= len(buttons) else None
    words = {_stem(word) for word in _WORD.findall(text.lower()) if word not in _AROUND}
    if not words or words <= _ON_MANY or _GIVES.search(text):
        return None
    named = [one for one in buttons if words <= set(map(_stem, _WORD.findall(one.title.lower())))]
    return named[0] if len(named) == 1 else None


def chosen(button: Button, tracker: "DialogueStateTracker | None") -> "dict[str, Any]":
    """Return in Rasa's terms what a pressed button means.

    Where it is one of the topics that a message was asked back about, it is that message which has this intent, with
    its words and what it names. Else no text has to be understood.
    """
    intent = {"name": button.intent, "confidence": 1.0}
    given = [{"entity": name, "value": value} for name, value in button.entities]
    unclear = _unclear(tracker, button.intent)
    kept = [entity for entity in unclear.get("entities", ()) if entity["entity"] not in dict(button.entities)]
    return {
        _ITSELF: unclear.get(_ITSELF) or "",
        "intent": intent,
        "intent_ranking": [intent],
        "entities": [*kept, *given],
    }


def _unclear(tracker: "DialogueStateTracker | None", intent: str) -> "dict[str, Any]":
    message = tracker.latest_message if tracker else None
    if message is None or message.intent.get("name") != _UNCLEAR:
        return {}
    near = {one["name"] for one in message.parse_data.get("intent_ranking", ())}
    return {_ITSELF: message.text, "entities": message.entities} if intent in near else {}


def _place(text: str) -> str:
    """Return the place that a message points at and does nothing else; "" where there is none."""
    place = phrasing().place(text)
    return place if place and phrasing().says_nothing(text) else ""


def _button(written: "dict[str, Any]") -> Button:
    intent, brace, entities = written["payload"].lstrip("/").partition("{")
    return Button(written["title"], intent, tuple(json.loads(brace + entities).items()) if brace else ())


def _stem(word: str) -> str:
    """Return a word without its plural: "returns" names "Return an item"."""
    return word[:-1] if len(word) > len("news") and word.endswith("s") and not word.endswith("ss") else word
