"""What a socket still has to send: bounded, so that a slow reader costs nobody else memory or time."""

import asyncio
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")

ROOM = 1_000


class Mailbox(Generic[T]):
    """Filled by listeners, emptied by one sender. What does not fit is dropped, and `take` says so."""

    __slots__ = ("_filled", "_items", "_overflowed")

    def __init__(self) -> None:
        self._items: deque[T] = deque()
        self._filled = asyncio.Event()
        self._overflowed = False

    def put(self, item: T) -> None:
        """Add an item; never waits."""
        if len(self._items) >= ROOM:
            self._items.clear()
            self._overflowed = True
        self._items.append(item)
        self._filled.set()

    async def take(self) -> tuple[list[T], bool]:
        """Wait for something; returns all of it, in order, and whether earlier items were dropped."""
        await self._filled.wait()
        self._filled.clear()
        items, overflowed = list(self._items), self._overflowed
        self._items.clear()
        self._overflowed = False
        return items, overflowed
