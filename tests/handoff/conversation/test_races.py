"""Races through the real server: claims against turns and against each other."""

import asyncio
import contextlib
import random
import uuid
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from handoff.rasa_client import Answer, Question
from handoff.services import Parts
from handoff.store.engine import open_engine
from handoff.store.tables.conversations import Audit, Message
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop

RACES, RACES_QUEUED, AT_ONCE = 300, 100, 10
AGENTS, ROUNDS = 20, 20
MAX_TURN_S = 0.08
"""A little more than a claim takes when ten run at once, so that either may be first."""
ENOUGH = 10
"""The test fails as proving nothing if one side wins fewer races than this."""


class HastyBot(FakeBot):
    """A bot that answers after a short random time."""

    async def ask(self, question: Question, budget_s: float) -> Answer:
        """The scripted answer, after up to MAX_TURN_S."""
        await asyncio.sleep(random.uniform(0, MAX_TURN_S))  # noqa: S311  # a delay needs no secrecy
        return await super().ask(question, budget_s)


@pytest.fixture
def bot() -> FakeBot:
    """A bot that is sometimes quicker than the claim and sometimes not."""
    return HastyBot()


async def test_bot_is_silent_after_every_claim(tmp_path: Path, current_url: str, bot: FakeBot) -> None:
    """300 claims race a running turn: the database never holds a bot's line after the claim's notice."""
    async with (
        running_server(make_settings(tmp_path, current_url), Parts(bot, FakeShop())) as server,
        AgentClient.signed_in(server, "sam@fernhill.example") as sam,
    ):
        for _ in range(RACES // AT_ONCE):
            await asyncio.gather(*[_race(server, sam) for _ in range(AT_ONCE)])
        await asyncio.sleep(2 * MAX_TURN_S)
    engine = open_engine(current_url, writes=False)
    with engine.begin() as connection:
        claims, late, dropped, spoken = _count_races(connection)
    engine.dispose()
    assert (claims, late) == (RACES, 0)
    assert dropped >= ENOUGH, "the claim hardly ever came first: this was no race"
    assert spoken >= ENOUGH, "the bot hardly ever came first: this was no race"


async def test_bot_is_silent_after_every_claim_of_who_waits(tmp_path: Path, current_url: str, bot: FakeBot) -> None:
    """100 claims race a fact asked in the queue: the claim ends that too."""
    settings = make_settings(tmp_path, current_url, answers_while_waiting=True)
    async with (
        running_server(settings, Parts(bot, FakeShop())) as server,
        AgentClient.signed_in(server, "sam@fernhill.example") as sam,
    ):
        for _ in range(RACES_QUEUED // AT_ONCE):
            await asyncio.gather(*[_race(server, sam, queued=True) for _ in range(AT_ONCE)])
        await asyncio.sleep(2 * MAX_TURN_S)
    engine = open_engine(current_url, writes=False)
    with engine.begin() as connection:
        claims, late, dropped, spoken = _count_races(connection)
    engine.dispose()
    assert (claims, late) == (RACES_QUEUED, 0)
    assert min(dropped, spoken) >= ENOUGH, "one side hardly ever came first: this was no race"


async def _race(server: Server, agent: AgentClient, *, queued: bool = False) -> None:
    async with Shopper.arriving(server) as shopper:
        if queued:
            await shopper.send("person")
            await shopper.owned_by("queue")
            await shopper.say("how much is delivery?")
        else:
            await shopper.send("message", text="hello")
            await shopper.socket.wait_for(lambda frame: frame["type"] == "typing")  # the turn runs
        await asyncio.sleep(random.uniform(0, MAX_TURN_S / 2))  # noqa: S311  # a delay needs no secrecy
        assert (await agent.post(f"{shopper.conversation}/claim")).status_code == 200
        await shopper.owned_by("agent")


def _count_races(conn: Connection) -> tuple[int, int, int, int]:
    """The claims, the bot's lines after a claim, the replies dropped for one, and all of the bot's lines."""
    claim = select(Message.conversation_id, Message.seq).where(Message.text.like("%has joined%")).subquery()
    late = (
        select(func.count())
        .select_from(Message)
        .join(claim, (claim.c.conversation_id == Message.conversation_id) & (Message.seq > claim.c.seq))
        .where(Message.kind == "bot")
    )
    counts = (
        select(func.count()).select_from(claim),
        late,
        select(func.count()).select_from(Audit).where(Audit.change == "stale_bot_reply"),
        select(func.count()).select_from(Message).where(Message.kind == "bot"),
    )
    claims, after, dropped, spoken = (conn.execute(count).scalar_one() for count in counts)
    return claims, after, dropped, spoken


async def test_one_of_twenty_claims_wins(server: Server, admin: AgentClient) -> None:
    """Of 20 agents who claim at once, 20 times over, one wins each time and 19 are told who."""
    async with contextlib.AsyncExitStack() as stack:
        accounts = [await admin.add_agent(f"Agent{number}") for number in range(AGENTS)]
        agents = [await stack.enter_async_context(AgentClient.signed_in(server, account.email)) for account in accounts]
        for _ in range(ROUNDS):
            async with Shopper.arriving(server) as shopper:
                await shopper.send("person")
                await shopper.owned_by("queue")
                claims = await asyncio.gather(*[one.post(f"{shopper.conversation}/claim") for one in agents])
                won = [agent for agent, claim in zip(agents, claims, strict=True) if claim.status_code == 200]
                told = [claim.json()["by"]["id"] for claim in claims if claim.status_code == 409]
                assert [agent.id for agent in won] * (AGENTS - 1) == told


async def test_retries_on_two_sockets_are_one_message(server: Server, bot: FakeBot) -> None:
    """One id, sent by a socket thought dead and by its successor, is one message and one turn."""
    async with Shopper.arriving(server) as first:
        second = Shopper(server, first.token, first.conversation)
        async with second.connected():
            for number in range(10):
                client_id, text = str(uuid.uuid4()), f"message {number}"
                await asyncio.gather(*[one.send("message", client_id=client_id, text=text) for one in (first, second)])
                acks = await asyncio.gather(first.acked(client_id), second.acked(client_id))
                assert acks[0] == acks[1]
            await second.socket.drain(0.2)
        said = [frame["seq"] for frame in second.socket.frames if frame.get("from", {}).get("kind") == "shopper"]
        assert len(said) == len(set(said)) == 10
    assert sorted(line for question in bot.asked for line in str(question.text).splitlines()) == [
        f"message {number}" for number in range(10)
    ]
