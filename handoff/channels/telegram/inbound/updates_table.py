"""Updates in the database: each is kept once, before it is acknowledged, and settled in the commit of what it does."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update

from handoff.channels.telegram.inbound.sequence import Update
from handoff.store.store import Tx
from handoff.store.tables.telegram import TelegramUpdate

R = TypeVar("R")

KEPT_FOR = timedelta(hours=48)
"""Telegram sends an update again for 24 hours at most: https://core.telegram.org/bots/api#getting-updates."""


def keep(tx: Tx, updates: Sequence[Update]) -> list[Update]:
    """Store what has not been stored before; returns that, in Telegram's order."""
    given = {update.id: update for update in updates}
    known = set(tx.conn.execute(select(TelegramUpdate.id).where(TelegramUpdate.id.in_(given))).scalars())
    new = [given[one] for one in sorted(given.keys() - known)]
    if new:
        rows = [
            {"id": one.id, "chat": one.chat, "payload": one.payload if one.private else None, "received_at": tx.now}
            for one in new
        ]
        tx.conn.execute(insert(TelegramUpdate), rows)
    return new


def settle(tx: Tx, updates: Sequence[Update], verb: Callable[[Tx], R]) -> R | None:
    """Do what the updates mean, and note in the same commit that it is done. None if it was done before."""
    ids = [one.id for one in updates]
    unsettled = update(TelegramUpdate).where(TelegramUpdate.id.in_(ids), TelegramUpdate.payload.is_not(None))
    if tx.conn.execute(unsettled.values(payload=None)).rowcount != len(ids):
        return None
    return verb(tx)


def get_unsettled(conn: Connection) -> tuple[int | None, list[Update]]:
    """What an earlier process left, in order; and the last id that was settled, if any was."""
    table = TelegramUpdate
    left = select(table.id, table.chat, table.payload).where(table.payload.is_not(None)).order_by(table.id)
    last = conn.execute(select(func.max(table.id)).where(table.payload.is_(None))).scalar()
    return last, [Update(row.id, row.chat, row.payload) for row in conn.execute(left)]


def prune(tx: Tx) -> None:
    """Forget ids that Telegram cannot send again."""
    old = (TelegramUpdate.received_at < tx.now - KEPT_FOR) & TelegramUpdate.payload.is_(None)
    tx.conn.execute(delete(TelegramUpdate).where(old))
