"""A socket to the server, and waiting for what comes on it."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, TypeAlias

import aiohttp
import orjson

Frame: TypeAlias = dict[str, Any]


class Refused(Exception):
    """The server answered with an error: its code, or its status and body."""


class Closed(ConnectionError):
    """The server ended the socket, or it broke; the text has the code and what came before."""


class Socket:
    """A socket that keeps its frames, so that a script can wait for the one it means."""

    def __init__(self, connection: aiohttp.ClientWebSocketResponse, within_s: float) -> None:
        self.connection, self.within_s = connection, within_s
        self.frames: list[Frame] = []
        self._used = 0

    async def send(self, frame: Frame | str) -> None:
        """Send a frame, or a text that is none."""
        await self.connection.send_str(frame if isinstance(frame, str) else orjson.dumps(frame).decode())

    async def receive(self) -> Frame:
        """The next frame, which is not kept; raises `Closed` when there will be none."""
        received = await self.connection.receive()
        if received.type is not aiohttp.WSMsgType.TEXT:
            raise Closed(f"closed with {self.connection.close_code}; the last frames were {self.frames[-5:]}")
        frame: Frame = orjson.loads(received.data)
        return frame

    async def wait_for(self, fits: Callable[[Frame], bool], within_s: float | None = None) -> Frame:
        """The next frame that fits, from where the last wait ended; `TimeoutError` with what came instead."""
        try:
            async with asyncio.timeout(within_s or self.within_s):
                while True:
                    while self._used < len(self.frames):
                        self._used += 1
                        if fits(self.frames[self._used - 1]):
                            return self.frames[self._used - 1]
                    self.frames.append(await self.receive())
        except TimeoutError:
            raise TimeoutError(f"waited in vain; the last frames were {self.frames[-5:]}") from None

    async def drain(self, quiet_s: float = 0.3) -> list[Frame]:
        """All frames so far, once none has come for `quiet_s`."""
        with contextlib.suppress(TimeoutError):
            while True:
                async with asyncio.timeout(quiet_s):
                    self.frames.append(await self.receive())
        self._used = len(self.frames)
        return self.frames

    async def ended(self) -> int | None:
        """The code with which the server ends the socket, once it has; frames until then are passed over."""
        async with asyncio.timeout(self.within_s):
            with contextlib.suppress(Closed):
                while True:
                    await self.receive()
        return self.connection.close_code
