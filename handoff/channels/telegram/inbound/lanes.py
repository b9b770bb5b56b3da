"""One lane for each chat: its updates are settled in order, and no chat waits for another."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from handoff.channels.delivery.workers import Workers
from handoff.channels.telegram.inbound.sequence import Update

ALBUM_S = 0.8
"""An album counts as complete so long after its last part: Telegram sends the parts one by one and never how many."""
RESTARTED_S = 5.0
"""After a restart a part waits longer, because the others may still be at Telegram."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    update: Update
    group: str | None
    at: float


class Lanes:
    """`settle` gets an update, or all parts of an album, and is not called for the chat again until it is done."""

    def __init__(
        self,
        settle: Callable[[Sequence[Update]], Awaitable[None]],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._settle, self._clock, self._sleep = settle, clock, sleep
        self._lanes: defaultdict[int | None, deque[_Waiting]] = defaultdict(deque)
        self._workers = Workers(self._work, "updates of")

    def put(self, update: Update, *, restarted: bool = False) -> None:
        """Add what comes next in its chat. `restarted`: it was stored by an earlier process."""
        at = self._clock() + (RESTARTED_S if restarted else 0)
        self._lanes[update.chat].append(_Waiting(update, _group_of(update), at))
        self._workers.wake(update.chat)

    async def stop(self) -> None:
        """End all lanes; what is not settled is in the database for the next start."""
        await self._workers.stop()

    async def _work(self, chat: int | None) -> None:
        lane = self._lanes[chat]
        while lane:
            parts = await self._collect(lane)
            await self._settle([part.update for part in parts])
            for part in parts:
                lane.remove(part)
        del self._lanes[chat]

    async def _collect(self, lane: deque[_Waiting]) -> list[_Waiting]:
        """The lane's first update, with the rest of its album once that is complete."""
        if (group := lane[0].group) is None:
            return [lane[0]]
        while True:
            parts = [one for one in lane if one.group == group]
            pause = parts[-1].at + ALBUM_S - self._clock()
            if pause <= 0:
                return parts
            await self._sleep(pause)


def _group_of(update: Update) -> str | None:
    message = update.payload.get("message")
    group = message.get("media_group_id") if isinstance(message, dict) else None
    return group if isinstance(group, str) else None
