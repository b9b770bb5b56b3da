"""Migrations make the tables, and undo them."""

from operator import itemgetter

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from handoff.store.engine import open_engine
from handoff.store.migrate import alembic_config, is_current, migrate
from handoff.store.tables import Base
from tests.handoff.store import last_release


@pytest.fixture
def engine(database_url: str) -> Engine:
    """An empty database."""
    return open_engine(database_url, writes=True)


def test_migrations_lead_to_the_tables(database_url: str, engine: Engine) -> None:
    """After all migrations Alembic finds no difference from the tables, and the database is current."""
    migrate(database_url)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        assert is_current(connection)
    engine.dispose()


def test_migrations_lead_back(database_url: str, engine: Engine) -> None:
    """Migrating down leaves no table of ours; up again makes the same; migrating twice does nothing more."""
    migrate(database_url)
    there = set(inspect(engine).get_table_names())
    migrate(database_url)
    migrate(database_url, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    with engine.begin() as connection:
        assert not is_current(connection)
    migrate(database_url)
    assert set(inspect(engine).get_table_names()) == there
    engine.dispose()


def test_rows_of_the_last_release_are_kept_both_ways(database_url: str, engine: Engine) -> None:
    """A database with chats, open deliveries and links migrates to today's tables and back with nothing lost."""
    migrate(database_url, last_release.REVISION)
    last_release.fill(engine)
    before = last_release.read(engine)
    migrate(database_url)
    now = last_release.read(engine)
    assert {name: len(rows) for name, rows in now.items() if name in before} == {
        name: len(rows) for name, rows in before.items() if name in now
    }
    assert now["conversation_address"] == [
        {"channel": "telegram", "address": "-7", "conversation_id": "conversation-3", "unreachable": "blocked"},
        {"channel": "telegram", "address": "5000000001", "conversation_id": "conversation-2", "unreachable": None},
    ]
    addresses = [(row["id"], row["channel"], row["address"]) for row in sorted(now["delivery"], key=itemgetter("id"))]
    assert addresses == [
        *((number, "telegram", "5000000001") for number in (3, 4, 5)),
        *((number, "telegram", "-7") for number in (7, 8)),
    ]
    parts = sorted((row for row in now["channel_message"] if row["seq"] == 3), key=itemgetter("id"))
    assert [row["message_id"] for row in parts] == ["9", "10"]
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), last_release.REVISION)
    assert last_release.read(engine) == before
    engine.dispose()


def test_sqlites_own_wishes_are_migrated(database_url: str, engine: Engine) -> None:
    """On SQLite event numbers are never used twice and the index of open turns is partial; Alembic compares neither."""
    migrate(database_url)
    if engine.name == "sqlite":
        with engine.begin() as connection:
            rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            made = {row.name: row.sql for row in rows}
        assert "AUTOINCREMENT" in made["outbox"]
        assert "WITHOUT ROWID" in made["message"]
        assert "WHERE" in made["ix_turn_open"]
    engine.dispose()
