"""The real server in this process, for the shoppers and agents of the test kit."""

import contextlib
import itertools
import socket
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr
from sanic import Sanic

from handoff.app import make_app
from handoff.prepare import prepare
from handoff.services import Parts
from handoff.settings import Settings
from testkit import client
from testkit.agent import PASSWORD

WITHIN_S = 5.0
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For clients without TLS: loading the machine's certificates would take most of a client's time."""
_names = itertools.count()


@dataclass
class Server(client.Server):
    """A running server; `http` sends what no shopper's page would, and the settings tell where the store is."""

    http: httpx.AsyncClient
    settings: Settings

    @property
    def socket_url(self) -> str:
        """The server's address for sockets that do not behave like the test kit's."""
        return self.base_url.replace("http", "ws", 1)


def make_settings(data_dir: Path, database_url: str, **changes: object) -> Settings:
    """Settings of a test, by default with rate limits too high for a quick script to meet."""
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
    await server.startup()  # type: ignore[no-untyped-call]  # Sanic has no type for it
    await server.before_start()  # type: ignore[no-untyped-call]  # Sanic has no type for it
    await server.after_start()  # type: ignore[no-untyped-call]  # Sanic has no type for it
    base = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(base_url=base, timeout=WITHIN_S, verify=NO_TLS) as http:
            yield Server(base, http, settings)
    finally:
        await server.before_stop()  # type: ignore[no-untyped-call]  # Sanic has no type for it
        server.close()  # type: ignore[no-untyped-call]  # Sanic has no type for it
        for connection in list(server.connections):
            connection.abort()
        await server.after_stop()  # type: ignore[no-untyped-call]  # Sanic has no type for it
        Sanic.unregister_app(app)
