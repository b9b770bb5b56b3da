"""How fast lines go out: one a second in a chat, 25 a second in all, and no chat waits for another's pause.

Telegram's own limits are about one message a second in a chat and 30 a second in all:
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

CHAT_PAUSE_S = 1.0
SLOTS, SLOT_S = 25, 1.0
UNDER_WAY_S = 0.5
"""A call counts from when it ended, because nobody knows when it arrived; one that hangs, from half a second on."""
KEPT_PAUSES = 1_000


class Pace:
    """Gives chats their turn. Time comes in from outside."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._free = [clock()] * SLOTS
        """When each of the second's calls may be made."""
        self._rests: dict[int, float] = {}
        """Until when a chat rests."""
        self._turnstile = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def turn(self, chat: int, messages: int = 1) -> AsyncIterator[None]:
        """Wait until the chat may be sent something, an album of up to ten at most; the call is made inside."""
        while (rest := self._rests.get(chat, 0.0) - self._clock()) > 0:
            await self._sleep(rest)
        self.rest(chat, CHAT_PAUSE_S)  # now, because another may be waiting for the same moment
        async with self._turnstile:  # first come, first served
            while (pause := sorted(self._free)[messages - 1] - self._clock()) > 0:
                await self._sleep(pause)
            taken = self._take(messages)
        try:
            yield
        finally:
            self._leave(taken)
            self.rest(chat, CHAT_PAUSE_S)

    @contextlib.asynccontextmanager
    async def spare(self, chat: int) -> AsyncIterator[bool]:
        """For what is no message (typing, a button that goes): yields whether nothing else needs the moment."""
        now = self._clock()
        held = self._rests.get(chat, 0.0) - now > CHAT_PAUSE_S
        if held or self._turnstile.locked() or min(self._free) > now:
            yield False
            return
        taken = self._take(1)
        try:
            yield True
        finally:
            self._leave(taken)

    def rest(self, chat: int, seconds: float) -> None:
        """The chat, and no other, gets nothing for so long."""
        now = self._clock()
        if len(self._rests) >= KEPT_PAUSES:
            self._rests = {one: until for one, until in self._rests.items() if until > now}
        self._rests[chat] = max(self._rests.get(chat, 0.0), now + seconds)

    def _take(self, messages: int) -> dict[int, float]:
        """The slots that have been free longest, with the moment at which they are again, whatever happens."""
        slots = sorted(range(SLOTS), key=self._free.__getitem__)[:messages]
        until = self._clock() + UNDER_WAY_S + SLOT_S
        for slot in slots:
            self._free[slot] = until
        return dict.fromkeys(slots, until)

    def _leave(self, taken: dict[int, float]) -> None:
        for slot, until in taken.items():
            if self._free[slot] == until:  # else it hung so long that another has the slot
                self._free[slot] = min(until, self._clock() + SLOT_S)
