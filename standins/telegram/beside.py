"""The server and its page beside tests that are not asynchronous: in a thread of its own."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

from standins.telegram.api import BotApi
from standins.telegram.sandbox import Sandbox

T = TypeVar("T")

TAKES_S = 30  # longer than anything that people in Telegram do


@dataclass(frozen=True)
class Beside:
    """A Telegram that serves in another thread."""

    api: BotApi
    _loop: asyncio.AbstractEventLoop

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """Have something done there, to its end: `run(api.user("Ana").say("hello"))`."""
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(TAKES_S)


@contextmanager
def telegram_beside() -> Iterator[Beside]:
    """A Telegram on a free port for as long as the block lasts."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="telegram", daemon=True)
    thread.start()
    api = BotApi()
    Sandbox(api)
    beside = Beside(api, loop)
    beside.run(api.__aenter__())
    try:
        yield beside
    finally:
        beside.run(api.__aexit__(None, None, None))
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
