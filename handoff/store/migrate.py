"""Brings the database to the tables of this version, and tells whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from handoff.store.engine import open_engine


def migrate(url: str, revision: str = "head") -> None:
    """Runs the missing migrations (or those back to an older ``revision``), all in one transaction."""
    engine = open_engine(url, writes=True)
    try:
        with engine.begin() as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            if revision == "base" or revision.startswith("-"):
                command.downgrade(config, revision)
            else:
                command.upgrade(config, revision)
    finally:
        engine.dispose()


def is_current(conn: Connection) -> bool:
    """Whether the newest migration has run."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    return MigrationContext.configure(conn).get_current_revision() == head


def alembic_config() -> Config:
    """Where the migrations are; the caller adds the connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
