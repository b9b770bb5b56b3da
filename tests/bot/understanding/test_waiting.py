"""Whoever waits for a person is told what everybody is told, and nothing is begun."""

import asyncio
from typing import Any

import pytest

from bot.understanding.waiting import facts_among
from tests.bot.fakes import Agent, a_turn, parsed, served

WAITING = {"channel": "web", "waiting": True}


@pytest.mark.parametrize(
    ("intents", "answered"),
    (
        (["shipping_cost"], ["shipping_cost"]),
        (["help_page"], ["help_page"]),
        (["track_order"], []),
        (["cancel_order", "shipping_cost"], ["shipping_cost"]),
        (["ask_human"], []),
        (["greet"], []),
        (["nlu_fallback"], []),
    ),
)
def test_only_facts_are_answered(intents: "list[str]", answered: "list[str]") -> None:
    """What tells is answered, also beside a wish that acts; all else is left to the person."""
    facts = facts_among([parsed("text", intent) for intent in intents])
    assert [fact["intent"]["name"] for fact in facts] == answered


@pytest.mark.parametrize(
    ("intent", "metadata", "asked"),
    (("track_order", WAITING, 0), ("shipping_cost", WAITING, 1), ("track_order", {"channel": "web"}, 1)),
)
def test_rasa_is_given_facts_only(intent: str, metadata: "dict[str, Any]", asked: int) -> None:
    """With `waiting` an act does not reach Rasa, and the turn says nothing; without it, all goes on as ever."""
    agent = Agent()

    async def understands(text: str) -> "dict[str, Any]":
        return parsed(text, intent)

    async def play() -> "dict[str, Any]":
        async with served(agent.handle, parse_message=understands) as say:
            _, answer = await say(a_turn(metadata=metadata))
        told: dict[str, Any] = answer
        return told

    answer = asyncio.run(play())
    assert (len(agent.messages), len(answer["replies"])) == (asked, asked)
