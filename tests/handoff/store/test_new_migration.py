"""`make migration` drafts a migration for what the tables have and the migrations do not make yet."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from handoff.store import new_migration
from handoff.store.migrate import MIGRATIONS, alembic_config
from handoff.store.new_migration import draft
from handoff.store.tables import Base


@pytest.fixture
def behind(tmp_path: Path) -> Path:
    """A folder with the first migration only, so that the tables are ahead of it."""
    copy = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*", "00[1-9]*"))
    return copy


def test_the_draft_makes_the_tables(behind: Path) -> None:
    """The draft has the next number and the given name, and after it nothing differs from the tables."""
    assert draft("What is new", behind) == behind / "versions" / "0002_what_is_new.py"
    with create_engine("sqlite://").begin() as connection:
        command.upgrade(alembic_config(connection, behind), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_nothing_is_drafted_where_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing changed no empty file is made, and the output says what to change first."""
    before = set((MIGRATIONS / "versions").iterdir())
    with pytest.raises(SystemExit, match=r"change handoff/store/tables/ first"):
        new_migration.main("nothing")
    assert set((MIGRATIONS / "versions").iterdir()) == before
    assert not capsys.readouterr().out


def test_a_migration_needs_a_name() -> None:
    """Without a name the output says how to give one."""
    with pytest.raises(SystemExit, match="NAME="):
        new_migration.main("")


def test_what_to_look_at_is_said(
    behind: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The output names the file first, then what Alembic cannot know."""
    monkeypatch.chdir(behind.parent)
    monkeypatch.setattr(new_migration, "draft", lambda name: draft(name, behind))
    new_migration.main("what is new")
    assert capsys.readouterr().out.startswith("migrations/versions/")
