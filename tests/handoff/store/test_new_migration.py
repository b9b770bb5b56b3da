"""`make migration` drafts what the tables have and the migrations have not made yet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, Column, Integer, String, Table, true

from handoff.store import new_migration
from handoff.store.engine import open_engine
from handoff.store.migrate import MIGRATIONS, alembic_config
from handoff.store.new_migration import draft
from handoff.store.tables import Base


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The migrations, to be added to."""
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.fixture
def _wanted() -> Iterator[None]:
    """A table and a column more than the migrations make."""
    table = Table("shelf", Base.metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
    column = Column("lit", Boolean, server_default=true(), nullable=False)
    audit = Base.metadata.tables["audit"]
    audit.append_column(column)
    yield
    audit._columns.remove(column)  # SQLAlchemy has no public way back
    Base.metadata.remove(table)


@pytest.mark.usefixtures("_wanted")
def test_the_draft_makes_the_tables(copied: Path, database_url: str) -> None:
    """A draft has the next number and the given name; it leaves no difference on either database, and it leads back."""
    last = max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    drafted = draft("What is new", copied)
    assert drafted == copied / "versions" / f"{int(last) + 1:04}_what_is_new.py"
    engine = open_engine(database_url, writes=True)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection, copied), "head")
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        command.downgrade(alembic_config(connection, copied), "-1")
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) != []
    engine.dispose()


def test_nothing_is_drafted_where_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """Tables as the migrations make them give no empty file, but a word on what to change first."""
    before = set((MIGRATIONS / "versions").iterdir())
    with pytest.raises(SystemExit, match=r"change handoff/store/tables/ first"):
        new_migration.main("nothing")
    assert set((MIGRATIONS / "versions").iterdir()) == before
    assert not capsys.readouterr().out


def test_a_migration_needs_a_name() -> None:
    """Drafting without a name says how to give one."""
    with pytest.raises(SystemExit, match="NAME="):
        new_migration.main("")


@pytest.mark.usefixtures("_wanted")
def test_what_to_look_at_is_said(
    copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The draft's file is named first, then what Alembic cannot know."""
    monkeypatch.chdir(copied.parent)
    monkeypatch.setattr(new_migration, "draft", lambda name: draft(name, copied))
    new_migration.main("what is new")
    assert capsys.readouterr().out.startswith("migrations/versions/")
