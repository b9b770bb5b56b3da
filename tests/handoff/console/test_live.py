"""An agent's socket: it brings what concerns them as it happens, and after a gap exactly what was missed."""

import asyncio
import time
from collections.abc import Callable

import orjson
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from handoff.console import live, socket
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from testkit.socket import Frame
from tests.fakes import FakeBot
from tests.handoff.kit import Server


def is_message(frame: Frame) -> bool:
    """Whether it is a line of a log."""
    return bool(frame["type"] == "message")


def row_of(shopper: Shopper, **columns: object) -> Callable[[Frame], bool]:
    """Whether it is the shopper's row with these columns."""
    wanted = {"type": "conversation", "conversation": shopper.conversation, **columns}
    return lambda frame: all(frame.get(name) == value for name, value in wanted.items())


async def test_gap_is_filled(server: Server, ana: AgentClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a gap an agent gets the missed lines of own conversations once and in order, and each changed row."""
    monkeypatch.setattr(live, "ACTIVITY_PAUSE_S", 60)  # else live rows mix with the missed ones on a slow machine
    async with Shopper.arriving(server) as mine, Shopper.arriving(server) as other:
        await ana.post(f"{mine.conversation}/claim")
        async with ana.connected() as before:
            await mine.owned_by("agent")
            await mine.say("one")
            last = (await before.wait_for(is_message))["event"]
        for text in ("two", "three"):
            await mine.say(text)
            await other.say(text)
            await other.hears("bot")
        async with ana.connected(after=last) as after:
            frames = await after.drain(0.2)
            assert [frame["text"] for frame in frames if is_message(frame)] == ["two", "three"]
            events = [frame["event"] for frame in frames if is_message(frame)]
            assert events == sorted(set(events))
            assert min(events) > last
            told = [frame["conversation"] for frame in frames if frame["type"] == "conversation"]
            assert sorted(told) == sorted([mine.conversation, other.conversation])
            assert not [frame for frame in frames if frame["type"] == "reload"]
            await mine.say("four")
            assert (await after.wait_for(is_message))["text"] == "four"


async def test_nothing_missed_is_nothing_told(server: Server, ana: AgentClient) -> None:
    """A socket that knows the newest event, or none at all, gets `ready` and no replay."""
    async with Shopper.arriving(server) as shopper:
        await shopper.say("hello")
        await shopper.hears("bot")
        async with ana.connected() as first:
            newest = first.frames[0]["event"]
        async with ana.connected(after=newest) as second:
            frames = await second.drain(0.1)
    assert [frame["type"] for frame in frames if frame["type"] != "conversation"] == ["ready"]


@pytest.mark.parametrize("gap", ("too many missed", "from the future"))
async def test_gap_that_cannot_be_filled_reloads(
    server: Server, ana: AgentClient, monkeypatch: pytest.MonkeyPatch, gap: str
) -> None:
    """A socket that missed too much, or names an event that never was, gets `reload` and is live from then on."""
    monkeypatch.setattr(socket, "MISSED", 3)
    monkeypatch.setattr(socket, "ROWS_AGAIN", 0)
    async with Shopper.arriving(server) as shopper:
        await ana.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        for number in range(4):
            await shopper.say(str(number))
        async with ana.connected(after=1 if gap == "too many missed" else 10_000) as again:
            await again.wait_for(lambda frame: frame["type"] == "reload")
            await shopper.say("five")
            assert (await again.wait_for(is_message))["text"] == "five"
            assert [frame["text"] for frame in again.frames if is_message(frame)] == ["five"]


async def test_only_owners_and_watchers_hear_words(server: Server, ana: AgentClient, ben: AgentClient) -> None:
    """Lines go to the owner, and to agents while they watch; rows go to all."""
    async with Shopper.arriving(server) as shopper, ana.connected() as mine, ben.connected() as theirs:
        await ana.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        await shopper.say("one")
        assert (await mine.wait_for(lambda frame: frame.get("text") == "one"))["conversation"] == shopper.conversation
        await theirs.wait_for(row_of(shopper, owner="agent"))
        await theirs.send({"type": "watch", "conversation": shopper.conversation})
        await theirs.wait_for(row_of(shopper, seq=3))
        await shopper.say("two")
        await theirs.wait_for(lambda frame: frame.get("text") == "two")
        await theirs.send({"type": "watch", "conversation": None})
        await theirs.drain(0.1)
        await shopper.say("three")
        heard = await theirs.drain(0.2)
        assert [frame["text"] for frame in heard if is_message(frame)] == ["two"]


@pytest.mark.parametrize("client_id", ("1", "a/b", "/", "x" * 36))
async def test_agents_line_comes_back_under_its_id(server: Server, ana: AgentClient, client_id: str) -> None:
    """A console recognises its own line by the id it gave, whatever the id is made of."""
    async with Shopper.arriving(server) as shopper, ana.connected() as board:
        await ana.post(f"{shopper.conversation}/claim")
        sent = await ana.say(shopper.conversation, "hello", seen_seq=9, client_id=client_id)
        heard = await board.wait_for(lambda frame: frame.get("text") == "hello")
        assert (heard["client_id"], heard["seq"]) == (client_id, sent.json()["seq"])


async def test_seen_goes_both_ways(server: Server, ana: AgentClient, ben: AgentClient) -> None:
    """Each side learns how far the other has read; a colleague's reading is not told."""
    async with Shopper.arriving(server) as shopper, ana.connected() as mine, ben.connected() as theirs:
        await ana.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        await shopper.say("hello")
        await theirs.send({"type": "seen", "conversation": shopper.conversation, "seq": 3})
        await theirs.send({"type": "typing", "conversation": shopper.conversation})
        await mine.send({"type": "seen", "conversation": shopper.conversation, "seq": 2})
        assert (await shopper.socket.wait_for(lambda frame: frame["type"] in {"seen", "typing"}))["seq"] == 2
        await shopper.socket.send({"type": "seen", "seq": 3})
        told = await mine.wait_for(lambda frame: frame["type"] == "seen" and frame["by"] == "shopper")
        assert (told["conversation"], told["seq"]) == (shopper.conversation, 3)


async def test_activity_is_told_once_a_pause(
    server: Server, ana: AgentClient, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A burst in a conversation is one row a pause, with the newest state; a new owner is told at once."""
    monkeypatch.setattr(live, "ACTIVITY_PAUSE_S", 0.3)
    async with Shopper.arriving(server) as shopper, ana.connected() as board:
        await board.drain(0.4)
        seen = len(board.frames)
        bot.gate.clear()
        began = time.monotonic()
        for number in range(20):
            await shopper.say(str(number))
        await board.wait_for(row_of(shopper, seq=21))
        pauses = (time.monotonic() - began) / live.ACTIVITY_PAUSE_S
        assert len(board.frames) - seen <= pauses + 2
        await shopper.send("person")
        await board.wait_for(row_of(shopper, owner="queue"), within_s=1)


WRONG_FRAMES = (
    "nonsense",
    "[]",
    {"type": "hello", "after": 0},
    {"type": "typing"},
    {"type": "typing", "conversation": 7},
    {"type": "typing", "conversation": "x" * 33},
    {"type": "seen", "conversation": "x"},
    {"type": "seen", "conversation": "x", "seq": -1},
    {"type": "watch"},
    {"type": "claim", "conversation": "x"},
    {"type": "watch", "conversation": None, "more": 1},
)


async def test_wrong_frame_is_said_and_survived(ana: AgentClient) -> None:
    """A wrong frame gets an error, and the socket stays open."""
    for frame in WRONG_FRAMES:
        async with ana.connected() as board:
            await board.send(frame)
            error = await board.wait_for(lambda told: told["type"] == "error")
            assert error["code"] == "bad_frame", frame
            await board.send({"type": "watch", "conversation": None})
            await board.drain(0.05)
            assert not board.connection.closed


@pytest.mark.parametrize(
    "first", ("nonsense", {"type": "hello", "after": -1}, {"type": "watch", "conversation": None}, None)
)
async def test_wrong_hello_ends_the_socket(
    server: Server, ana: AgentClient, monkeypatch: pytest.MonkeyPatch, first: object
) -> None:
    """A socket without a proper hello in time gets nothing."""
    monkeypatch.setattr(socket, "HELLO_WITHIN_S", 0.2)
    headers = {"Cookie": ana.cookie}
    async with connect(f"{server.socket_url}/api/agent/socket", additional_headers=headers) as connection:
        if first is not None:
            await connection.send(first if isinstance(first, str) else orjson.dumps(first).decode())
        told = orjson.loads(await connection.recv())
        assert (told["type"], told["code"]) == ("error", "bad_frame")
        async with asyncio.timeout(3):
            with pytest.raises(ConnectionClosed):
                await connection.recv()
        assert connection.close_code == 1008
