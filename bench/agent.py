"""An agent at the API and the socket, as the console is one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import aiohttp
import orjson

from bench.shopper import Frame, Refused


class Agent:
    """A logged-in agent with an open socket."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str, csrf: str) -> None:
        self._http = http
        self._base_url = base_url
        self._headers = {"X-CSRF-Token": csrf, "Origin": base_url, "Content-Type": "application/json"}
        self.socket: aiohttp.ClientWebSocketResponse

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Change something; raises `aiohttp.ClientResponseError` when that is refused."""
        url = f"{self._base_url}/api/{path}"
        async with self._http.post(url, data=orjson.dumps(body), headers=self._headers) as answer:
            answer.raise_for_status()
            result: dict[str, Any] = orjson.loads(await answer.read())
            return result

    async def say(self, conversation: str, text: str) -> None:
        """Send a message to the shopper, whatever has come in since."""
        body = {"client_id": str(uuid4()), "text": text, "seen_seq": 0, "confirm": True}
        await self.post(f"agent/conversations/{conversation}/messages", body)

    async def receive(self) -> Frame:
        """Return the next frame; raises `Refused` when the socket has closed."""
        received = await self.socket.receive()
        if received.type is not aiohttp.WSMsgType.TEXT:
            raise Refused(f"agent's socket closed with {self.socket.close_code}")
        frame: Frame = orjson.loads(received.data)
        return frame


@asynccontextmanager
async def agent(base_url: str, email: str, password: str) -> AsyncIterator[Agent]:
    """Log in, open the socket, and leave at the end."""
    jar = aiohttp.CookieJar(unsafe=True)  # which means: cookies from an address without a name, too
    async with aiohttp.ClientSession(cookie_jar=jar, connector=aiohttp.TCPConnector(limit=0)) as http:
        login = {"email": email, "password": password}
        async with http.post(f"{base_url}/api/agent/login", json=login, headers={"Origin": base_url}) as answer:
            answer.raise_for_status()
            one = Agent(http, base_url, (await answer.json())["csrf"])
        async with http.ws_connect(f"{base_url}/api/agent/socket", origin=base_url) as one.socket:
            await one.socket.send_str(orjson.dumps({"type": "hello", "after": 0}).decode())
            yield one
