"""A handoff test kit: the real server in this process, a scripted shopper and a scripted agent."""

import asyncio
import contextlib
import itertools
import socket
import ssl
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx
import orjson
from pydantic import SecretStr
from sanic import Sanic
from websockets.asyncio.client import ClientConnection, connect

from handoff.app import make_app
from handoff.prepare import prepare
from handoff.services import Parts
from handoff.settings import Settings

PASSWORD = "correct horse battery"
WITHIN_S = 5.0
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Loading the machine's certificates for every client would be most of the clients' time."""
_names = itertools.count()

Frame = dict[str, Any]


@dataclass
class Server:
    """A running server: where it listens, and its store for looking inside."""

    http: httpx.AsyncClient
    socket_url: str
    settings: Settings


def make_settings(data_dir: Path, database_url: str, **changes: object) -> Settings:
    """Settings of a test: no rate limits that a quick script would meet, unless it asks for them."""
    given: dict[str, Any] = {
        "data_dir": data_dir, "database_url": database_url, "rasa_secret": SecretStr("r" * 32),
        "secret_key": SecretStr("s" * 32), "admin_email": "sam@fernhill.example",
        "admin_password": SecretStr(PASSWORD), "message_rate": (10_000, 1), **changes,
    }  # fmt: skip
    return Settings(**given)


@contextlib.asynccontextmanager
async def running_server(settings: Settings, parts: Parts, port: int = 0) -> AsyncIterator[Server]:
    """The real server on this port or on a free one, migrated and with its first supervisor."""
    await prepare(settings)
    app = make_app(settings, parts, name=f"test-{next(_names)}")
    app.config.TOUCHUP = False  # Sanic rewrites its own classes at start, which it can do once in a process
    listening = socket.create_server(("127.0.0.1", port))
    port = listening.getsockname()[1]
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    assert server is not None
    await server.startup()  # type: ignore[no-untyped-call]
    await server.before_start()  # type: ignore[no-untyped-call]
    await server.after_start()  # type: ignore[no-untyped-call]
    base = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(base_url=base, timeout=WITHIN_S, verify=NO_TLS) as http:
            yield Server(http, f"ws://127.0.0.1:{port}", settings)
    finally:
        await server.before_stop()  # type: ignore[no-untyped-call]
        server.close()  # type: ignore[no-untyped-call]
        for connection in list(server.connections):
            connection.abort()
        await server.after_stop()  # type: ignore[no-untyped-call]
        Sanic.unregister_app(app)


@dataclass
class Socket:
    """A socket whose frames are kept, so that a test can wait for the one it means."""

    connection: ClientConnection
    frames: list[Frame] = field(default_factory=list)
    _used: int = 0

    async def send(self, frame: Frame | str) -> None:
        """Sends a frame, or a text that is none."""
        await self.connection.send(frame if isinstance(frame, str) else orjson.dumps(frame).decode())

    async def wait_for(self, fits: Callable[[Frame], bool], within_s: float = WITHIN_S) -> Frame:
        """The next frame that fits, from where the last wait ended; TimeoutError with what came instead."""
        try:
            async with asyncio.timeout(within_s):
                while True:
                    while self._used < len(self.frames):
                        self._used += 1
                        if fits(self.frames[self._used - 1]):
                            return self.frames[self._used - 1]
                    self.frames.append(orjson.loads(await self.connection.recv()))
        except TimeoutError:
            raise TimeoutError(f"waited in vain; the last frames were {self.frames[-5:]}") from None

    async def drain(self, quiet_s: float = 0.3) -> list[Frame]:
        """All frames so far, once none has come for ``quiet_s``."""
        with contextlib.suppress(TimeoutError):
            while True:
                async with asyncio.timeout(quiet_s):
                    self.frames.append(orjson.loads(await self.connection.recv()))
        self._used = len(self.frames)
        return self.frames


class Shopper:
    """A scripted shopper on the website."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.token = self.conversation = ""

    @classmethod
    @contextlib.asynccontextmanager
    async def arriving(cls, server: Server, **known: str) -> AsyncIterator[Self]:
        """Begins a conversation and connects."""
        shopper = cls(server)
        answered = (await server.http.post("/api/shopper/sessions", json=known)).json()
        shopper.token, shopper.conversation = answered["token"], answered["conversation"]
        async with shopper.connected():
            yield shopper

    @contextlib.asynccontextmanager
    async def connected(self, after: int = 0) -> AsyncIterator[Socket]:
        """Opens the socket and says hello."""
        async with connect(f"{self.server.socket_url}/api/shopper/socket") as connection:
            self.socket = Socket(connection)
            await self.socket.send({"type": "hello", "token": self.token, "after": after})
            await self.socket.wait_for(lambda frame: frame["type"] == "ready")
            yield self.socket

    async def send(self, kind: str, *, client_id: str | None = None, **fields: object) -> str:
        """Sends a frame that becomes a message; returns its client id."""
        client_id = client_id or str(uuid.uuid4())
        await self.socket.send({"type": kind, "client_id": client_id, **fields})
        return client_id

    async def say(self, text: str) -> Frame:
        """Sends a message and waits for its ack."""
        return await self.acked(await self.send("message", text=text))

    async def acked(self, client_id: str) -> Frame:
        """The ack (or error) of what was sent under this id."""
        return await self.socket.wait_for(
            lambda frame: frame["type"] in {"ack", "error"} and frame.get("client_id") == client_id
        )

    async def hears(self, kind: str, *, within_s: float = WITHIN_S) -> Frame:
        """The next message of a speaker of this kind."""
        return await self.socket.wait_for(
            lambda frame: frame["type"] == "message" and frame["from"]["kind"] == kind, within_s
        )

    async def owned_by(self, owner: str) -> Frame:
        """The next ``owner`` frame that says so."""
        return await self.socket.wait_for(lambda frame: frame["type"] == "owner" and frame["owner"] == owner)


class AgentClient:
    """A scripted agent: a cookie, a CSRF token, and perhaps a socket."""

    def __init__(self, http: httpx.AsyncClient, server: Server) -> None:
        self.http, self.server = http, server
        self.id = ""

    @classmethod
    @contextlib.asynccontextmanager
    async def signed_in(cls, server: Server, email: str, password: str = PASSWORD) -> AsyncIterator[Self]:
        """Signs in."""
        async with httpx.AsyncClient(base_url=server.http.base_url, timeout=WITHIN_S, verify=NO_TLS) as http:
            agent = cls(http, server)
            response = await http.post("/api/agent/login", json={"email": email, "password": password})
            response.raise_for_status()
            agent.id = response.json()["agent"]["id"]
            http.headers["X-CSRF-Token"] = response.json()["csrf"]
            yield agent

    async def post(self, path: str, **body: object) -> httpx.Response:
        """POSTs to ``/api/agent/conversations/`` + path."""
        return await self.http.post(f"/api/agent/conversations/{path}", json=body)

    async def say(self, conversation: str, text: str, seen_seq: int, **fields: object) -> httpx.Response:
        """Writes to the shopper."""
        body = {"client_id": str(uuid.uuid4()), "text": text, "seen_seq": seen_seq, **fields}
        return await self.post(f"{conversation}/messages", **body)

    async def read(self, conversation: str) -> dict[str, Any]:
        """The conversation's detail."""
        response = await self.http.get(f"/api/agent/conversations/{conversation}")
        response.raise_for_status()
        detail: dict[str, Any] = response.json()
        return detail

    async def list(self, view: str, **query: str) -> dict[str, Any]:
        """A view of the list."""
        response = await self.http.get("/api/agent/conversations", params={"view": view, **query})
        response.raise_for_status()
        listed: dict[str, Any] = response.json()
        return listed

    @contextlib.asynccontextmanager
    async def connected(self, after: int = 0) -> AsyncIterator[Socket]:
        """Opens the live socket and says hello."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        url = f"{self.server.socket_url}/api/agent/socket"
        async with connect(url, additional_headers={"Cookie": cookie}) as connection:
            self.socket = Socket(connection)
            await self.socket.send({"type": "hello", "after": after})
            await self.socket.wait_for(lambda frame: frame["type"] == "ready")
            yield self.socket


async def add_agent(admin: AgentClient, name: str) -> str:
    """A colleague; returns their e-mail."""
    email = f"{name.lower()}@fernhill.example"
    body = {"email": email, "name": name, "role": "agent", "password": PASSWORD}
    (await admin.http.post("/api/admin/agents", json=body)).raise_for_status()
    return email
