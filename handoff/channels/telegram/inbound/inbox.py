"""Where updates come in: stored first, then acknowledged, then settled chat by chat in Telegram's order."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog

from handoff.channels.telegram.inbound.lanes import Lanes
from handoff.channels.telegram.inbound.sequence import Sequencer, Update
from handoff.channels.telegram.inbound.updates import clean_update, find_chat
from handoff.channels.telegram.inbound.updates_table import get_unsettled, keep, prune
from handoff.errors import StoreUnavailable
from handoff.store.store import Store

PRUNE_S = 3600.0

log = structlog.get_logger(__name__)


class Inbox:
    """`start` goes on with what an earlier process left; `take` returns once what it was given is durable."""

    def __init__(self, store: Store, lanes: Lanes, *, shuffled: bool) -> None:
        """`shuffled`: updates may come out of Telegram's order, as calls of a webhook do."""
        self._store, self._lanes, self._shuffled = store, lanes, shuffled
        self._put: Callable[[Update], None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Settle what is unsettled, before anything new."""
        last, left = await self._store.read(get_unsettled)
        old = {update.id for update in left}

        def release(update: Update) -> None:
            self._lanes.put(update, restarted=update.id in old)

        put = Sequencer(release, asyncio.get_running_loop().call_later, last).put if self._shuffled else release
        for update in left:
            put(update)
        self._put = put

    async def stop(self) -> None:
        """Take nothing more up; what is stored waits for the next start."""
        await self._lanes.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def take(self, payloads: Sequence[Mapping[str, Any]]) -> None:
        """Store the updates that have not come before. Raises StoreUnavailable.

        The caller may be cancelled meanwhile: what is stored is settled all the same.
        """
        updates = [update for payload in payloads if (update := _read(payload)) is not None]
        task = asyncio.create_task(self._take(updates))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.shield(task)

    async def keep_small(self) -> None:
        """Forget old ids every hour, until cancelled."""
        while True:
            try:
                await self._store.write(prune)
            except StoreUnavailable:
                log.exception("old updates not pruned")
            await asyncio.sleep(PRUNE_S)

    async def _take(self, updates: Sequence[Update]) -> None:
        if self._put is None:  # not started: what is unsettled comes first
            raise StoreUnavailable
        for update in await self._store.write(keep, updates):
            self._put(update)


def _read(payload: Mapping[str, Any]) -> Update | None:
    identity = payload.get("update_id")
    chat, private = find_chat(payload)
    try:
        if type(identity) is int and 0 <= identity < 2**63:
            return Update(identity, chat, clean_update(payload), private)
    except RecursionError:  # nested deeper than anything that Telegram sends
        pass
    log.warning("telegram sent something that is no update")
    return None
