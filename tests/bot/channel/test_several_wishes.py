"""Several wishes in one message: one turn with one answer."""

import asyncio
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channel.channel import Handle
from bot.server.turns import current_turn
from tests.bot.fakes import Agent, a_turn, lose_an_action, parsed, remember, served

COST, PARCEL = "what does delivery cost", "where is my parcel"
MEANS = {COST: "shipping_cost", PARCEL: "track_order"}
BOTH = f"{PARCEL} and {COST}"
CHOICE = {"intent": "ask_human", "entities": {}}
BOTH_ANSWERED = [{"text": "hello"}, {"text": "hello"}]
BOTH_RAN = [{"name": "action_greet", "status": "ok"}] * 2


async def _parse(text: str) -> "dict[str, Any]":
    return parsed(text, MEANS.get(text, "greet"))


def _answer(handle: Handle) -> "dict[str, Any]":
    """What becomes of a message with two wishes."""

    async def play() -> "dict[str, Any]":
        async with served(handle, parse_message=_parse) as say:
            _, answer = await say(a_turn(text=BOTH))
        told: dict[str, Any] = answer
        return told

    return asyncio.run(play())


def test_two_wishes_are_one_turn() -> None:
    """Each wish is a message to Rasa, in order; answers and actions come back together, with the last one's intent."""
    agent = Agent()
    answer = _answer(agent.handle)
    assert (answer["status"], answer["replies"], answer["actions"]) == ("ok", BOTH_ANSWERED, BOTH_RAN)
    assert answer["intent"]["name"] == "track_order"
    assert [message.text for message in agent.messages] == list(MEANS)
    assert [message.metadata.get("wish") for message in agent.messages] == [None, 1]
    assert {message.metadata["turn_id"] for message in agent.messages} == {"t1"}


def test_actions_of_earlier_turns_are_not_told() -> None:
    """A turn tells only the actions of its own wishes, and none that ran before."""

    async def play() -> None:
        agent = Agent()

        async def handle(message: UserMessage) -> None:
            turn = current_turn()
            turn.tracker = turn.tracker or trackers.get("latest")
            await agent.handle(message)
            trackers["latest"] = turn.tracker

        trackers: dict[str, Any] = {}
        async with served(handle, parse_message=_parse) as say:
            await say(a_turn(text=BOTH))
            _, answer = await say(a_turn(text=BOTH, turn_id="t2"))
            assert answer["actions"] == BOTH_RAN
            _, answer = await say(a_turn(text=None, choice=CHOICE, turn_id="t3"))
            assert answer["actions"] == BOTH_RAN[:1]

    asyncio.run(play())


def test_a_form_asks_once() -> None:
    """Where a form goes on after the first answer, its question comes only once, at the end."""

    async def handle(message: UserMessage) -> None:
        sender, channel = message.sender_id, message.output_channel
        await channel.send_response(sender, {"text": message.text, "utter_action": "utter_shipping_cost"})
        await channel.send_response(sender, {"text": "number?", "utter_action": "utter_asks_order_number"})
        remember(message)

    assert _answer(handle)["replies"] == [{"text": COST}, {"text": PARCEL}, {"text": "number?"}]


def test_a_person_gets_what_is_left() -> None:
    """Once a wish brings in a person, the next wish is left to that person."""
    asked = []

    async def handle(message: UserMessage) -> None:
        asked.append(message.text)
        await message.output_channel.send_response("c1:1", {"custom": {"handoff": {"reason": "anger"}}})
        remember(message)

    assert _answer(handle)["status"] == "ok"
    assert asked == [COST]


@pytest.mark.parametrize("failing", tuple(MEANS))
def test_half_an_answer_is_a_failure(failing: str) -> None:
    """Where the answer to either wish breaks, the turn says so, and nothing more is tried."""
    agent = Agent()

    async def handle(message: UserMessage) -> None:
        if message.text == failing:
            raise RuntimeError
        await agent.handle(message)

    assert _answer(handle)["status"] == "failed"
    assert len(agent.messages) == (failing == PARCEL)


def test_a_lost_action_ends_the_turn() -> None:
    """After an action that failed the next wish is not tried: the turn has failed."""
    asked = []

    async def handle(message: UserMessage) -> None:
        asked.append(message.text)
        await lose_an_action(message)

    assert _answer(handle)["status"] == "failed"
    assert asked == [COST]
