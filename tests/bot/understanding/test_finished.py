"""Which messages are the beginning of something, and which are whole."""

import asyncio
from typing import Any

import pytest

from bot.understanding.finished import may_go_on
from bot.understanding.phrasing import phrasing
from bot.understanding.talk import NOTHING_SAID, Talk
from bot.understanding.understanding import understand
from tests.bot.fakes import Agent, a_turn, parsed, served

ASKED = Talk(asked="order_number", takes="order_number", kind="cancel", open=True)


@pytest.mark.parametrize(
    ("text", "intent", "alone", "in_burst"),
    (
        ("hello there", "greet", True, True),
        ("blorp fnord", "nlu_fallback", True, True),
        ("the green jacket", "inform", True, True),
        ("the handle came off and", "damaged_item", True, True),
        ("my kettle has a dent...", "damaged_item", True, True),
        ("ok so", "affirm", True, True),
        ("I think so", "affirm", False, False),
        ("quick question", "help", True, True),
        ("it's about my parcel", "track_order", True, True),
        ("we bought two stools from you in March", "track_order", True, True),
        ("my kettle has a dent", "damaged_item", False, True),
        ("cancel it :(", "cancel_order", False, True),
        ("i want to send the stool back", "return_item", False, True),
        ("where is my parcel", "track_order", False, False),
        ("and to Wales?", "shipping_cost", False, False),
        ("thanks", "thank", False, False),
        ("1042", "answer", False, False),
        ("never mind", "take_back", False, False),
        ("get me a person", "ask_human", False, False),
    ),
)
def test_messages(text: str, intent: str, *, alone: bool, in_burst: bool) -> None:
    """What is clearly whole is answered at once; right after another message only what asks or answers is."""
    wishes = [parsed(text, intent)]
    assert may_go_on(text, wishes, NOTHING_SAID, in_burst=False) is alone
    assert may_go_on(text, wishes, NOTHING_SAID, in_burst=True) is in_burst


def test_what_is_asked_may_be_answered_in_a_word() -> None:
    """Where the bot has asked, words that would only name something are heard as they are."""
    assert not may_go_on("my parcel", [parsed("my parcel", "track_order")], ASKED, in_burst=False)


@pytest.mark.parametrize(
    ("text", "scene"),
    (
        ("I ordered a stool last week", True),
        ("hi, we have just bought two kettles", True),
        ("I ordered a stool and it came broken", False),
        ("i ordered nothing", False),
        ("have i ordered the stool", False),
        ("I bought a stool, can it go outside?", False),
        ("someone ordered a stool in my name", False),
    ),
)
def test_a_purchase_is_no_wish(text: str, *, scene: bool) -> None:
    """Who only tells that they bought something has not said yet what it is about, and nobody is called for it."""
    assert phrasing().sets_scene(text) is scene

    async def like_a_theft(said: str) -> "dict[str, Any]":
        told = parsed(said, "account_hacked")
        told["intent_ranking"] = [*told["intent_ranking"], {"name": "track_order", "confidence": 0.4}]
        return told

    (wish,) = asyncio.run(understand(text, like_a_theft))
    assert (wish["intent"]["name"] != "account_hacked") is scene


def test_more_is_waited_for_once() -> None:
    """An unfinished message is not given to Rasa; asked again with its rest, it is, under the same turn."""

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle) as say:
            for way in ("alone", "in_burst"):
                _, answer = await say(a_turn(goes_on=way))
                assert (answer["status"], answer["replies"], agent.messages) == ("unfinished", [], [])
            _, answer = await say(a_turn(text="hi\nthere"))
            assert (answer["status"], [message.text for message in agent.messages]) == ("ok", ["hi\nthere"])

    asyncio.run(play())


def test_another_way_is_refused() -> None:
    """How a message came is one of two words."""

    async def play() -> None:
        async with served(Agent().handle) as say:
            status, answer = await say(a_turn(goes_on="slowly"))
            assert (status, answer["error"]["code"]) == (400, "bad_turn")

    asyncio.run(play())
