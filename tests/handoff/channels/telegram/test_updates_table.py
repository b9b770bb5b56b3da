"""Updates in the database: kept once, settled once, forgotten when Telegram has forgotten them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from handoff.channels.telegram.inbound.sequence import Update
from handoff.channels.telegram.inbound.updates_table import KEPT_FOR, get_unsettled, keep, prune, settle
from handoff.store.store import Store, Tx
from handoff.store.tables.telegram import TelegramUpdate
from tests.handoff.channels.telegram.canned import CHAT, GROUP, update, written
from tests.shop.fakes import Clock


@pytest.fixture
def clock() -> Clock:
    """Saturday, ten o'clock."""
    return Clock(datetime(2026, 11, 21, 10, tzinfo=UTC))


def get_ids(conn: Connection) -> list[int]:
    """The ids that are kept."""
    return list(conn.execute(select(TelegramUpdate.id).order_by(TelegramUpdate.id)).scalars())


def fail(tx: Tx) -> None:
    """A verb that fails."""
    raise RuntimeError(tx.now)


async def test_update_is_kept_once(store: Store) -> None:
    """An update that came before, in this batch or an earlier one, is not new; new ones are in Telegram's order."""
    assert [one.id for one in await store.write(keep, [update(3), update(2), update(3)])] == [2, 3]
    assert [one.id for one in await store.write(keep, [update(4), update(2)])] == [4]


async def test_update_is_settled_with_what_it_does_or_not_at_all(store: Store) -> None:
    """A verb that fails leaves the update unsettled; one that is done is never done again."""
    parts = await store.write(keep, [update(1), update(2)])
    with pytest.raises(RuntimeError):
        await store.write(settle, parts, fail)
    assert await store.read(get_unsettled) == (None, parts)
    assert await store.write(settle, parts, lambda _: "done") == "done"
    assert await store.write(settle, parts, lambda _: "again") is None
    assert await store.read(get_unsettled) == (2, [])


async def test_unsettled_updates_come_back_as_they_were(store: Store) -> None:
    """The next start finds them in order, with chat and payload, and the last id that was settled."""
    first, second, third = await store.write(keep, [update(1), update(2), update(3, chat=9)])
    await store.write(settle, [second], lambda _: None)
    assert await store.read(get_unsettled) == (2, [first, third])


async def test_nothing_of_groups_is_kept(store: Store) -> None:
    """Of an update that is not from a private chat only the id is kept."""
    group = Update(1, -77, written("a secret", chat=GROUP), private=False)
    assert await store.write(keep, [group]) == [group]
    assert await store.read(get_unsettled) == (1, [])


async def test_old_ids_are_forgotten(store: Store, clock: Clock) -> None:
    """Two days later Telegram cannot send an update again; what is unsettled stays whatever its age."""
    done, _ = await store.write(keep, [update(1), update(2, chat=CHAT)])
    await store.write(settle, [done], lambda _: None)
    clock.now += KEPT_FOR - timedelta(seconds=1)
    await store.write(prune)
    assert await store.read(get_ids) == [1, 2]
    clock.now += timedelta(seconds=2)
    await store.write(prune)
    assert await store.read(get_ids) == [2]
