"""The updates that wait for the bot: by long poll here, by webhook in webhook.py; and the ways they misbehave."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from math import inf
from random import Random

from standins.telegram.errors import Json, Refused
from standins.telegram.limits import ON_REQUEST, UPDATES

REACH = 5  # how far an update may come from its place


@dataclass(frozen=True, slots=True)
class Misbehaviour:
    """Each update comes one to three times, up to five places from its own."""

    random: Random

    def scrambled(self, updates: list[Json]) -> list[Json]:
        """The updates as they arrive."""
        out: list[Json] = []
        for block in _blocks(updates, REACH + 1):
            copies = [update for update in block for _ in range(self.random.randint(1, 3))]
            self.random.shuffle(copies)
            out += copies
        return out


class Updates:
    """The updates, kept in the order of their ids until the bot confirms them."""

    def __init__(self, first_id: int) -> None:
        self.allowed: frozenset[str] = UPDATES - ON_REQUEST
        self.misbehaviour: Misbehaviour | None = None
        self.on_put: Callable[[Json], None] | None = None  # the webhook, while there is one
        self.pending: dict[int, Json] = {}
        self.polled_until = -inf  # monotonic: when the last poll has ended, or will end at the latest
        self._ids = count(first_id)
        self._turn = 0
        self._changed = asyncio.Event()
        self._ended_by = ""

    def allow(self, kinds: list[str] | None) -> None:
        """Set which kinds the bot gets: None changes nothing, an empty list means all but those on request."""
        if kinds is not None:
            self.allowed = frozenset(kinds) if kinds else UPDATES - ON_REQUEST

    def put(self, kind: str, payload: Json) -> None:
        """Keep an update for the bot, if it gets this kind."""
        if kind not in self.allowed:
            return
        update_id = next(self._ids)
        update: Json = {"update_id": update_id, kind: payload}
        self.pending[update_id] = update
        self._changed.set()
        if self.on_put:
            self.on_put(update)

    def end_poll(self, by: str) -> None:
        """End the poll that is waiting, if there is one, with a 409 that says by what."""
        self._turn += 1
        self._ended_by = by
        self._changed.set()

    async def poll(self, offset: int, limit: int, within_s: float) -> list[Json]:
        """getUpdates: what is not confirmed, after at most `within_s` seconds; `offset` confirms all below it."""
        self.end_poll("other getUpdates request; make sure that only one bot instance is running")
        self._confirm(offset)
        turn = self._turn
        self.polled_until = time.monotonic() + within_s
        try:
            async with asyncio.timeout(within_s):
                await self._arrival(turn)
        except TimeoutError:
            return []
        self.polled_until = time.monotonic()
        updates = list(self.pending.values())[:limit]
        return self.misbehaviour.scrambled(updates) if self.misbehaviour else updates

    async def _arrival(self, turn: int) -> None:
        while not self.pending:
            self._changed.clear()
            await self._changed.wait()
            if self._turn != turn:
                raise Refused(f"Conflict: terminated by {self._ended_by}", 409)

    def _confirm(self, offset: int) -> None:
        if offset < 0:  # all but the last ones are forgotten
            offset = min(list(self.pending)[offset:], default=0)
        for update_id in [known for known in self.pending if known < offset]:
            del self.pending[update_id]


def _blocks(updates: list[Json], size: int) -> list[list[Json]]:
    return [updates[start : start + size] for start in range(0, len(updates), size)]
