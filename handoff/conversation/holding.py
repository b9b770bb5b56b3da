"""The bot's turns that wait because the shopper is still writing: what comes in a burst is then asked together.

What is held is a pending turn of the database; this module only remembers until when. A new process holds nothing.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from handoff.conversation.values import Channel

GRACE_S = 0.7
"""After a message that was seen being typed, or seems unfinished: who writes in short lines types on within it, and an
answer that comes within a second interrupts nobody's thought (Nielsen, "Usability Engineering", 1993, chapter 5)."""
GRACE_WITHOUT_TYPING_S = 1.0
"""The same on a channel that does not tell of typing."""
TYPING_S = 1.5
"""After a sign of typing; the widget repeats it each second."""
MAX_HELD_S = 10.0
"""A turn is held no longer than this, however long the typing goes on."""


def grace_on(channel: str) -> float:
    """How long after a message its shopper is waited for on the channel, and how close the lines of a burst come."""
    return GRACE_S if channel == Channel.WEB else GRACE_WITHOUT_TYPING_S


@dataclass(slots=True)
class _Hold:
    began: float
    until: float
    grace: float = GRACE_S


class Holds:
    """The conversations whose next turn is held; times are those of `clock`, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, _Hold] = {}

    def hear_message(self, conversation: str, *, typed: bool) -> None:
        """Hold the turn that the message waits in; one that was not seen being typed only prolongs a hold.

        What was being typed has come with it.
        """
        if hold := self._held.get(conversation):
            hold.until = self._end_of(hold, hold.grace)
        elif typed:
            self._hold(conversation, GRACE_S)

    def wait_for_rest(self, conversation: str, grace: float) -> None:
        """Hold the turn, whose message seems unfinished, and after each further message for `grace` again."""
        self._hold(conversation, grace)
        self._held[conversation].grace = grace

    def hear_typing(self, conversation: str) -> None:
        """Hold the turn, which waits already, for whoever types on."""
        self._hold(conversation, TYPING_S)

    async def over(self, conversation: str) -> bool:
        """Return once the conversation's turn is held no more: at once where it is not held. True if it was."""
        while (hold := self._held.get(conversation)) and (left := hold.until - self._clock()) > 0:  # noqa: ASYNC110  # what is heard meanwhile prolongs it
            await asyncio.sleep(left)
        return self._held.pop(conversation, None) is not None

    def _hold(self, conversation: str, for_s: float) -> None:
        now = self._clock()
        hold = self._held.setdefault(conversation, _Hold(now, now))
        hold.until = max(hold.until, self._end_of(hold, for_s))

    def _end_of(self, hold: _Hold, for_s: float) -> float:
        return min(self._clock() + for_s, hold.began + MAX_HELD_S)
