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
    async def turn(self, chat: int) -> AsyncIterator[None]:
        """Waits until the chat may be sent a message; the call is made inside."""
        while (rest := self._rests.get(chat, 0.0) - self._clock()) > 0:
            await self._sleep(rest)
        async with self._turnstile:  # first come, first served
            while (pause := min(self._free) - self._clock()) > 0:
                await self._sleep(pause)
            slot, until = self._take()
        try:
            yield
        finally:
            self._leave(slot, until)
            self.rest(chat, CHAT_PAUSE_S)

    @contextlib.asynccontextmanager
    async def spare(self, chat: int) -> AsyncIterator[bool]:
        """For what is no message (typing, a button that goes): yields whether nothing else needs the moment."""
        now = self._clock()
        held = self._rests.get(chat, 0.0) - now > CHAT_PAUSE_S
        if held or self._turnstile.locked() or min(self._free) > now:
            yield False
            return
        slot, until = self._take()
        try:
            yield True
        finally:
            self._leave(slot, until)

    def rest(self, chat: int, seconds: float) -> None:
        """The chat, and no other, gets nothing for so long."""
        now = self._clock()
        if len(self._rests) >= KEPT_PAUSES:
            self._rests = {one: until for one, until in self._rests.items() if until > now}
        self._rests[chat] = max(self._rests.get(chat, 0.0), now + seconds)

    def _take(self) -> tuple[int, float]:
        slot = min(range(SLOTS), key=self._free.__getitem__)
        self._free[slot] = until = self._clock() + UNDER_WAY_S + SLOT_S
        return slot, until

    def _leave(self, slot: int, until: float) -> None:
        if self._free[slot] == until:  # else it hung so long that another has the slot
            self._free[slot] = min(until, self._clock() + SLOT_S)
