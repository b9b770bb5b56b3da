"""What the server says has the shapes of its reference, field by field."""

import pytest

from handoff.channels.web.frames import ToShopper
from handoff.channels.web.routes import Session, Transcript
from handoff.console.frames import ToAgent
from handoff.console.shapes.agents import AgentAdded, AgentList, Login
from handoff.console.shapes.changes import Changed, NoteAdded
from handoff.console.shapes.messages import Done, Replied
from handoff.desk.board import RowPage
from handoff.desk.shapes import Detail
from handoff.edge.http import ErrorBody
from handoff.photos.uploads import AnyUpload, Uploaded
from testkit.agent import PASSWORD, AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot, answer
from tests.handoff.frames import check_answer, check_frames, types_of
from tests.handoff.kit import Server
from tests.handoff.photos.serving import add, add_as, bearer

pytestmark = pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)

MENU = [{"title": "Track an order", "choice": {"intent": "track_order", "entities": {}}}]
CLAIMED = {*types_of(ToAgent)} - {"reload", "gone"}
"""All that an agent hears of their own conversation; `gone` is left out, since nothing takes conversations away yet."""


async def test_agents_answers_have_their_shapes(server: Server, ana: AgentClient, admin: AgentClient) -> None:
    """All answers of the agents' and the administrators' API have their shapes."""
    async with Shopper.arriving(server, name="Mia", language="en-GB") as mia:
        await mia.say("hello")
        await mia.hears("bot")
        await mia.send("person")
        await mia.owned_by("queue")
        path = f"/api/agent/conversations/{mia.conversation}"
        check_answer(RowPage, await ana.http.get("/api/agent/conversations?view=queue"))
        check_answer(RowPage, await ana.http.get("/api/agent/conversations?view=all&limit=1"))
        check_answer(Changed, await ana.post(f"{mia.conversation}/claim"))
        photo = await add_as(ana, mia.conversation)
        check_answer(Uploaded, photo)
        check_answer(AnyUpload, await ana.http.get(f"/api/agent/photos/{photo.json()['photo']}"))
        sent = await ana.say(mia.conversation, "Hi", seen_seq=100, quote=2, photos=[photo.json()["photo"]])
        check_answer(Replied, sent)
        check_answer(NoteAdded, await ana.post(f"{mia.conversation}/notes", text="kind"))
        check_answer(Detail, await ana.http.get(path))
        check_answer(Done, await ana.http.delete(f"{path}/messages/{sent.json()['seq']}"))
        check_answer(Detail, await ana.http.get(path))
        check_answer(Login, await ana.http.get("/api/agent/me"))
        check_answer(AgentList, await admin.http.get("/api/admin/agents"))
        new = {"email": "kim@fernhill.example", "name": "Kim", "role": "supervisor", "password": PASSWORD}
        check_answer(AgentAdded, await admin.http.post("/api/admin/agents", new))


async def test_shoppers_answers_have_their_shapes(server: Server) -> None:
    """Sessions, photos and transcripts have their shapes, and an error has the shape of errors."""
    check_answer(Session, await server.http.post("/api/shopper/sessions", json={"name": "Mia"}))
    async with Shopper.arriving(server) as mia:
        photo = await add(mia)
        check_answer(Uploaded, photo)
        await mia.acked(await mia.send("message", text="look", photos=[photo.json()["photo"]]))
        await mia.hears("bot")
        check_answer(
            Uploaded, await server.http.get(f"/api/shopper/photos/{photo.json()['photo']}", headers=bearer(mia))
        )
        check_answer(Transcript, await server.http.get("/api/shopper/transcript", headers=bearer(mia)))


async def test_shoppers_frames_have_their_shapes(server: Server, ana: AgentClient, bot: FakeBot) -> None:
    """In a conversation with every kind of frame for a shopper, all have their shapes."""
    bot.script = lambda question: answer("How can I help?", options=MENU) if question.text else answer("Nice.")
    async with Shopper.arriving(server, name="Mia") as mia, ana.connected() as board:
        await mia.say("hello")
        await mia.hears("bot")
        await mia.send("person")
        await mia.owned_by("queue")
        await ana.post(f"{mia.conversation}/claim")
        await mia.owned_by("agent")
        await board.send({"type": "typing", "conversation": mia.conversation})
        await mia.socket.wait_for(lambda frame: frame["type"] == "typing")
        sent = await ana.say(mia.conversation, "Hi", seen_seq=100, quote=2)
        await mia.hears("agent")
        await board.send({"type": "seen", "conversation": mia.conversation, "seq": 2})
        await mia.socket.wait_for(lambda frame: frame["type"] == "seen")
        await ana.http.delete(f"/api/agent/conversations/{mia.conversation}/messages/{sent.json()['seq']}")
        await mia.socket.wait_for(lambda frame: frame["type"] == "changed")
        await mia.acked(await mia.send("message", text=""))
        assert check_frames(ToShopper, mia.socket.frames) == set(types_of(ToShopper))


async def test_agents_frames_have_their_shapes(server: Server, ana: AgentClient) -> None:
    """In a conversation with every kind of frame for an agent, all have their shapes."""
    async with Shopper.arriving(server, name="Mia") as mia:
        async with ana.connected() as board:
            await mia.send("person")
            await mia.owned_by("queue")
            await ana.post(f"{mia.conversation}/claim")
            await mia.owned_by("agent")
            await mia.say("hello")
            await mia.socket.send({"type": "typing"})
            await mia.socket.send({"type": "seen", "seq": 1})
            sent = await ana.say(mia.conversation, "Hi", seen_seq=100)
            await ana.http.delete(f"/api/agent/conversations/{mia.conversation}/messages/{sent.json()['seq']}")
            await board.send("nonsense")
            while not {frame["type"] for frame in board.frames} >= CLAIMED:
                await board.wait_for(lambda _: True)
            assert check_frames(ToAgent, board.frames) == CLAIMED
        async with ana.connected(after=2**30) as again:
            await again.wait_for(lambda frame: frame["type"] == "reload")
            assert check_frames(ToAgent, again.frames) == {"ready", "reload"}


async def test_errors_have_their_shape(server: Server) -> None:
    """Every error has the same body."""
    refused = await server.http.get("/api/shopper/transcript")
    check_answer(ErrorBody, refused)
