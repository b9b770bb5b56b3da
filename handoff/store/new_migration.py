"""Drafts the migration of tables that were changed in the code: what `make migration NAME=` runs.

python -m handoff.store.new_migration "email of an account"
"""

import sys
from argparse import Namespace
from pathlib import Path

from alembic import command
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from handoff.store.migrate import MIGRATIONS, alembic_config

TO_LOOK_AT = """\
It is a draft. Look at it before it is committed:
- what was renamed is dropped and added here: write it as op.alter_column or op.rename_table, or its rows are lost;
- a column that may not be NULL needs a server_default, because there are rows already;
- SQLite changes no column's type in place: add another column, and move what is in the old one;
- a changed condition of an index, AUTOINCREMENT and WITHOUT ROWID are not compared: add them;
- downgrade undoes all of it, in the opposite order;
- its docstring says in a sentence what it is for.
tests/handoff/store/test_migrations.py runs it up and down on both databases."""


def draft(name: str, migrations: Path = MIGRATIONS) -> Path | None:
    """Write the next migration, found by comparing the tables with an SQLite at head; None if they are the same."""
    last = max(path.name.partition("_")[0] for path in (migrations / "versions").glob("[0-9]*.py"))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = alembic_config(connection, migrations)
        config.cmd_opts = Namespace(quiet=True)
        command.upgrade(config, "head")
        made = command.revision(
            config, name, autogenerate=True, rev_id=f"{int(last) + 1:04}", process_revision_directives=_drop_empty
        )
    engine.dispose()
    scripts = [script for script in (made if isinstance(made, list) else [made]) if script]
    return Path(scripts[0].path) if scripts else None


def _drop_empty(_context: MigrationContext, _revision: object, directives: list[MigrationScript]) -> None:
    """Have Alembic write no file where it found no difference."""
    directives[:] = [script for script in directives if not all(ops.is_empty() for ops in script.upgrade_ops_list)]


def main(name: str) -> None:
    """Draft the migration and say where it is and what to look at; ends with 1 where there is nothing to draft."""
    if not name.strip():
        sys.exit('Counterhand: say what changes, as in `make migration NAME="email of an account"`.')
    path = draft(name)
    if path is None:
        sys.exit("Counterhand: the migrations make the tables as they are; change handoff/store/tables/ first.")
    print(path.relative_to(Path.cwd()), TO_LOOK_AT, sep="\n")  # noqa: T201  # to the person at the terminal


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
