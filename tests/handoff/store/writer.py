"""Writes through a Store without end and prints each name once it is acknowledged. Meant to be killed."""

import asyncio
import itertools
import sys
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from handoff.store.store import Store, Tx
from handoff.store.tables.agents import LoginFailure

AT_ONCE = 20


def put(tx: Tx, name: str) -> None:
    """Write one row."""
    tx.conn.execute(insert(LoginFailure).values(account=name, count=1, last_at=datetime.now(UTC)))


def get_names(conn: Connection) -> set[str]:
    """The names of all rows."""
    return set(conn.execute(select(LoginFailure.account)).scalars())


async def write_for_ever(url: str) -> None:
    """Write row after row until killed."""
    numbers = itertools.count()
    async with Store(url) as store, asyncio.TaskGroup() as writers:
        for _ in range(AT_ONCE):
            writers.create_task(_write(store, numbers))


async def _write(store: Store, numbers: "itertools.count[int]") -> None:
    for number in numbers:
        await store.write(put, str(number))
        print(number, flush=True)  # noqa: T201  # to the test


if __name__ == "__main__":
    asyncio.run(write_for_ever(sys.argv[1]))
