"""A shopper who stays, as the widget does: keeps what is not acknowledged, comes back with the last seq it has."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import aiohttp

Frame = dict[str, Any]
LOST = (aiohttp.ClientError, ConnectionError)
PAUSE_S = 0.2  # between two tries to come back


class StayingShopper:
    """One conversation over as many sockets as it takes; `log` is what has been shown, in order."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str, token: str, conversation: str) -> None:
        self.conversation = conversation
        self.log: list[Frame] = []
        self._http, self._base_url, self._token = http, base_url, token
        self._unsent: dict[str, Frame] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._news = asyncio.Condition()

    async def say(self, text: str) -> None:
        """Send a message; returns once it is acknowledged, over however many sockets."""
        frame = {"type": "message", "client_id": str(uuid4()), "text": text}
        self._unsent[frame["client_id"]] = frame
        if self._socket and not self._socket.closed:
            with suppress(*LOST):  # then it is sent again at the next hello
                await self._socket.send_json(frame)
        await self._until(lambda: frame["client_id"] not in self._unsent)

    async def hears(self, wanted: Callable[[Frame], bool]) -> Frame:
        """The next message since this shopper's own last one for which this holds; waits for it."""
        await self._until(lambda: any(map(wanted, self._since_own())))
        return next(filter(wanted, self._since_own()))

    def texts(self, kind: str = "") -> list[str]:
        """What has been shown, by anybody or by one kind of speaker."""
        return [message["text"] for message in self.log if kind in ("", message["from"]["kind"])]

    def _since_own(self) -> list[Frame]:
        own = [place for place, message in enumerate(self.log) if message["from"]["kind"] == "shopper"]
        return self.log[own[-1] + 1 :] if own else self.log

    async def _until(self, holds: Callable[[], bool]) -> None:
        async with self._news:
            await self._news.wait_for(holds)

    async def stay(self) -> None:
        """Keep a socket open for ever."""
        while True:
            with suppress(*LOST):
                await self._listen()
            await asyncio.sleep(PAUSE_S)

    async def _listen(self) -> None:
        url = f"{self._base_url}/api/shopper/socket"
        async with self._http.ws_connect(url, origin=self._base_url) as self._socket:
            after = self.log[-1]["seq"] if self.log else 0
            for frame in ({"type": "hello", "token": self._token, "after": after}, *self._unsent.values()):
                await self._socket.send_json(frame)
            async for received in self._socket:
                await self._take(received.json())

    async def _take(self, frame: Frame) -> None:
        if frame["type"] == "message":
            self.log.append(frame)
        elif frame["type"] == "ack":
            self._unsent.pop(frame["client_id"], None)
        async with self._news:
            self._news.notify_all()


@asynccontextmanager
async def staying_shopper(base_url: str) -> AsyncIterator[StayingShopper]:
    """A new conversation, kept up until the end of the block."""
    async with aiohttp.ClientSession() as http:
        async with http.post(f"{base_url}/api/shopper/sessions", json={}) as answer:
            session = await answer.json()
        shopper = StayingShopper(http, base_url, session["token"], session["conversation"])
        task = asyncio.create_task(shopper.stay())
        try:
            yield shopper
        finally:
            task.cancel()
