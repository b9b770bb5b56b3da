"""The channel: who is let in, what is taken, and what an answer tells."""

import asyncio
import json

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.exceptions import RasaException

from bot.channel.channel import CounterhandInput, Handle
from tests.bot.fakes import Agent, a_turn, lose_an_action, remember, served

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
    """A body that is not a turn gets a clear error, and never reaches Rasa."""

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


async def _breaks(message: UserMessage) -> None:
    raise RuntimeError(message.text)


async def _says_nothing(message: UserMessage) -> None:
    remember(message)


@pytest.mark.parametrize("handle", (_breaks, _says_nothing, lose_an_action))
def test_a_failed_turn_says_so(handle: Handle, caplog: pytest.LogCaptureFixture) -> None:
    """After an exception, a lost action or silence the turn says that it failed; the log holds no shopper's words."""

    async def play() -> None:
        async with served(handle) as say:
            status, answer = await say(a_turn(text="my words"))
        assert (status, answer["status"]) == (200, "failed")
        assert "my words" not in caplog.text

    asyncio.run(play())
