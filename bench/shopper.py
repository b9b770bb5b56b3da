"""A shopper at the socket, as the widget is one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias
from uuid import uuid4

import aiohttp
import orjson

Frame: TypeAlias = dict[str, Any]


class Refused(Exception):
    """The product answered with an error frame, or closed the socket."""


class Shopper:
    """One conversation over one socket."""

    def __init__(self, conversation: str, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.conversation = conversation
        self._socket = socket

    async def send(self, kind: str, **fields: object) -> str:
        """Send one frame with a new client id, and return that id."""
        client_id = str(uuid4())
        await self._socket.send_str(orjson.dumps({"type": kind, "client_id": client_id, **fields}).decode())
        return client_id

    async def receive(self) -> Frame:
        """Return the next frame; raises `Refused` for an error frame or a closed socket."""
        received = await self._socket.receive()
        if received.type is not aiohttp.WSMsgType.TEXT:
            raise Refused(f"socket closed with {self._socket.close_code}")
        frame: Frame = orjson.loads(received.data)
        if frame["type"] == "error":
            raise Refused(frame["code"])
        return frame

    async def until(self, kind: str, **fields: object) -> Frame:
        """Return the next frame of that kind and with these fields; the others pass by."""
        while True:
            frame = await self.receive()
            if frame["type"] == kind and fields.items() <= frame.items():
                return frame

    async def ask(self, text: str) -> Frame:
        """Send a message and return the bot's answer to it."""
        await self.send("message", text=text)
        asked = await self.until("ack")
        while True:
            frame = await self.until("message")
            if frame["from"]["kind"] == "bot" and frame["seq"] > asked["seq"]:
                return frame


@asynccontextmanager
async def shopper(http: aiohttp.ClientSession, base_url: str) -> AsyncIterator[Shopper]:
    """Open a conversation, and close its socket at the end."""
    async with http.post(f"{base_url}/api/shopper/sessions", json={"name": "Ana"}) as answer:
        answer.raise_for_status()
        session = await answer.json(loads=orjson.loads)
    async with http.ws_connect(f"{base_url}/api/shopper/socket", origin=base_url) as socket:
        await socket.send_str(orjson.dumps({"type": "hello", "token": session["token"], "after": 0}).decode())
        one = Shopper(session["conversation"], socket)
        await one.until("ready")
        yield one
