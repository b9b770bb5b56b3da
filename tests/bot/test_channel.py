"""The channel: who is let in, what is taken, and that a turn runs once and to its end."""

import asyncio
import copy
import json
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.exceptions import RasaException

from bot.channel import CounterhandInput, Handle
from bot.turns import Answers, current_turn
from tests.bot.fakes import Agent, a_turn, parsed, remember, served

OPEN = {"intent": "ask_human", "entities": {}}


def test_an_answer() -> None:
    """An answer tells status, replies, what was understood, and which actions ran."""

    async def play() -> None:
        async with served(Agent().handle) as say:
            status, answer = await say(a_turn())
        assert status == 200
        assert answer == {
            "turn_id": "t1",
            "status": "ok",
            "replies": [{"text": "hello"}],
            "intent": {"name": "greet", "confidence": 0.9},
            "ranking": [{"name": "greet", "confidence": 0.9}],
            "entities": [],
            "form": None,
            "slots": {},
            "actions": [{"name": "action_greet", "status": "ok"}],
        }

    asyncio.run(play())


def test_a_reply_with_everything() -> None:
    """Buttons come back as options with choices, cards beside the text, and what is left of custom as it is."""

    async def handle(message: UserMessage) -> None:
        buttons = [
            {"title": "Person", "payload": "/ask_human"},
            {"title": "Order", "payload": '/track_order{"order_number": "1042"}'},
        ]
        custom = {"cards": [{"kind": "order"}], "failure": "shop"}
        await message.output_channel.send_response("c1:1", {"text": "a  b ", "buttons": buttons, "custom": custom})
        remember(message)

    async def play() -> None:
        async with served(handle) as say:
            _, answer = await say(a_turn())
        assert answer["replies"] == [
            {
                "text": "a b",
                "options": [
                    {"title": "Person", "choice": {"intent": "ask_human", "entities": {}}},
                    {"title": "Order", "choice": {"intent": "track_order", "entities": {"order_number": "1042"}}},
                ],
                "cards": [{"kind": "order"}],
                "custom": {"failure": "shop"},
            }
        ]

    asyncio.run(play())


@pytest.mark.parametrize("secret", ("", "wrong", "a-secret-for-tests-onlyx", "ü"))
def test_a_stranger_is_not_let_in(secret: str) -> None:
    """Without the shared secret nothing is read and nothing runs."""

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle) as say:
            status, answer = await say(a_turn(), secret)
        assert (status, answer["error"]["code"], agent.messages) == (401, "unauthorized", [])

    asyncio.run(play())


@pytest.mark.parametrize("secret", (None, "", "short"))
def test_a_weak_secret_is_refused(secret: "str | None") -> None:
    """The channel does not start without a secret worth the name."""
    with pytest.raises(RasaException, match="RASA_SECRET"):
        CounterhandInput.from_credentials({"secret": secret})


BAD = [
    (a_turn(sender=None), "no_sender"),
    (a_turn(sender=" "), "no_sender"),
    (a_turn(sender=7), "no_sender"),
    (a_turn(sender="x\x00"), "no_sender"),
    (a_turn(turn_id=None), "no_turn_id"),
    (a_turn(turn_id="x" * 201), "no_turn_id"),
    (a_turn(text=None), "bad_turn"),
    (a_turn(choice=OPEN), "bad_turn"),
    (a_turn(text=["hi"]), "bad_text"),
    (a_turn(text="x" * 1_001), "too_long"),
    (a_turn(metadata="web"), "bad_metadata"),
    (a_turn(metadata={"photos": "2"}), "bad_metadata"),
    (a_turn(metadata={"photos": -1}), "bad_metadata"),
    (a_turn(metadata={"photos": True}), "bad_metadata"),
    (a_turn(text=None, choice="greet"), "unknown_choice"),
    (a_turn(text=None, choice={"intent": "nothing_we_know"}), "unknown_choice"),
    (a_turn(text=None, choice={"intent": "restart"}), "unknown_choice"),
    (a_turn(text=None, choice={"intent": ["greet"]}), "unknown_choice"),
    (a_turn(text=None, choice={"intent": "greet", "entities": {"email": "x"}}), "bad_choice"),
    (a_turn(text=None, choice={"intent": "greet", "entities": {"order_number": 7}}), "bad_choice"),
    (a_turn(text=None, choice={"intent": "greet", "entities": []}), "bad_choice"),
    (["hi"], "bad_json"),
    ("{", "bad_json"),
    (b"\xff\xfe", "bad_json"),
    ("[" * 60_000, "bad_json"),
    (json.dumps(a_turn(metadata={"x": "y" * 70_000})), "too_large"),
]


@pytest.mark.parametrize(("body", "code"), BAD, ids=lambda value: ascii(value)[:30])
def test_a_bad_turn_changes_nothing(body: object, code: str) -> None:
    """What is no turn gets a clear error, and Rasa never hears of it."""

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle) as say:
            status, answer = await say(body)
        assert (status, answer["error"]["code"], agent.messages) == (400, code, [])

    asyncio.run(play())


@pytest.mark.parametrize(
    "text",
    ("\ud800 half", "\x00", "x" * 1_000, "é" * 1_000, "e\u0301" * 1_000, "/restart", "\u202e/"),
    ids=lambda value: ascii(value)[:30],
)
def test_any_text_is_taken(text: str) -> None:
    """Any text of 1,000 characters after NFC gets an answer, and reaches Rasa harmless."""

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle) as say:
            status, _ = await say(json.dumps(a_turn(text=text)))
        assert status == 200
        assert not agent.messages[0].text.startswith("/")
        assert agent.messages[0].text.encode()

    asyncio.run(play())


def test_metadata_reaches_the_actions() -> None:
    """What is known of the shopper goes along with the message, and the turn's id with it."""

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle) as say:
            await say(json.dumps(a_turn(metadata={"name": "Ana\ud800", "known": [{"a": "b"}]})))
        assert agent.messages[0].metadata == {"name": "Ana\ufffd", "known": [{"a": "b"}], "turn_id": "t1"}
        assert agent.messages[0].sender_id == "c1:1"

    asyncio.run(play())


def test_a_choice_needs_no_understanding() -> None:
    """A choice sets intent and entities, with full confidence and no text."""

    async def play() -> None:
        agent = Agent()
        async with served(agent.handle) as say:
            await say(a_turn(text=None, choice={"intent": "track_order", "entities": {"order_number": "1042"}}))
        data = agent.messages[0].parse_data
        assert data["intent"] == {"name": "track_order", "confidence": 1.0}
        assert data["entities"] == [{"entity": "order_number", "value": "1042"}]

    asyncio.run(play())


def test_a_turn_runs_once() -> None:
    """The same turn again, at once or later, gets the same answer; another turn meanwhile is told to wait."""

    async def play() -> None:
        agent = Agent()
        agent.wait.clear()
        async with served(agent.handle) as say:
            first, again = asyncio.create_task(say(a_turn())), asyncio.create_task(say(a_turn()))
            await agent.asked.wait()
            assert (await say(a_turn(turn_id="t2")))[1]["status"] == "busy"
            agent.wait.set()
            assert await first == await again == await say(a_turn())
            assert len(agent.messages) == 1
            assert (await say(a_turn(turn_id="t2")))[1]["status"] == "ok"

    asyncio.run(play())


def test_others_are_not_kept_waiting() -> None:
    """A running turn makes its own sender wait and nobody else."""

    async def play() -> None:
        agent = Agent()
        agent.wait.clear()
        async with served(agent.handle) as say:
            turns = [asyncio.create_task(say(a_turn(sender=f"c{number}:1"))) for number in range(3)]
            await agent.asked.wait()
            await asyncio.sleep(0.2)
            assert len(agent.messages) == 3
            agent.wait.set()
            assert [(await turn)[1]["status"] for turn in turns] == ["ok"] * 3

    asyncio.run(play())


def test_a_caller_who_goes_away_cancels_nothing() -> None:
    """A turn goes on without its caller, and its answer is there for the next one."""

    async def play() -> None:
        agent = Agent()
        agent.wait.clear()
        async with served(agent.handle) as say:
            impatient = asyncio.create_task(say(a_turn()))
            await agent.asked.wait()
            impatient.cancel()
            await asyncio.sleep(0.1)
            agent.wait.set()
            assert (await say(a_turn()))[1]["replies"] == [{"text": "hello"}]
            assert len(agent.messages) == 1

    asyncio.run(play())


async def _breaks(message: UserMessage) -> None:
    raise RuntimeError(message.text)


async def _says_nothing(message: UserMessage) -> None:
    remember(message)


async def _loses_an_action(message: UserMessage) -> None:
    current_turn().failed.append("action_greet")
    await message.output_channel.send_response(message.sender_id, {"text": "as if nothing had happened"})
    remember(message, "action_greet")


@pytest.mark.parametrize("handle", (_breaks, _says_nothing, _loses_an_action))
def test_a_failed_turn_says_so(handle: Handle, caplog: pytest.LogCaptureFixture) -> None:
    """An exception, a lost action and silence are all told as failed; the log holds no shopper's words."""

    async def play() -> None:
        async with served(handle) as say:
            status, answer = await say(a_turn(text="my words"))
        assert (status, answer["status"]) == (200, "failed")
        assert "my words" not in caplog.text

    asyncio.run(play())


TWO = {**parsed("a and b"), "wishes": [parsed("a"), parsed("b", "track_order")]}
BOTH_ANSWERED = [{"text": "hello"}, {"text": "hello"}]
BOTH_RAN = [{"name": "action_greet", "status": "ok"}] * 2


async def _understands_two(_: str) -> "dict[str, Any]":
    return copy.deepcopy(TWO)


def _answer(handle: Handle) -> "dict[str, Any]":
    """What becomes of a message with two wishes."""

    async def play() -> "dict[str, Any]":
        async with served(handle, parse_message=_understands_two) as say:
            _, answer = await say(a_turn(text="a and b"))
        told: dict[str, Any] = answer
        return told

    return asyncio.run(play())


def test_two_wishes_are_one_turn() -> None:
    """Each wish is a message to Rasa, in order; their answers and actions come back together, the last understood."""
    agent = Agent()
    answer = _answer(agent.handle)
    assert (answer["status"], answer["replies"], answer["actions"]) == ("ok", BOTH_ANSWERED, BOTH_RAN)
    assert answer["intent"]["name"] == "track_order"
    assert [message.text for message in agent.messages] == ["a", "b"]
    assert [message.metadata.get("wish") for message in agent.messages] == [None, 1]
    assert {message.metadata["turn_id"] for message in agent.messages} == {"t1"}


def test_actions_of_earlier_turns_are_not_told() -> None:
    """However many wishes a turn has, what ran before it is not of it."""

    async def play() -> None:
        agent = Agent()

        async def handle(message: UserMessage) -> None:
            turn = current_turn()
            turn.tracker = turn.tracker or trackers.get("latest")
            await agent.handle(message)
            trackers["latest"] = turn.tracker

        trackers: dict[str, Any] = {}
        async with served(handle, parse_message=_understands_two) as say:
            await say(a_turn(text="a and b"))
            _, answer = await say(a_turn(text="a and b", turn_id="t2"))
            assert answer["actions"] == BOTH_RAN
            _, answer = await say(a_turn(text=None, choice=OPEN, turn_id="t3"))
            assert answer["actions"] == BOTH_RAN[:1]

    asyncio.run(play())


def test_a_form_asks_once() -> None:
    """Where a form goes on after the first answer, its question comes once: at the end."""

    async def handle(message: UserMessage) -> None:
        sender, channel = message.sender_id, message.output_channel
        await channel.send_response(sender, {"text": message.text, "utter_action": "utter_shipping_cost"})
        await channel.send_response(sender, {"text": "number?", "utter_action": "utter_ask_order_form_order_number"})
        remember(message)

    assert _answer(handle)["replies"] == [{"text": "a"}, {"text": "b"}, {"text": "number?"}]


def test_a_person_gets_what_is_left() -> None:
    """Once a wish brings in a person, the next one is for them."""
    asked = []

    async def handle(message: UserMessage) -> None:
        asked.append(message.text)
        await message.output_channel.send_response("c1:1", {"custom": {"handoff": {"reason": "anger"}}})
        remember(message)

    assert _answer(handle)["status"] == "ok"
    assert asked == ["a"]


@pytest.mark.parametrize("failing", ("a", "b"))
def test_half_an_answer_is_a_failure(failing: str) -> None:
    """Where the answer to either wish breaks, the turn says so, and nothing more is tried."""
    agent = Agent()

    async def handle(message: UserMessage) -> None:
        if message.text == failing:
            raise RuntimeError
        await agent.handle(message)

    assert _answer(handle)["status"] == "failed"
    assert len(agent.messages) == (failing == "b")


def test_a_lost_action_ends_the_turn() -> None:
    """After an action that failed the next wish is not tried: the turn has failed."""
    asked = []

    async def handle(message: UserMessage) -> None:
        asked.append(message.text)
        await _loses_an_action(message)

    assert _answer(handle)["status"] == "failed"
    assert asked == ["a"]


def test_answers_are_bounded() -> None:
    """Old answers are forgotten, running turns never."""

    async def play() -> None:
        answers = Answers(most=2)
        over = asyncio.Event()

        async def slow() -> "dict[str, Any]":
            await over.wait()
            return {}

        async def quick() -> "dict[str, Any]":
            return {}

        running = asyncio.create_task(answers.answer("s", "t", slow))
        await asyncio.sleep(0)
        for number in range(5):
            await answers.answer(str(number), "t", quick)
        over.set()
        assert await running == {}
        assert len(answers._turns) <= 3

    asyncio.run(play())
