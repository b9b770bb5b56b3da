"""`make migration` drafts what the tables have and the migrations have not made yet."""

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
    """The first migration alone: the tables are ahead of it."""
    copy = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*", "00[1-9]*"))
    return copy


def test_the_draft_makes_the_tables(behind: Path) -> None:
    """It has the next number and the name given, and after it nothing differs from the tables."""
    assert draft("What is new", behind) == behind / "versions" / "0002_what_is_new.py"
    with create_engine("sqlite://").begin() as connection:
        command.upgrade(alembic_config(connection, behind), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_nothing_is_drafted_where_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """Tables as the migrations make them give no empty file, but a word on what to change first."""
    before = set((MIGRATIONS / "versions").iterdir())
    with pytest.raises(SystemExit, match=r"change handoff/store/tables/ first"):
        new_migration.main("nothing")
    assert set((MIGRATIONS / "versions").iterdir()) == before
    assert not capsys.readouterr().out


def test_a_migration_needs_a_name() -> None:
    """Without one it says how to give it."""
    with pytest.raises(SystemExit, match="NAME="):
        new_migration.main("")


def test_what_to_look_at_is_said(
    behind: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is named first, then what Alembic cannot know."""
    monkeypatch.chdir(behind.parent)
    monkeypatch.setattr(new_migration, "draft", lambda name: draft(name, behind))
    new_migration.main("what is new")
    assert capsys.readouterr().out.startswith("migrations/versions/")
