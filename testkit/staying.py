"""A shopper who stays, as the widget does: keeps what is not acknowledged, comes back with the last `seq` it has."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Self
from uuid import uuid4

import aiohttp

from testkit.client import Server
from testkit.shopper import Shopper
from testkit.socket import Frame, Socket

LOST = (aiohttp.ClientError, ConnectionError, TimeoutError)
PAUSE_S = 0.2  # between two tries to come back


class StayingShopper:
    """One conversation over as many sockets as it takes; `log` is what has been shown, in order."""

    def __init__(self, shopper: Shopper) -> None:
        self._shopper = shopper
        self._socket: Socket | None = None
        self.log: list[Frame] = []
        self._unacked: dict[str, Frame] = {}
        self._news = asyncio.Condition()

    @classmethod
    @asynccontextmanager
    async def arriving(cls, server: Server, **known: str) -> AsyncIterator[Self]:
        """Begin a conversation, which is kept up until the end of the block."""
        shopper = cls(await Shopper.begun(server, **known))
        task = asyncio.create_task(shopper._stay())
        try:
            yield shopper
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    @property
    def conversation(self) -> str:
        """The conversation's id."""
        return self._shopper.conversation

    async def say(self, text: str) -> None:
        """Send a message; returns once it is acknowledged, over however many sockets."""
        client_id = str(uuid4())
        self._unacked[client_id] = {"type": "message", "client_id": client_id, "text": text}
        if self._socket:
            with suppress(*LOST):  # then it is sent again after the next hello
                await self._socket.send(self._unacked[client_id])
        await self._until(lambda: client_id not in self._unacked)

    async def types(self) -> None:
        """Show that something is being typed, as long as there is a socket."""
        if self._socket:
            with suppress(*LOST):
                await self._socket.send({"type": "typing"})

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

    async def _stay(self) -> None:
        """Keep a socket open for ever."""
        while True:
            with suppress(*LOST):
                await self._listen()
            await asyncio.sleep(PAUSE_S)

    async def _listen(self) -> None:
        async with self._shopper.connected(self.log[-1]["seq"] if self.log else 0) as self._socket:
            for frame in list(self._unacked.values()):
                await self._socket.send(frame)
            while True:
                await self._take(await self._socket.receive())

    async def _take(self, frame: Frame) -> None:
        if frame["type"] == "message":
            self.log.append(frame)
        elif frame["type"] == "ack":
            self._unacked.pop(frame["client_id"], None)
        async with self._news:
            self._news.notify_all()
