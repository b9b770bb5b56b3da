"""The list of conversations: every view in its order, page by page, searched by plain words; wrong requests."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot
from tests.handoff.kit import Server

PEOPLE = ("Ada", "Bob 100%", "Cy_d", "Dee", "Eve", "Fay", "Gus")


@contextlib.asynccontextmanager
async def everybody(server: Server) -> AsyncIterator[list[Shopper]]:
    """Seven shoppers, in this order."""
    async with contextlib.AsyncExitStack() as stack:
        yield [await stack.enter_async_context(Shopper.arriving(server, name=name)) for name in PEOPLE]


async def pages(agent: AgentClient, view: str, **query: str) -> list[str | None]:
    """The shoppers' names in a view, read two at a time to its end."""
    found: list[str | None] = []
    cursor: dict[str, str] = {}
    for _ in range(10):
        listed = await agent.list(view, limit="2", **query, **cursor)
        assert len(listed["items"]) <= 2
        found += [row["name"] for row in listed["items"]]
        if "cursor" not in listed:
            return found
        cursor = {"cursor": listed["cursor"]}
    raise AssertionError("the pages never end")


async def test_every_view_is_paged_in_its_order(server: Server, ana: AgentClient, ben: AgentClient) -> None:
    """The queue is ordered by who waited longest, the rest by what happened last; each comes once, with all counts."""
    async with everybody(server) as shoppers:
        for shopper in shoppers:
            await shopper.send("person")
            await shopper.owned_by("queue")
        assert await pages(ana, "queue") == list(PEOPLE)
        positions = [row["position"] for row in (await ana.list("queue"))["items"]]
        assert positions == [1, 2, 3, 4, 5, 6, 7]
        for shopper in shoppers[:3]:
            await ana.post(f"{shopper.conversation}/claim")
        await ben.post(f"{shoppers[3].conversation}/claim")
        for shopper in shoppers[4:6]:
            await shopper.socket.send({"type": "leave_queue"})
            await shopper.owned_by("bot")
        await shoppers[6].socket.send({"type": "end"})
        await shoppers[6].owned_by("closed")
        assert await pages(ana, "mine") == ["Cy_d", "Bob 100%", "Ada"]
        assert await pages(ben, "mine") == ["Dee"]
        assert await pages(ana, "bot") == ["Fay", "Eve"]
        assert await pages(ana, "closed") == ["Gus"]
        assert await pages(ana, "queue") == []
        assert await pages(ana, "all") == ["Gus", "Fay", "Eve", "Dee", "Cy_d", "Bob 100%", "Ada"]
        counts = (await ana.list("all"))["counts"]
        assert counts == {"queue": 0, "mine": 3, "bot": 2, "all": 7, "closed": 1}


@pytest.mark.parametrize(
    ("words", "found"),
    (
        ("%", ["Bob 100%"]),
        ("_", ["Cy_d"]),
        ("bob", ["Bob 100%"]),
        ("\\", []),
        ("%%", []),
        ("ARCTIC", ["Dee"]),
        ("' OR 1=1 --", []),
    ),
)
async def test_search_takes_words_as_they_are(server: Server, ana: AgentClient, words: str, found: list[str]) -> None:
    """No character of a search has a special meaning; it looks at names and last words."""
    async with everybody(server) as shoppers:
        await ana.post(f"{shoppers[3].conversation}/claim")
        await shoppers[3].owned_by("agent")
        await shoppers[3].say("the arctic parka")
        assert await pages(ana, "all", q=words) == found


WRONG_QUESTIONS = (
    {"view": "everything"},
    {"view": ""},
    {"limit": "0"},
    {"limit": "-1"},
    {"limit": "201"},
    {"limit": "1.5"},
    {"limit": "x"},
    {"limit": "9" * 40},
    {"limit": "0" * 5_000 + "1"},
    {"limit": "\u0663"},
    {"cursor": "x"},
    {"cursor": "AAAA"},
    {"cursor": "WzFd"},
    {"cursor": "WyJhIiwgImIiXQ=="},
    {"cursor": "WzFlOTksICJiIl0="},
    {"cursor": "WzFlMzAwMCwgImIiXQ=="},
    {"cursor": "bnVsbA=="},
    {"cursor": "\u00e9"},
)


async def test_wrong_questions_get_400(ana: AgentClient) -> None:
    """An unknown view, a bad limit or a bad cursor gets 400 with what is wrong."""
    for query in WRONG_QUESTIONS:
        response = await ana.http.get("/api/agent/conversations", params={"view": "all", **query})
        assert response.status_code == (200 if query == {"view": ""} else 400), query
        if response.status_code == 400:
            assert next(iter(query)) in response.json()["error"]["detail"]


async def test_row_tells_what_a_colleague_needs(server: Server, ana: AgentClient, bot: FakeBot) -> None:
    """Reason, wait, unread and the last words are in the row; the announcement is not the preview."""
    async with Shopper.arriving(server, name="Mia") as mia:
        await mia.say("where is my order?")
        await mia.hears("bot")
        await mia.send("person")
        await mia.owned_by("queue")
        (row,) = (await ana.list("queue"))["items"]
    assert (row["name"], row["owner"], row["reason"], row["position"], row["unread"]) == ("Mia", "queue", "asked", 1, 2)
    assert row["preview"]["kind"] == "shopper"
    assert row["preview"]["text"] == "Talk to a person"
    assert row["wait_s"] in {0, 1}
    assert len(bot.asked) == 1


async def test_twenty_at_once_lose_nobody(server: Server, ana: AgentClient) -> None:
    """Twenty shoppers who come in the same moment are each listed once, page by page."""
    async with contextlib.AsyncExitStack() as stack:
        arrivals = [stack.enter_async_context(Shopper.arriving(server, name=f"S{number}")) for number in range(20)]
        shoppers = await asyncio.gather(*arrivals)
        await asyncio.gather(*[shopper.send("person") for shopper in shoppers])
        for shopper in shoppers:
            await shopper.owned_by("queue")
        named = [row["name"] for row in (await ana.list("queue", limit="200"))["items"]]
        assert sorted(named) == sorted(f"S{number}" for number in range(20))
