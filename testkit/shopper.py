"""A scripted shopper on the website."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from testkit.client import Answer, Client, Server
from testkit.socket import Frame, Refused, Socket


class Shopper:
    """One conversation: a token that opens it, and a socket at a time."""

    socket: Socket

    def __init__(self, server: Server, token: str = "", conversation: str = "") -> None:
        self.server, self.token, self.conversation = server, token, conversation

    @classmethod
    async def begun(cls, server: Server, **known: str) -> Self:
        """Begin a conversation with what is known of the shopper; raises `Refused`."""
        async with Client.opened(server) as client:
            session = (await client.post("/api/shopper/sessions", known)).raise_for_status().json()
        return cls(server, session["token"], session["conversation"])

    @classmethod
    @asynccontextmanager
    async def arriving(cls, server: Server, **known: str) -> AsyncIterator[Self]:
        """Begin a conversation and connect."""
        shopper = await cls.begun(server, **known)
        async with shopper.connected():
            yield shopper

    @asynccontextmanager
    async def connected(self, after: int = 0) -> AsyncIterator[Socket]:
        """Open the socket, say hello and ask for what came after this `seq`."""
        hello = {"token": self.token, "after": after}
        async with Client.opened(self.server) as client, client.socket("/api/shopper/socket", hello) as self.socket:
            yield self.socket

    async def send(self, kind: str, *, client_id: str | None = None, **fields: object) -> str:
        """Send a frame that becomes a message, and return its client id."""
        client_id = client_id or str(uuid.uuid4())
        await self.socket.send({"type": kind, "client_id": client_id, **fields})
        return client_id

    async def acked(self, client_id: str) -> Frame:
        """The ack (or error) of what was sent under this id."""
        return await self.socket.wait_for(
            lambda frame: frame["type"] in {"ack", "error"} and frame.get("client_id") == client_id
        )

    async def types(self) -> None:
        """Show that something is being typed."""
        await self.socket.send({"type": "typing"})

    async def say(self, text: str) -> Frame:
        """Send a message and wait for its ack (or error)."""
        return await self.acked(await self.send("message", text=text))

    async def ask(self, text: str) -> Frame:
        """Send a message and wait for the bot's answer to it; raises `Refused` where it is not taken."""
        asked = await self.say(text)
        if asked["type"] == "error":
            raise Refused(asked["code"])
        while (answer := await self.hears("bot"))["seq"] < asked["seq"]:
            pass  # a late line of the answer before
        return answer

    async def press(self, title: str) -> Frame:
        """Press the newest button of that title and wait for the ack (or error)."""
        message, option = next(
            (frame["id"], place)
            for frame in reversed(self.socket.frames)
            for place, option in enumerate(frame.get("options") or ())
            if option["title"] == title
        )
        return await self.acked(await self.send("choice", message=message, option=option))

    async def hears(self, kind: str, *, within_s: float | None = None) -> Frame:
        """The next message of a speaker of this kind: `bot`, `agent`, `notice` or `shopper`."""
        return await self.socket.wait_for(
            lambda frame: frame["type"] == "message" and frame["from"]["kind"] == kind, within_s
        )

    async def owned_by(self, owner: str) -> Frame:
        """The next `owner` frame that says so."""
        return await self.socket.wait_for(lambda frame: frame["type"] == "owner" and frame["owner"] == owner)

    async def add_photo(self, photo: bytes, **headers: str) -> Answer:
        """Add a photo, to be sent in a message by its id."""
        async with self._client() as client:
            client.headers |= headers
            return await client.post_photo("/api/shopper/photos", photo)

    async def ask_link(self) -> Answer:
        """Ask for the way to Telegram."""
        async with self._client() as client:
            return await client.post("/api/shopper/link")

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[Client]:
        async with Client.opened(self.server) as client:
            client.headers["Authorization"] = f"Bearer {self.token}"
            yield client
