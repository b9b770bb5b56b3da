"""The shopper's socket: a strict hello, strict frames, and no wrong one changes anything."""

import asyncio
import time
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiohttp import WSMsgType
from sqlalchemy import Connection, func, select
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from handoff.channels.web import rates
from handoff.channels.web import socket as shoppers
from handoff.channels.web.sessions import TOKEN_FOR, Tokens
from handoff.services import Parts
from handoff.store.engine import open_engine
from handoff.store.tables.conversations import Conversation, Outbox
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from testkit.socket import Frame
from tests.fakes import FakeBot, answer
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop

CLIENT_ID = "00000000-0000-4000-8000-000000000001"
MENU = [{"title": "Track an order", "choice": {"intent": "track_order", "entities": {}}}]


async def refusal(server: Server, first: object) -> tuple[int | None, list[Frame]]:
    """How the server closes after this first frame, and what it said before."""
    async with connect(f"{server.socket_url}/api/shopper/socket") as connection:
        if first is not None:
            await connection.send(first if isinstance(first, str | bytes) else orjson.dumps(first).decode())
        frames = []
        try:
            async with asyncio.timeout(3):
                while True:
                    frames.append(orjson.loads(await connection.recv()))
        except ConnectionClosed:
            return connection.close_code, frames


BAD_HELLOS: tuple[object, ...] = (
    "nonsense",
    "[]",
    b"\xff",
    {},
    {"type": "hello"},
    {"type": "message", "client_id": CLIENT_ID, "text": "hi"},
    {"type": "hello", "token": 7},
    {"type": "hello", "token": "x", "after": -1},
    {"type": "hello", "token": "x", "after": "1"},
    {"type": "hello", "token": "x", "after": 2**31},
    {"type": "hello", "token": "x" * 1025},
    {"type": "hello", "token": "x", "more": 1},
)


async def test_bad_hello_is_refused(server: Server) -> None:
    """A frame that is no hello gets an error and closes the socket, and tells nothing of any conversation."""
    for first in BAD_HELLOS:
        code, frames = await refusal(server, first)
        assert code == 1008
        assert [(frame["type"], frame["code"]) for frame in frames] == [("error", "bad_frame")], first


async def test_hello_needs_a_token_of_ours(server: Server, admin: AgentClient) -> None:
    """A wrong token, one that has ended, and one signed with another secret open nothing."""
    async with Shopper.arriving(server) as shopper:
        conversation = shopper.conversation
    secret = server.settings.secret_key.get_secret_value()
    ended, _ = Tokens(secret, lambda: time.time() - TOKEN_FOR.total_seconds() - 1).sign(conversation)
    foreign, _ = Tokens("x" * 32).sign(conversation)
    for token in ("nonsense", shopper.token[:-2], ended, foreign):
        code, frames = await refusal(server, {"type": "hello", "token": token})
        assert (code, [frame["code"] for frame in frames]) == (1008, ["unauthorized"])
    ghost, _ = Tokens(secret).sign("no-such-talk")
    code, frames = await refusal(server, {"type": "hello", "token": ghost})
    assert (code, [frame["code"] for frame in frames]) == (1008, ["not_found"])
    assert len((await admin.list("all"))["items"]) == 1


async def test_late_hello_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket without a hello in time is closed."""
    monkeypatch.setattr(shoppers, "HELLO_WITHIN_S", 0.1)
    code, frames = await refusal(server, None)
    assert code == 1008
    assert [frame["code"] for frame in frames] == ["bad_frame"]


async def test_hello_from_the_future_is_served(server: Server) -> None:
    """A widget that knows more than the log (a restored backup) gets what comes from now on."""
    async with Shopper.arriving(server) as shopper:
        await shopper.socket.connection.close()
        async with shopper.connected(after=999):
            assert (await shopper.say("hello"))["seq"] == 2
            assert (await shopper.hears("bot"))["seq"] == 3


def message(**changes: object) -> Frame:
    """A valid message with these changes; None removes a field."""
    frame = {"type": "message", "client_id": CLIENT_ID, "text": "hello", **changes}
    return {name: value for name, value in frame.items() if value is not None}


WRONG: dict[str, tuple[Frame | str, str]] = {
    "no JSON": ("nonsense", "bad_frame"),
    "empty": ("", "bad_frame"),
    "list": ("[]", "bad_frame"),
    "null": ("null", "bad_frame"),
    "deep": ("[" * 5_000, "bad_frame"),
    "no type": ({"client_id": CLIENT_ID}, "bad_frame"),
    "unknown type": ({"type": "rating", "score": 5}, "bad_frame"),
    "type is no text": ({"type": 7}, "bad_frame"),
    "second hello": ({"type": "hello", "token": "x"}, "bad_frame"),
    "server's frame": ({"type": "ack", "client_id": CLIENT_ID, "seq": 1}, "bad_frame"),
    "no id": (message(client_id=None), "bad_frame"),
    "short id": (message(client_id="abc"), "bad_frame"),
    "id with a line": (message(client_id=f"{CLIENT_ID}\n"), "bad_frame"),
    "id is a number": (message(client_id=7), "bad_frame"),
    "no text": (message(text=None), "bad_frame"),
    "text is a number": (message(text=7), "bad_frame"),
    "text is a list": (message(text=["hello"]), "bad_frame"),
    "unknown field": (message(epoch=0), "bad_frame"),
    "speaks as an agent": (message(**{"from": {"kind": "agent"}}), "bad_frame"),
    "lone surrogate": (f'{{"type":"message","client_id":"{CLIENT_ID}","text":"\\ud83d"}}', "bad_frame"),
    "nothing": (message(text=""), "empty"),
    "blanks": (message(text=" \n\t"), "empty"),
    "zero width": (message(text="\u200b\u200d"), "empty"),
    "controls": (message(text="\u0000\u0007"), "empty"),
    "too long": (message(text="x" * 2_001), "too_long"),
    "choice without message": ({"type": "choice", "client_id": CLIENT_ID, "option": 0}, "bad_frame"),
    "choice by name": ({"type": "choice", "client_id": CLIENT_ID, "message": "x.1", "option": "a"}, "bad_frame"),
    "choice with payload": (
        {"type": "choice", "client_id": CLIENT_ID, "message": "x.1", "option": 0, "payload": "/restart"}, "bad_frame",
    ),
    "choice below": ({"type": "choice", "client_id": CLIENT_ID, "message": "x.1", "option": -1}, "bad_frame"),
    "choice elsewhere": ({"type": "choice", "client_id": CLIENT_ID, "message": "other.1", "option": 0}, "stale_option"),
    "choice of nothing": ({"type": "choice", "client_id": CLIENT_ID, "message": "", "option": 0}, "stale_option"),
    "seen below": ({"type": "seen", "seq": -1}, "bad_frame"),
    "seen is text": ({"type": "seen", "seq": "1"}, "bad_frame"),
    "seen is true": ({"type": "seen", "seq": True}, "bad_frame"),
    "seen beyond": ({"type": "seen", "seq": 2**40}, "bad_frame"),
    "end with more": ({"type": "end", "really": True}, "bad_frame"),
    "person without id": ({"type": "person"}, "bad_frame"),
}  # fmt: skip


async def test_wrong_frames_change_nothing(server: Server, bot: FakeBot) -> None:
    """Each gets its error, under its id where it has one; nothing is written, and the socket stays open."""
    async with Shopper.arriving(server) as shopper:
        before = facts(server)
        for name, (frame, code) in WRONG.items():
            await shopper.socket.send(frame)
            error = await shopper.socket.wait_for(lambda told: told["type"] in {"error", "ack"})
            assert (error["type"], error.get("code")) == ("error", code), name
            assert error["detail"], name
            if isinstance(frame, dict) and frame.get("client_id") == CLIENT_ID and frame.get("type") != "ack":
                assert error.get("client_id") == CLIENT_ID, name
        assert facts(server) == before
        assert (await shopper.say("still here"))["seq"] == 2
        await shopper.hears("bot")
    assert len(bot.asked) == 1


def facts(server: Server) -> tuple[object, ...]:
    """Everything that a frame could have changed."""
    engine = open_engine(server.settings.store_url, writes=False)
    with engine.begin() as connection:
        found = _read_facts(connection)
    engine.dispose()
    return found


def _read_facts(conn: Connection) -> tuple[object, ...]:
    events = conn.execute(select(func.count()).select_from(Outbox)).scalar()
    return (events, *(tuple(row) for row in conn.execute(select(Conversation.__table__))))


async def test_another_conversations_button_does_not_work(server: Server, bot: FakeBot) -> None:
    """The id of a message of somebody else's conversation is a stale option, not a way in."""
    bot.script = lambda _: answer("What would you like?", options=MENU)
    async with Shopper.arriving(server) as mia, Shopper.arriving(server) as eve:
        await mia.say("hi")
        menu = await mia.hears("bot")
        await eve.say("hi")
        await eve.hears("bot")
        refused = await eve.acked(await eve.send("choice", message=menu["id"], option=0))
        assert refused["code"] == "stale_option"
        odd = f"{mia.conversation}.\u0663"
        assert (await mia.acked(await mia.send("choice", message=odd, option=0)))["code"] == "stale_option"
    assert len(bot.asked) == 2


async def test_large_frame_ends_the_socket(server: Server) -> None:
    """A frame over 16 kB is not read."""
    async with Shopper.arriving(server) as shopper:
        await shopper.socket.send("x" * 17_000)
        assert await shopper.socket.ended() == 1009


@pytest.mark.wire
async def test_flood_ends_the_socket(
    tmp_path: Path, current_url: str, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket that sends more frames than a person can is closed; the next one finds the conversation."""
    monkeypatch.setattr(rates, "FLOOD", (20, 10.0))
    settings = make_settings(tmp_path, current_url, message_rate=(1, 10))
    async with running_server(settings, Parts(bot, FakeShop())) as server, Shopper.arriving(server) as shopper:
        for _ in range(60):
            await shopper.socket.send({"type": "typing"})
        assert await shopper.socket.ended() == 1008
        async with shopper.connected():
            assert (await shopper.say("hello"))["seq"] == 2


@pytest.mark.wire
async def test_sixth_message_in_ten_seconds_is_too_fast(tmp_path: Path, current_url: str, bot: FakeBot) -> None:
    """Five messages go through and the sixth waits, whichever socket it comes by; with a person more are allowed."""
    settings = make_settings(tmp_path, current_url, message_rate=(5, 10))
    async with (
        running_server(settings, Parts(bot, FakeShop())) as server,
        AgentClient.signed_in(server, "sam@fernhill.example") as sam,
        Shopper.arriving(server) as shopper,
    ):
        told = [await shopper.acked(await shopper.send("message", text=str(number))) for number in range(5)]
        assert {frame["type"] for frame in told} == {"ack"}
        async with Shopper.arriving(server) as other:
            assert (await other.say("hello"))["type"] == "ack"
        refused = [await shopper.send("message", text="6"), await shopper.send("person")]
        assert [(await shopper.acked(one))["code"] for one in refused] == ["too_fast", "too_fast"]
        second = Shopper(server, shopper.token, shopper.conversation)
        async with second.connected():
            assert (await second.acked(await second.send("message", text="7")))["code"] == "too_fast"
        await sam.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        assert (await shopper.say("8"))["type"] == "ack"


async def test_text_that_is_no_utf8_ends_the_socket(server: Server) -> None:
    """Bytes that are no text end the socket (RFC 6455, 8.1), before the hello and after it."""
    async with connect(f"{server.socket_url}/api/shopper/socket") as connection:
        await connection.send(b'{"type": "hello\xff', text=True)
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(connection.recv(), 3)
        assert connection.close_code == 1007
    async with Shopper.arriving(server) as shopper:
        await shopper.socket.connection.send_frame(b"mia@example.com \xff", WSMsgType.TEXT)
        assert await shopper.socket.ended() == 1007


SLASHES = ("/restart", "/ask_human", "\uff0frestart", " /session_start{}", '/greet{"a": 1}')


async def test_slash_reaches_the_bot_as_text(server: Server, bot: FakeBot) -> None:
    """A message that begins with a slash is text like any other, for the bot and in the log."""
    for said in SLASHES:
        async with Shopper.arriving(server) as shopper:
            await shopper.send("message", text=said)
            assert (await shopper.hears("shopper"))["text"] == said.strip()
            await shopper.hears("bot")
        assert (bot.asked[-1].text, bot.asked[-1].choice) == (said.strip(), None)


async def test_hostile_text_comes_back_as_it_is(server: Server) -> None:
    """Markup, bidi marks and emoji are stored and sent as text; NUL and stacked marks are removed."""
    sent = "<script>alert(1)</script> \u202e\u05d0 \U0001f9e5 \x00Z" + "\u0301" * 50
    async with Shopper.arriving(server) as shopper:
        await shopper.send("message", text=sent)
        heard: dict[str, Any] = await shopper.hears("shopper")
    assert heard["text"].startswith("<script>alert(1)</script> \u202e\u05d0 \U0001f9e5 \u0179")
    assert len(heard["text"]) < 45
