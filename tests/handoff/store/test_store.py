"""The store, on each database: commits are shared but failures are not, events come before answers, data lasts."""

import asyncio
import contextlib
import threading
import time
import traceback
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text

from handoff.errors import NotFound, StoreUnavailable
from handoff.store.engine import open_engine
from handoff.store.store import BATCH, Store, Tx
from handoff.store.tables.agents import LoginFailure
from handoff.store.tables.conversations import Note

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture
async def store(current_url: str) -> AsyncIterator[Store]:
    """A running store."""
    async with Store(current_url) as served:
        yield served


def put(tx: Tx, name: str) -> str:
    """Write a row and tell of it."""
    tx.conn.execute(insert(LoginFailure).values(account=name, count=1, last_at=NOW))
    tx.tell(name)
    return name


def put_and_fail(tx: Tx, name: str) -> str:
    """Write a row, tell of it, and fail."""
    put(tx, name)
    raise NotFound(name)


def names(conn: Connection) -> list[str]:
    """The names of all rows."""
    return sorted(conn.execute(select(LoginFailure.account)).scalars())


@contextlib.contextmanager
def one_batch(store: Store) -> Iterator[None]:
    """Hand all writes of the block to the writer together."""
    gate = threading.Event()
    store.write(lambda _tx: gate.wait(5))
    time.sleep(0.05)  # the writer has taken the gate by itself
    try:
        yield
    finally:
        gate.set()


async def test_batch_keeps_order_and_results(store: Store) -> None:
    """Many writes at once: each gets its own result, all are told in the order they were handed in."""
    told: list[str] = []
    store.subscribe(told.extend)
    wanted = [f"row {number:03}" for number in range(3 * BATCH)]
    with one_batch(store):
        writes = [store.write(put, name) for name in wanted]
    assert await asyncio.gather(*writes) == wanted
    assert told == wanted
    assert await store.read(names) == wanted


async def test_failure_takes_nothing_of_the_others(store: Store) -> None:
    """In a shared commit only the failed work is undone and not told; its caller gets the error itself."""
    told: list[str] = []
    store.subscribe(told.extend)
    with one_batch(store):
        writes = [
            store.write(put, "a"),
            store.write(put_and_fail, "b"),
            store.write(put, "c"),
            store.write(put, "a"),  # breaks a constraint
            store.write(put, "d"),
        ]
    results = await asyncio.gather(*writes, return_exceptions=True)
    assert [result if isinstance(result, str) else type(result) for result in results] == [
        "a", NotFound, "c", StoreUnavailable, "d",
    ]  # fmt: skip
    assert told == ["a", "c", "d"]
    assert await store.read(names) == ["a", "c", "d"]


async def test_foreign_keys_are_kept(store: Store) -> None:
    """A row that points at nothing is refused, on SQLite too."""
    with pytest.raises(StoreUnavailable):
        await store.write(
            lambda tx: tx.conn.execute(insert(Note).values(conversation_id="x", agent_id="y", at=NOW, text="z"))
        )


async def test_told_before_answered(store: Store) -> None:
    """Subscribers hear of a change before its writer does, and after it can be read."""
    order: list[object] = []
    store.subscribe(order.extend)
    order.append(("result", await store.write(put, "a")))
    assert order == ["a", ("result", "a")]
    other = open_engine(store._writer.url, writes=False)
    heard: list[list[str]] = []

    def look(_changes: object) -> None:
        with other.begin() as connection:
            heard.append(names(connection))

    store.subscribe(look)
    await store.write(put, "b")
    other.dispose()
    assert heard == [["a", "b"]]


async def test_write_of_a_caller_who_left_stands(store: Store) -> None:
    """A write whose caller was cancelled is still done and told."""
    told: list[str] = []
    store.subscribe(told.extend)
    with one_batch(store):
        gone = store.write(put, "a")
        gone.cancel()
        stayed = store.write(put, "b")
    assert await stayed == "b"
    assert told == ["a", "b"]
    assert await store.read(names) == ["a", "b"]


async def test_read_sees_one_moment(store: Store) -> None:
    """A read sees what was committed when it began, even if a write ends meanwhile."""
    await store.write(put, "a")
    written, looked = threading.Event(), threading.Event()

    def put_slowly(tx: Tx) -> None:
        put(tx, "b")
        written.set()
        assert looked.wait(5)

    def look_twice(conn: Connection) -> tuple[list[str], list[str]]:
        assert written.wait(5)
        first = names(conn)
        looked.set()
        assert committed.wait(5)
        return first, names(conn)

    committed = threading.Event()
    writing = store.write(put_slowly)
    writing.add_done_callback(lambda _: committed.set())
    assert await store.read(look_twice) == (["a"], ["a"])


async def test_closing_commits_what_was_handed_in(current_url: str) -> None:
    """Leaving the store waits for everything that was written into it."""
    async with Store(current_url) as store:
        writes = [store.write(put, f"row {number}") for number in range(100)]
    assert all(write.done() for write in writes)
    async with Store(current_url) as store:
        assert len(await store.read(names)) == 100


async def test_database_that_is_gone_is_said(tmp_path: Path) -> None:
    """Reads and writes raise StoreUnavailable, and neither hangs."""
    async with Store(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}") as store:
        with pytest.raises(StoreUnavailable):
            await store.read(names)
        with pytest.raises(StoreUnavailable):
            await store.write(put, "a")


def test_sqlite_is_as_durable_as_it_says(tmp_path: Path) -> None:
    """SQLite has WAL with synchronous=FULL, foreign keys and a busy timeout, on the writer and on readers."""
    for writes in (True, False):
        engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}", writes=writes)
        with engine.begin() as connection:
            pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            held = [connection.execute(text(f"PRAGMA {pragma}")).scalar() for pragma in pragmas]
        engine.dispose()
        assert held == ["wal", 2, 1, 5000]


async def test_errors_do_not_carry_what_was_written(store: Store) -> None:
    """An error of the database, which may be logged, does not hold the words of the row it refused."""
    row = insert(Note).values(conversation_id="x", agent_id="y", at=NOW, text="a secret")
    with pytest.raises(StoreUnavailable) as caught:
        await store.write(lambda tx: tx.conn.execute(row))
    shown = "".join(traceback.format_exception(caught.value))
    assert "note" in shown
    assert "a secret" not in shown
