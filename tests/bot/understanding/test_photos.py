"""Photos: how Rasa is told of them, and what a message with photos means."""

import asyncio
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.understanding.photos import with_photos
from tests.bot.fakes import Agent, a_turn, parsed, served

SLOTS = ("offer", "photos")
WAITED_FOR = {"wishes": [], "asked": {"wish": 1, "slot": "photo", "takes": "photo"}}
DOMAIN = Domain.from_dict(
    {
        "forms": {"wish_form": {"required_slots": []}},
        "slots": {name: {"type": "text", "mappings": [{"type": "custom"}]} for name in SLOTS}
        | {"agenda": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}},
    }
)
NUMBER = {"entity": "order_number", "value": "1042"}


def _tracker(form: "str | None" = None, **slots: object) -> DialogueStateTracker:
    events = [ActiveLoop(form), *(SlotSet(name, value) for name, value in slots.items())]
    return DialogueStateTracker.from_events("c1:1", events, DOMAIN.slots, domain=DOMAIN)


TAKEN = [
    # nobody has said anything yet
    ("track_order", None, "track_order"),
    ("damaged_item", None, "damaged_item"),
    ("nlu_fallback", None, "send_photo"),
    ("greet", None, "send_photo"),
    ("affirm", None, "send_photo"),
    # a photo is waited for
    ("track_order", _tracker(agenda=WAITED_FOR), "send_photo"),
    ("damaged_item", _tracker(agenda=WAITED_FOR), "send_photo"),
    ("deny", _tracker(agenda=WAITED_FOR), "send_photo"),
    # something was offered
    ("affirm", _tracker(offer="person"), "affirm"),
    ("greet", _tracker(offer="person"), "send_photo"),
    # a form waits for something
    ("inform", _tracker("wish_form"), "send_photo"),
    ("nlu_fallback", _tracker("wish_form"), "send_photo"),
]


@pytest.mark.parametrize(("said", "tracker", "taken"), TAKEN)
def test_what_a_message_with_photos_means(said: str, tracker: "DialogueStateTracker | None", taken: str) -> None:
    """A message is about its photos where they are waited for, or where its words say little."""
    (wish,) = with_photos([parsed("words", said)], 1, tracker)
    assert wish["intent"]["name"] == wish["intent_ranking"][0]["name"] == taken
    assert wish["text"] == "words"


def test_a_number_fills_its_form_in_spite_of_a_photo() -> None:
    """A number fills the form that waits for it in spite of a photo; without a form it says little about the photo."""
    named = [parsed("1042", "inform", NUMBER)]
    assert with_photos(named, 1, _tracker("wish_form"))[0]["intent"]["name"] == "inform"
    assert with_photos(named, 1, _tracker())[0]["intent"]["name"] == "send_photo"


def test_photos_are_counted() -> None:
    """Rasa is told how many photos there are in this bot session, besides the entities of the words."""
    (wish,) = with_photos([parsed("1042", "inform", NUMBER)], 2, _tracker(photos="3"))
    assert wish["entities"] == [NUMBER, {"entity": "photos", "value": "5"}]


def test_two_wishes_keep_their_words() -> None:
    """Photos with two wishes are told with the first and known at the second; each wish keeps its own meaning."""
    wishes = [parsed("the cost", "shipping_cost"), parsed("it is torn", "damaged_item")]
    first, second = with_photos(wishes, 1, _tracker())
    assert (first["intent"]["name"], second["intent"]["name"]) == ("shipping_cost", "damaged_item")
    assert first["entities"] == [{"entity": "photos", "value": "1"}]


def test_photos_that_are_waited_for_are_the_only_wish() -> None:
    """Where a report waits for its photo, the photo is what the message is about, whatever else it asks."""
    wishes = [parsed("1042", "inform", NUMBER), parsed("where is it", "track_order")]
    (taken,) = with_photos(wishes, 1, _tracker(agenda=WAITED_FOR))
    assert taken["intent"]["name"] == "send_photo"
    assert taken["entities"] == [NUMBER, {"entity": "photos", "value": "1"}]


@pytest.mark.parametrize(
    ("said", "text"), (({"text": "look"}, "look"), ({"text": None, "choice": {"intent": "greet"}}, ""))
)
def test_the_channel_tells_of_photos(said: "dict[str, Any]", text: str) -> None:
    """A turn with photos reaches Rasa with the intent that they give it, with or without words."""

    async def parse_message(text: str) -> "dict[str, Any]":
        return parsed(text, "out_of_scope")

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle, parse_message=parse_message) as say:
            await say(a_turn(metadata={"photos": 2}, **said))
        assert agent.messages[0].text == text
        assert agent.messages[0].parse_data["intent"] == {"name": "send_photo", "confidence": 1.0}
        assert agent.messages[0].parse_data["entities"] == [{"entity": "photos", "value": "2"}]

    asyncio.run(play())
