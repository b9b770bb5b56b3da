"""From the website to Telegram and back: one conversation with one timeline."""

from collections.abc import AsyncIterator

import pytest

from handoff.channels.web.links import TelegramLink
from handoff.edge.mailbox import Mailbox
from standins.telegram.api import BotApi
from standins.telegram.people import User
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.handoff.frames import check_answer
from tests.handoff.kit import Server


@pytest.fixture
def server(server_on_both: Server) -> Server:
    """A server on both channels."""
    return server_on_both


@pytest.fixture
async def mia(server: Server, ana: AgentClient) -> AsyncIterator[Shopper]:  # noqa: ARG001  # she listens before
    """A shopper who has said hello on the website."""
    async with Shopper.arriving(server, name="Mia") as shopper:
        await shopper.say("hello")
        await shopper.hears("bot")
        yield shopper


async def on_telegram(mia: Shopper, api: BotApi) -> User:
    """The shopper's Telegram account, on which the conversation goes on."""
    link = (await mia.ask_link()).raise_for_status()
    check_answer(TelegramLink, link)
    user = api.user("Mia")
    await user.follow(link.json()["url"])
    await user.sees("continues on Telegram")
    return user


async def test_one_timeline(mia: Shopper, api: BotApi, ana: AgentClient) -> None:
    """The conversation goes on where the shopper writes, and the agent sees which line came from where."""
    assert mia.socket.frames[0]["telegram"] is True
    user = await on_telegram(mia, api)
    await user.say("from the phone")
    await user.sees("You said: from the phone")
    await mia.say("at the desk again")
    heard = await mia.socket.wait_for(lambda frame: frame.get("text") == "You said: at the desk again")
    lines = (await ana.read(mia.conversation))["messages"]
    assert [(line["channel"], line["from"]["kind"]) for line in lines] == [
        ("web", "notice"), ("web", "shopper"), ("web", "bot"),
        ("telegram", "notice"), ("telegram", "shopper"), ("telegram", "bot"),
        ("web", "shopper"), ("web", "bot"),
    ]  # fmt: skip
    assert heard["seq"] == lines[-1]["seq"]
    assert "You said: at the desk again" not in user.texts
    assert [line.get("delivery") for line in lines[3:6]] == [{"state": "delivered"}, None, {"state": "delivered"}]
    assert len((await ana.list("all"))["items"]) == 1


async def test_edit_is_seen_everywhere(mia: Shopper, api: BotApi, ana: AgentClient) -> None:
    """An edit on Telegram changes the line in the widget, live and after a reload, and the agent sees what it was."""
    user = await on_telegram(mia, api)
    said = await user.say("order 1024")
    await user.sees("You said: order 1024")
    await user.edit(said, "order 1042")
    changed = await mia.socket.wait_for(lambda frame: frame["type"] == "changed")
    assert (changed["text"], changed["edited"]) == ("order 1042", True)
    newest = mia.socket.frames[-1].get("seq", 0)
    async with mia.connected(after=newest) as socket:
        again = await socket.wait_for(lambda frame: frame["type"] == "changed")
        assert (again["seq"], again["text"]) == (changed["seq"], "order 1042")
    line = next(one for one in (await ana.read(mia.conversation))["messages"] if one["seq"] == changed["seq"])
    assert (line["text"], line["edited"]["before"]) == ("order 1042", "order 1024")
    assert user.texts.count("You said: order 1042") == 0


def overflow(mail: Mailbox[object], _item: object) -> None:
    """Let the mailbox overflow, whatever is put into it."""
    mail._overflowed = True
    mail._filled.set()


async def test_edits_that_a_slow_socket_missed_are_told(
    mia: Shopper, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines that did not fit into a socket's mailbox, new or changed, are read from the log."""
    user = await on_telegram(mia, api)
    said = await user.say("order 1024")
    await user.sees("You said: order 1024")
    monkeypatch.setattr(Mailbox, "put", overflow)
    async with mia.connected() as slow:
        await slow.wait_for(lambda frame: frame.get("text") == "You said: order 1024")
        await user.edit(said, "order 1042")
        await slow.wait_for(lambda frame: frame["type"] == "changed" and frame["text"] == "order 1042")


async def test_way_back(server: Server, mia: Shopper, api: BotApi) -> None:
    """/website opens the conversation on the website, once; neither its token nor the Telegram account is logged."""
    user = api.user("Mia")
    await user.say("hello")
    await user.sees("You said: hello")
    await user.say("/website")
    told = await user.sees("#counterhand=")
    token = told.text.partition("#counterhand=")[2].split()[0]
    session = await server.http.post("/api/shopper/sessions", json={"link": token})
    assert session.status_code == 201
    other = Shopper(mia.server, session.json()["token"], session.json()["conversation"])
    async with other.connected():
        frames = await other.socket.drain()
        assert not any(token in str(frame) or str(user.id) in str(frame) for frame in frames)
        assert "hello" in [frame.get("text") for frame in frames]
        await other.say("here I am")
        await other.hears("bot")
    used = await server.http.post("/api/shopper/sessions", json={"link": token})
    assert (used.status_code, used.json()["error"]["code"]) == (401, "unauthorized")
    await user.sees("continues on the website")


async def test_links_are_asked_for_at_a_humans_pace(server: Server, mia: Shopper) -> None:
    """A shopper gets five links a minute, and none without a token."""
    codes = [(await mia.ask_link()).status_code for _ in range(6)]
    assert codes == [201] * 5 + [429]
    assert (await server.http.post("/api/shopper/link")).status_code == 401
