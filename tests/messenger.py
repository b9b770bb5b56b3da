"""The Telegram sandbox that tests of the whole product share, with the page to chat on."""

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from standins.telegram.api import BotApi
from standins.telegram.sandbox import Sandbox
from testkit.blocking import Blocking

T = TypeVar("T")


@dataclass(frozen=True)
class Messenger:
    """A Telegram sandbox for tests that are not asynchronous."""

    api: BotApi
    _blocking: Blocking

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine there to its end: `run(api.user("Ana").say("hello"))`."""
        return self._blocking.run(doing)


@contextmanager
def running_messenger() -> Iterator[Messenger]:
    """A Telegram sandbox on a free port for as long as the block lasts."""
    api = BotApi()
    Sandbox(api)
    with Blocking.opened() as blocking, blocking.entered(api):
        yield Messenger(api, blocking)
