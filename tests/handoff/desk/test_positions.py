"""Shoppers who wait are told their place in the queue, and those who no longer wait are not."""

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

from handoff.conversation.events import Event, OwnerChanged, QueuePosition
from handoff.conversation.hub import Hub
from handoff.desk.positions import QueuePositions
from handoff.states.owners import Owner
from handoff.store.store import Store


class SlowStore:
    """A store whose readings are given by hand, one after the other."""

    def __init__(self) -> None:
        self.readings: list[asyncio.Future[list[QueuePosition]]] = []

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 10, tzinfo=UTC)

    async def read(self, *_query: object) -> list[QueuePosition]:
        self.readings.append(asyncio.get_running_loop().create_future())
        return await self.readings[-1]


def moved(conversation: str, before: Owner, owner: Owner) -> Event:
    """The event of a conversation that went from one owner to another."""
    return OwnerChanged(1, conversation, before, owner, None, None)


async def test_claim_during_the_reading_is_not_overwritten() -> None:
    """A place read before a claim is not told after it: the shopper would seem to wait although an agent is there."""
    hub, store, told = Hub(), SlowStore(), list[Event]()
    hub.listen("mia", told.append)
    hub.listen("tom", told.append)
    keeping = asyncio.create_task(QueuePositions(cast(Store, cast(Any, store)), hub).run())
    hub.publish([moved("mia", Owner.BOT, Owner.QUEUE), moved("tom", Owner.BOT, Owner.QUEUE)])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    claimed = moved("mia", Owner.QUEUE, Owner.AGENT)
    hub.publish([claimed])
    store.readings[0].set_result([QueuePosition("mia", 1, None), QueuePosition("tom", 2, None)])
    while len(store.readings) < 2:  # noqa: ASYNC110  # the keeper reads again
        await asyncio.sleep(0)
    store.readings[1].set_result([QueuePosition("tom", 1, None)])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    keeping.cancel()
    assert told[2:] == [claimed, QueuePosition("tom", 1, None)]
