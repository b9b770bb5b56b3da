"""The bot's turns that wait because the shopper is still writing: what comes in a burst is then asked together.

What is held is a pending turn of the database; this module only remembers until when. A new process holds nothing.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

GRACE_S = 0.7
"""After a message that was seen being typed: who writes in short lines types on within it, and an answer that comes
within a second interrupts nobody's thought (Nielsen, "Usability Engineering", 1993, chapter 5)."""
TYPING_S = 1.5
"""After a sign of typing; the widget repeats it each second."""
MAX_HELD_S = 10.0
"""A turn is held no longer than this, however long the typing goes on."""


@dataclass(slots=True)
class _Hold:
    began: float
    until: float


class Holds:
    """The conversations whose next turn is held; times are those of `clock`, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, _Hold] = {}

    def hear_message(self, conversation: str, *, typed: bool) -> None:
        """Hold the turn that the message waits in; one that was not seen being typed only prolongs a hold."""
        if typed or conversation in self._held:
            self._hold(conversation, GRACE_S)

    def hear_typing(self, conversation: str) -> None:
        """Hold the turn, which waits already, for whoever types on."""
        self._hold(conversation, TYPING_S)

    async def over(self, conversation: str) -> None:
        """Return once the conversation's turn is held no more: at once where it is not held."""
        while (hold := self._held.get(conversation)) and (left := hold.until - self._clock()) > 0:  # noqa: ASYNC110  # what is heard meanwhile prolongs it
            await asyncio.sleep(left)
        self._held.pop(conversation, None)

    def _hold(self, conversation: str, for_s: float) -> None:
        now = self._clock()
        hold = self._held.setdefault(conversation, _Hold(now, now))
        hold.until = min(max(hold.until, now + for_s), hold.began + MAX_HELD_S)
