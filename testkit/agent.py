"""A scripted agent at the console's API and its live socket."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from testkit.client import Answer, Client, Json, Server
from testkit.socket import Socket

PASSWORD = "correct horse battery"  # noqa: S105  # of accounts that live as long as a test
CONVERSATIONS = "/api/agent/conversations"


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to the console with `PASSWORD`."""

    name: str
    email: str


class AgentClient:
    """An agent who is signed in, perhaps with a socket."""

    socket: Socket

    def __init__(self, http: Client) -> None:
        self.http = http
        self.id = ""

    @classmethod
    @asynccontextmanager
    async def signed_in(cls, server: Server, email: str, password: str = PASSWORD) -> AsyncIterator[Self]:
        """Sign in; raises `Refused`."""
        async with Client.opened(server) as http:
            http.headers["Origin"] = server.base_url
            login = (await http.post("/api/agent/login", {"email": email, "password": password})).raise_for_status()
            http.headers["X-CSRF-Token"] = login.json()["csrf"]
            agent = cls(http)
            agent.id = login.json()["agent"]["id"]
            yield agent

    @property
    def cookie(self) -> str:
        """The header that shows whose session it is."""
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())

    async def post(self, path: str, **body: object) -> Answer:
        """POST to `/api/agent/conversations/` + path."""
        return await self.http.post(f"{CONVERSATIONS}/{path}", body)

    async def say(self, conversation: str, text: str, seen_seq: int, **fields: object) -> Answer:
        """Write to the shopper."""
        body = {"client_id": str(uuid.uuid4()), "text": text, "seen_seq": seen_seq, **fields}
        return await self.post(f"{conversation}/messages", **body)

    async def add_photo(self, conversation: str, photo: bytes) -> Answer:
        """Add a photo, to be sent in a message by its id."""
        return await self.http.post_photo(f"{CONVERSATIONS}/{conversation}/photos", photo)

    async def read(self, conversation: str) -> Json:
        """The conversation's detail."""
        detail: Json = (await self.http.get(f"{CONVERSATIONS}/{conversation}")).raise_for_status().json()
        return detail

    async def list(self, view: str, **query: str) -> Json:
        """A view of the list."""
        listed: Json = (await self.http.get(CONVERSATIONS, {"view": view, **query})).raise_for_status().json()
        return listed

    async def add_agent(self, name: str, email: str | None = None) -> Account:
        """An account for a colleague, who needs an address only where it matters; needs an administrator."""
        account = Account(name, email or f"{uuid.uuid4().hex}@fernhill.example")
        body = {"email": account.email, "name": name, "role": "agent", "password": PASSWORD}
        (await self.http.post("/api/admin/agents", body)).raise_for_status()
        return account

    @asynccontextmanager
    async def connected(self, after: int = 0) -> AsyncIterator[Socket]:
        """Open the live socket, say hello and ask for what came after this event."""
        async with self.http.socket("/api/agent/socket", {"after": after}) as self.socket:
            yield self.socket
