"""Turns: each runs once and to its end, whoever waits for it or goes away."""

import asyncio
from typing import Any

from bot.server.turns import Answers
from tests.bot.fakes import Agent, a_turn, served


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
