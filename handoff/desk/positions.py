"""Tells everyone who waits where they stand, whenever somebody joins or leaves the queue."""

import asyncio

import structlog

from handoff.conversation.events import Event, OwnerChanged, QueuePosition
from handoff.conversation.hub import Hub
from handoff.conversation.queue import get_queue_positions
from handoff.errors import StoreUnavailable
from handoff.states.owners import Owner
from handoff.store.store import Store

log = structlog.get_logger(__name__)


class QueuePositions:
    """Publishes a `QueuePosition` for each waiting shopper whose place or wait has changed."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store, self._hub = store, hub
        self._changed = asyncio.Event()
        self._told: dict[str, QueuePosition] = {}
        hub.listen_to_all(self._hear)

    async def run(self) -> None:
        """Publish positions as they change, until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                standings = await self._store.read(get_queue_positions, self._store.now())
            except StoreUnavailable:
                log.exception("store unavailable")
                continue
            if self._changed.is_set():  # a shopper who got an agent meanwhile must not be told a place
                continue
            news = [standing for standing in standings if self._told.get(standing.conversation) != standing]
            self._told = {standing.conversation: standing for standing in standings}
            self._hub.publish(news)

    def _hear(self, change: Event) -> None:
        if isinstance(change, OwnerChanged) and Owner.QUEUE in (change.before, change.owner):
            self._told.pop(change.conversation, None)  # a shopper who comes back to the same place is told again
            self._changed.set()
