"""Runs asynchronous code for scripts that are not, in a thread with a loop of its own."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from threading import Thread
from typing import Any, Self, TypeVar

T = TypeVar("T")

TAKES_S = 30  # longer than anything that a script waits for


class Blocking:
    """Runs coroutines to their end while the caller waits."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[Self]:
        """A thread for as long as the block lasts."""
        loop = asyncio.new_event_loop()
        thread = Thread(target=loop.run_forever, name="testkit", daemon=True)
        thread.start()
        try:
            yield cls(loop)
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine, `run(agent.read(conversation))`; return or raise what it does, or raise `TimeoutError`."""
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(TAKES_S)

    @contextmanager
    def entered(self, manager: AbstractAsyncContextManager[T]) -> Iterator[T]:
        """Enter an asynchronous context until the end of the block, and give what it gives."""
        entered = self.run(manager.__aenter__())
        try:
            yield entered
        finally:
            self.run(manager.__aexit__(None, None, None))
