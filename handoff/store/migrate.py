"""Migrates the database to the tables of this version, and tells whether that is done.

Alembic is imported only where there is something to migrate: it takes a third of a start that has nothing to do.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from handoff.store.engine import open_engine

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str, revision: str = "head") -> None:
    """Run the missing migrations (or those back to an older `revision`), all in one transaction."""
    engine = open_engine(url, writes=True)
    try:
        with engine.begin() as connection:
            if revision != "head" or not is_current(connection):
                _run(connection, revision)
    finally:
        engine.dispose()


def is_current(conn: Connection) -> bool:
    """Whether the newest migration has run. Migrations are numbered in their files' names, as in `0001_first.py`."""
    newest = max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    if not inspect(conn).has_table("alembic_version"):
        return False
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest


def alembic_config(connection: Connection | None = None, migrations: Path = MIGRATIONS) -> "Config":
    """Where the migrations are, and the connection they run on."""
    from alembic.config import Config  # noqa: PLC0415  # see above

    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection, revision: str) -> None:
    from alembic import command  # noqa: PLC0415  # see above

    move = command.downgrade if revision == "base" or revision.startswith("-") else command.upgrade
    move(alembic_config(connection), revision)
