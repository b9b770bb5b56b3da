"""The runner of turns, through the whole server: quick to apologise, never forgetful, one at a time."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.conversation import runner
from handoff.rasa_client import Answer, Question
from handoff.services import Parts
from testkit.shopper import Shopper
from tests.fakes import FakeBot
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
    return frame["type"] == "message" and frame["from"] == {"kind": "bot"}


async def until(holds: Callable[[], object], within_s: float = 3.0) -> None:
    """Wait until `holds()`; TimeoutError if it never does."""
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110  # the fake knows no event for it
            await asyncio.sleep(0.005)


def _break(_question: Question) -> Answer:
    raise ZeroDivisionError
