"""A client of one server: calls over HTTP with cookies and headers of its own, and sockets."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Self, TypeAlias

import aiohttp
import orjson

from testkit.socket import Refused, Socket

Json: TypeAlias = dict[str, Any]


@dataclass
class Server:
    """A running server: its address, as `http://localhost:8000`, and how many seconds it may take over anything."""

    base_url: str
    within_s: float = field(default=5.0, kw_only=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered to a call, read to its end."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    def json(self) -> Any:  # noqa: ANN401  # what JSON holds is known to the caller
        """The body, read as JSON."""
        return orjson.loads(self.content)

    def raise_for_status(self) -> Self:
        """The same answer; raises `Refused` with status and body where it is an error."""
        if self.status_code >= 400:  # noqa: PLR2004  # where HTTP's errors begin
            raise Refused(f"{self.status_code} {self.content.decode(errors='replace')}")
        return self


class Client:
    """Calls and sockets of one person; `headers` go with every call, cookies as the server sets them."""

    def __init__(self, server: Server, session: aiohttp.ClientSession) -> None:
        self.server, self.session = server, session
        self.headers: dict[str, str] = {}

    @classmethod
    @asynccontextmanager
    async def opened(cls, server: Server) -> AsyncIterator[Self]:
        """A new client."""
        jar = aiohttp.CookieJar(unsafe=True)  # which means: cookies from an address without a name, too
        limits = aiohttp.ClientTimeout(total=server.within_s)
        connections = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(cookie_jar=jar, timeout=limits, connector=connections) as session:
            yield cls(server, session)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies that the server has set, by name."""
        return {cookie.key: cookie.value for cookie in self.session.cookie_jar}

    async def get(self, path: str, params: Mapping[str, str] | None = None) -> Answer:
        """GET a path."""
        return await self.request("GET", path, params=params)

    async def post(self, path: str, json: object = None) -> Answer:
        """POST JSON, or nothing, to a path."""
        headers = {} if json is None else {"Content-Type": "application/json"}
        return await self.request("POST", path, data=None if json is None else orjson.dumps(json), headers=headers)

    async def post_photo(self, path: str, photo: bytes) -> Answer:
        """POST a photo as browsers send a file from a form."""
        form = aiohttp.FormData()
        form.add_field("photo", BytesIO(photo), filename="photo.jpg", content_type="image/jpeg")
        return await self.request("POST", path, data=form)

    async def delete(self, path: str) -> Answer:
        """DELETE a path."""
        return await self.request("DELETE", path)

    async def request(
        self, method: str, path: str, *,
        params: Mapping[str, str] | None = None, data: bytes | aiohttp.FormData | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:  # fmt: skip
        """Any call; raises `aiohttp.ClientError` when the server cannot be reached, `TimeoutError` when it is slow."""
        url, sent = self.server.base_url + path, {**self.headers, **(headers or {})}
        async with self.session.request(
            method, url, params=params, data=data, headers=sent, allow_redirects=False
        ) as answered:
            return Answer(answered.status, answered.headers, await answered.read())

    @asynccontextmanager
    async def socket(self, path: str, hello: Json) -> AsyncIterator[Socket]:
        """A socket as the server's own pages open one, after its hello and ready."""
        base_url = self.server.base_url
        async with self.session.ws_connect(base_url + path, origin=base_url) as connection:
            socket = Socket(connection, self.server.within_s)
            await socket.send({"type": "hello", **hello})
            await socket.wait_for(lambda frame: frame["type"] == "ready")
            yield socket
