"""The wait that a shopper is told: what others waited, and never less than somebody is waiting already."""

from handoff.conversation import shopper
from handoff.conversation.agent import owning
from handoff.conversation.incoming import AskedPerson, LeftQueue
from handoff.conversation.queue import wait_for
from handoff.conversation.shopper import Shopper
from handoff.conversation.thread import Actor
from handoff.notices import Notices
from handoff.store.store import Store
from tests.handoff.talk import client_id
from tests.shop.fakes import Clock


async def test_promised_wait_is_never_less_than_somebodys(
    store: Store, notices: Notices, clock: Clock, ana: Actor
) -> None:
    """A shopper is not promised the ten seconds that others waited while the one before them waits longer."""

    async def ask() -> str:
        conversation = await store.write(shopper.begin, notices, Shopper("web"))
        await store.write(shopper.receive, notices, conversation, "web", AskedPerson(client_id()))
        return conversation

    async def told() -> int | None:
        return await store.read(wait_for, clock())

    assert await told() is None
    for _ in range(3):
        conversation = await ask()
        clock.pass_(seconds=10)
        await store.write(owning.claim, notices, conversation, ana)
    assert await told() == 10
    fourth = await ask()
    clock.pass_(minutes=5)
    assert await told() == 300
    await store.write(shopper.receive, notices, fourth, "web", LeftQueue())
    assert await told() == 10
