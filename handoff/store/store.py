"""The only way to the database: `write` commits and then tells, `read` only reads.

All writing goes through one thread. What waits there shares a commit (a group commit), because the disk's sync is
the slow part. A piece of work that fails does not fail the others: they are done again, each by itself.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, SQLAlchemyError

from handoff.errors import BadRequest, CounterhandError, StoreUnavailable
from handoff.store.engine import READERS, open_engine

P = ParamSpec("P")
R = TypeVar("R")

BATCH = 64
"""The most pieces of work in one commit: enough to share a slow sync, few enough that the first is not kept waiting."""


def utc_now() -> datetime:
    """The wall clock; tests give their own."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Tx:
    """A transaction under way: its connection, its moment, and what to tell once it is committed."""

    conn: Connection
    now: datetime
    changes: list[Any] = field(default_factory=list)

    def tell(self, change: object) -> None:
        """Tell subscribers of `change` after the commit, and only then."""
        self.changes.append(change)


@dataclass(slots=True)
class _Work:
    call: Callable[[Tx], Any]
    done: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


class Store:
    """A database being served. `async with` it; `subscribe` before the first write."""

    def __init__(self, url: str, now: Callable[[], datetime] = utc_now) -> None:
        """`url` is SQLAlchemy's; nothing is opened yet."""
        self._writer = open_engine(url, writes=True)
        self._reader = open_engine(url, writes=False)
        self._readers = ThreadPoolExecutor(READERS, "store-reader")
        self._work: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._subscribers: list[Callable[[Sequence[Any]], None]] = []
        self.now = now

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._thread.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Wait until everything handed in is committed."""
        self._work.put(None)
        await asyncio.to_thread(self._thread.join)
        self._readers.shutdown()
        self._writer.dispose()
        self._reader.dispose()

    def subscribe(self, hear: Callable[[Sequence[Any]], None]) -> None:
        """Call `hear` with what was told, in commit order, on the event loop, before any writer gets its result."""
        self._subscribers.append(hear)

    def write(self, verb: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> asyncio.Future[R]:
        """Run `verb(tx, …)`; the result comes after the commit. Raises what the verb raises, or StoreUnavailable.

        The verb may run twice before it is committed once, so it touches nothing but its transaction.
        """
        done: asyncio.Future[R] = self._loop.create_future()
        self._work.put(_Work(lambda tx: verb(tx, *args, **kwargs), done))
        return done

    async def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `query(connection, …)` on a consistent snapshot, while the writer goes on. Raises StoreUnavailable."""
        return await self._loop.run_in_executor(self._readers, lambda: self._read(query, *args, **kwargs))

    def _read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with self._reader.begin() as connection:
                return query(connection, *args, **kwargs)
        except SQLAlchemyError as error:
            raise _as_ours(error) from error

    def _run(self) -> None:
        work = self._work.get()
        while work is not None:
            batch = [work]
            while len(batch) < BATCH and not self._work.empty():
                work = self._work.get_nowait()
                if work is None:
                    break
                batch.append(work)
            self._loop.call_soon_threadsafe(self._deliver, batch, self._commit(batch))
            if work is not None:
                work = self._work.get()

    def _commit(self, batch: list[_Work]) -> list[Any]:
        """Commit all or, where one fails, each by itself: what failed is undone, and the others are done again."""
        try:
            with self._writer.begin() as connection:
                return [change for work in batch for change in self._perform(work, connection)]
        except Exception as error:  # noqa: BLE001  # its own caller gets it
            if len(batch) > 1:
                return [change for work in batch for change in self._commit([work])]
            batch[0].error = _as_ours(error)
            return []

    def _perform(self, work: _Work, connection: Connection) -> list[Any]:
        tx = Tx(connection, self.now())
        work.result = work.call(tx)
        return tx.changes

    def _deliver(self, batch: list[_Work], changes: list[Any]) -> None:
        if changes:
            for hear in self._subscribers:
                hear(changes)
        for work in batch:
            if work.done.cancelled():  # the caller went away; what it wrote stands
                continue
            if work.error is not None:
                work.done.set_exception(work.error)
            else:
                work.done.set_result(work.result)


def _as_ours(error: Exception) -> Exception:
    """The error as ours: a value that cannot be stored (a NUL in PostgreSQL) is the sender's fault, all else is not."""
    if not isinstance(error, SQLAlchemyError):
        return error
    ours: CounterhandError = StoreUnavailable()
    if isinstance(error, DataError):
        ours = BadRequest("A value holds a character that cannot be stored.")
    ours.__cause__ = error
    return ours
