"""Opens the database: SQLite in WAL mode with full durability, or PostgreSQL."""

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import QueuePool

READERS = 4
"""Connections that read while the writer writes; more would only wait for the two cores this was measured on."""


def open_engine(url: str | URL, *, writes: bool) -> Engine:
    """An engine for the one writer or for the readers; raises ArgumentError on a malformed URL.

    Its errors do not repeat the parameters of a statement: they are shoppers' words.
    """
    url = make_url(url)
    size = 1 if writes else READERS
    if url.get_backend_name() != "sqlite":
        # A reader's statements see one moment, as they do on SQLite.
        level = "READ COMMITTED" if writes else "REPEATABLE READ"
        return create_engine(
            url, pool_size=size, max_overflow=0, pool_pre_ping=True, hide_parameters=True, isolation_level=level
        )
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_immediate if writes else _begin_deferred)
    return engine


def _set_pragmas(connection: object, _record: object) -> None:
    """WAL lets readers read while the writer writes; FULL means that what was acknowledged survives a power cut."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun below, not by the driver
    cursor = connection.cursor()  # type: ignore[attr-defined]  # sqlite3's
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """Take SQLite's write lock at once, so that a transaction never fails half-way with "database is locked"."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
