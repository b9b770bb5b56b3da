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
"""A call counts from its end, because nobody knows when it arrived; one that hangs counts from half a second on."""
KEPT_PAUSES = 1_000


class Pace:
    """Gives chats their turn."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._free = [clock()] * SLOTS
        """When each of the second's slots is free."""
        self._rests: dict[int, float] = {}
        """Until when a chat rests."""
        self._turnstile = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def turn(self, chat: int, messages: int = 1) -> AsyncIterator[None]:
        """Wait until the chat may be sent so many messages (an album has up to ten); the call is made inside."""
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
        """Take a free slot for what is no message (typing, removing a button); yields whether there was one."""
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
        """Pause this chat, and no other, for so many seconds."""
        now = self._clock()
        if len(self._rests) >= KEPT_PAUSES:
            self._rests = {one: until for one, until in self._rests.items() if until > now}
        self._rests[chat] = max(self._rests.get(chat, 0.0), now + seconds)

    def _take(self, messages: int) -> dict[int, float]:
        """Take the slots that have been free longest; returns them, with when they are free again at the latest."""
        slots = sorted(range(SLOTS), key=self._free.__getitem__)[:messages]
        until = self._clock() + UNDER_WAY_S + SLOT_S
        for slot in slots:
            self._free[slot] = until
        return dict.fromkeys(slots, until)

    def _leave(self, taken: dict[int, float]) -> None:
        for slot, until in taken.items():
            if self._free[slot] == until:  # else it hung so long that another has the slot
                self._free[slot] = min(until, self._clock() + SLOT_S)
