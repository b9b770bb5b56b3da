"""The runner of turns, through the whole server: quick to apologise, never forgetful, one at a time."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.conversation import holding, runner
from handoff.rasa_client import Answer, Question
from handoff.services import Parts
from testkit.shopper import Shopper
from tests.fakes import UNFINISHED, FakeBot, answer
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop

LATE_S = 10.0


async def test_slow_bot_is_apologised_for(server: Server, bot: FakeBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the bot says nothing, an apology that offers a person comes once the budget is over."""
    assert runner.BUDGET_S < 5 - 0.5, "five seconds in all, half a second of them for storing and sending"
    monkeypatch.setattr(runner, "BUDGET_S", 0.1)
    bot.gate.clear()
    async with Shopper.arriving(server) as shopper:
        asked = time.monotonic()
        await shopper.say("where is my order?")
        apology = await shopper.hears("bot")
        assert time.monotonic() - asked < 2
        assert apology["options"] == [{"title": "Talk to a person"}]


async def test_words_said_while_late_are_answered_together(
    server: Server, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept words and those said since are one question, asked at once though the bot hangs, and answered once."""
    monkeypatch.setattr(runner, "BUDGET_S", 0.1)
    bot.gate.clear()
    async with Shopper.arriving(server) as shopper:
        await shopper.say("where is my order?")
        await shopper.hears("bot")
        monkeypatch.setattr(runner, "BUDGET_S", LATE_S)
        await shopper.say("it is 1042")
        await until(lambda: bot.asked[-1].text == "where is my order?\nit is 1042")
        bot.gate.set()
        assert (await shopper.hears("bot"))["text"] == "You said: where is my order?\nit is 1042"
        spoken = [frame for frame in await shopper.socket.drain(0.2) if is_from_bot(frame)]
        assert len(spoken) == 2


async def test_late_answer_ends_with_the_bots_time(
    server: Server, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the shopper waits for a person, the bot is not asked again for what it could not answer."""
    monkeypatch.setattr(runner, "BUDGET_S", 0.1)
    monkeypatch.setattr(runner, "LATE_BUDGET_S", 0.1)
    monkeypatch.setattr(runner, "STORE_PAUSE_S", 0.05)
    bot.gate.clear()
    async with Shopper.arriving(server) as shopper:
        await shopper.say("where is my order?")
        await shopper.hears("bot")
        await shopper.send("person")
        await shopper.socket.wait_for(lambda frame: frame["type"] == "owner" and frame["owner"] == "queue")
        asked = len(bot.asked)
        bot.gate.set()
        frames = await shopper.socket.drain(0.4)
        assert (len(bot.asked), len([frame for frame in frames if is_from_bot(frame)])) == (asked, 1)


async def test_a_stopped_runner_asks_nothing_more(
    tmp_path: Path, current_url: str, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the server goes down, neither the turn under way nor the one behind it is asked."""
    monkeypatch.setattr(runner, "BUDGET_S", LATE_S)
    bot.gate.clear()
    settings = make_settings(tmp_path, current_url)
    async with running_server(settings, Parts(bot, FakeShop())) as server, Shopper.arriving(server) as shopper:
        await shopper.say("one")
        await until(lambda: bot.asked)
        await shopper.say("two")
    assert [question.text for question in bot.asked] == ["one"]


async def test_restart_takes_up_open_turns(
    tmp_path: Path, current_url: str, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A turn under way and one that waits are both answered by the next process, under the ids they had."""
    monkeypatch.setattr(runner, "BUDGET_S", LATE_S)
    settings = make_settings(tmp_path, current_url)
    bot.gate.clear()
    async with running_server(settings, Parts(bot, FakeShop())) as first, Shopper.arriving(first) as shopper:
        await shopper.say("one")
        await until(lambda: bot.asked)
        await shopper.say("two")
    bot.gate.set()
    async with running_server(settings, Parts(bot, FakeShop())) as second:
        shopper.server = second
        async with shopper.connected(after=3) as socket:
            await shopper.hears("bot")
            await shopper.hears("bot")
            spoken = [frame["text"] for frame in socket.frames if is_from_bot(frame)]
    assert spoken == ["You said: one", "You said: two"]
    assert bot.asked[0].turn == bot.asked[1].turn


async def test_a_typed_burst_is_one_question(server: Server, bot: FakeBot) -> None:
    """Lines with typing between them are asked together once the typing ends; each stays a line of its own."""
    async with Shopper.arriving(server) as shopper:
        for text in ("hello", "I ordered a tent", "where is it?"):
            await shopper.types()
            await asyncio.sleep(holding.GRACE_S / 2)
            await shopper.say(text)
        assert (await shopper.hears("bot"))["text"] == "You said: hello\nI ordered a tent\nwhere is it?"
        said = [frame["text"] for frame in shopper.socket.frames if is_from(frame, "shopper")]
        assert (said, len(bot.asked)) == (["hello", "I ordered a tent", "where is it?"], 1)


async def test_typing_on_holds_the_answer(server: Server, bot: FakeBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the shopper types on the bot is not asked, for ten seconds at most; then it is, whatever they type."""
    monkeypatch.setattr(holding, "MAX_HELD_S", 2.0)
    async with Shopper.arriving(server) as shopper:
        await shopper.types()
        said = time.monotonic()
        await shopper.say("hello")
        while not bot.asked and time.monotonic() - said < 4:
            await shopper.types()
            await asyncio.sleep(0.2)
        assert 1.9 < time.monotonic() - said < 3


async def test_what_is_not_typed_is_answered_at_once(server: Server, bot: FakeBot) -> None:
    """A message without a sign of typing before it waits for nothing, nor does the one after a typed one."""
    async with Shopper.arriving(server) as shopper:
        for _ in range(2):
            asked = time.monotonic()
            await shopper.ask("hello")
            assert time.monotonic() - asked < holding.GRACE_S
            await shopper.types()
            asked = time.monotonic()
            await shopper.ask("hello")
            assert time.monotonic() - asked >= holding.GRACE_S
    assert len(bot.asked) == 4


async def test_an_unfinished_message_is_waited_for(server: Server, bot: FakeBot) -> None:
    """What the bot finds unfinished is asked with what follows, once that is whole; alone after the grace."""
    bot.script = lambda question: UNFINISHED if question.goes_on else answer(f"You said: {question.text}")
    async with Shopper.arriving(server) as shopper:
        for text in ("hello", "I ordered a tent", "where is it?"):
            await shopper.say(text)
            await asyncio.sleep(holding.GRACE_S / 2)
        assert (await shopper.hears("bot"))["text"] == "You said: hello\nI ordered a tent\nwhere is it?"
        await shopper.socket.drain(0.1)
        asked = time.monotonic()
        assert (await shopper.ask("hello"))["text"] == "You said: hello"
        assert holding.GRACE_S <= time.monotonic() - asked < 2 * holding.GRACE_S
        assert len([frame for frame in shopper.socket.frames if is_from_bot(frame)]) == 2


async def test_a_rest_that_is_late_is_another_message(server: Server, bot: FakeBot) -> None:
    """What follows after the grace is a turn of its own."""
    bot.script = lambda question: UNFINISHED if question.goes_on else answer(f"You said: {question.text}")
    async with Shopper.arriving(server) as shopper:
        assert [(await shopper.ask(text))["text"] for text in ("one", "two")] == ["You said: one", "You said: two"]


async def test_a_pressed_button_is_answered_at_once(server: Server, bot: FakeBot) -> None:
    """A button is never held, though something was being typed."""
    bot.script = lambda _: answer("Which?", options=[{"title": "Returns", "choice": {"intent": "r", "entities": {}}}])
    async with Shopper.arriving(server) as shopper:
        await shopper.ask("hello")
        await shopper.types()
        pressed = time.monotonic()
        await shopper.press("Returns")
        await shopper.hears("bot")
        assert time.monotonic() - pressed < holding.GRACE_S


async def test_a_held_turn_outlives_the_process(tmp_path: Path, current_url: str, bot: FakeBot) -> None:
    """A server that ends while it holds a turn leaves it to the next, which asks at once."""
    settings = make_settings(tmp_path, current_url)
    async with running_server(settings, Parts(bot, FakeShop())) as first, Shopper.arriving(first) as shopper:
        await shopper.types()
        await shopper.say("hello")
    assert bot.asked == []
    async with running_server(settings, Parts(bot, FakeShop())) as second:
        shopper.server = second
        async with shopper.connected(after=2):
            assert (await shopper.hears("bot", within_s=holding.GRACE_S))["text"] == "You said: hello"


@pytest.mark.parametrize(("on", "told"), ((True, ["You said: how much is delivery?"]), (False, [])))
async def test_facts_are_told_in_the_queue_where_that_is_on(
    tmp_path: Path, current_url: str, bot: FakeBot, on: bool, told: list[str]  # noqa: FBT001  # a parameter of the test
) -> None:  # fmt: skip
    """The setting decides whether the bot is asked while the shopper waits; they stay in the queue either way."""
    settings = make_settings(tmp_path, current_url, answers_while_waiting=on)
    async with running_server(settings, Parts(bot, FakeShop())) as server, Shopper.arriving(server) as shopper:
        await shopper.send("person")
        await shopper.owned_by("queue")
        await shopper.say("how much is delivery?")
        frames = await shopper.socket.drain(0.3)
        assert [frame["text"] for frame in frames if is_from_bot(frame)] == told
        assert not any(frame["type"] == "typing" for frame in frames)
        assert [frame["owner"] for frame in frames if frame["type"] == "owner"][-1] == "queue"


async def test_bot_that_breaks_is_not_the_end(server: Server, bot: FakeBot) -> None:
    """After an unforeseen fault the shopper gets an apology that offers a person, and the next message is answered."""
    script, bot.script = bot.script, _break
    async with Shopper.arriving(server) as shopper:
        await shopper.say("one")
        assert (await shopper.hears("bot"))["options"] == [{"title": "Talk to a person"}]
        bot.script = script
        await shopper.say("two")
        assert (await shopper.hears("bot"))["text"] == "You said: two"


async def test_conversations_do_not_wait_for_each_other(server: Server, bot: FakeBot) -> None:
    """While one conversation's turn runs, another one's is asked."""
    bot.gate.clear()
    async with Shopper.arriving(server) as first, Shopper.arriving(server) as second:
        await first.say("one")
        await second.say("two")
        await until(lambda: len(bot.asked) == 2)
        bot.gate.set()
        assert (await first.hears("bot"))["text"] == "You said: one"
        assert (await second.hears("bot"))["text"] == "You said: two"


def is_from_bot(frame: dict[str, object]) -> bool:
    """Whether it is one of the bot's messages."""
    return is_from(frame, "bot")


def is_from(frame: dict[str, object], kind: str) -> bool:
    """Whether it is a message of a speaker of this kind."""
    return frame["type"] == "message" and frame["from"] == {"kind": kind}


async def until(holds: Callable[[], object], within_s: float = 3.0) -> None:
    """Wait until `holds()`; TimeoutError if it never does."""
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110  # the fake knows no event for it
            await asyncio.sleep(0.005)


def _break(_question: Question) -> Answer:
    raise ZeroDivisionError
