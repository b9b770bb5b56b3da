"""Alembic's entry: migrates the connection it is given, or compares it with the tables."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import DefaultClause
from sqlalchemy.sql.elements import False_, True_

from handoff.store.tables import Base


def _render(kind: str, item: Any, _autogenerating: object) -> str | Literal[False]:  # noqa: ANN401  # as Alembic calls it
    """Write a boolean default as a boolean: Alembic would write it as a number, which PostgreSQL refuses."""
    if kind == "server_default" and isinstance(item, DefaultClause) and isinstance(item.arg, True_ | False_):
        return f"sa.{'true' if isinstance(item.arg, True_) else 'false'}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # Columns are added, renamed and dropped in place, which SQLite can. A batch would write the table again: it breaks
    # the foreign keys that lead there, and loses WITHOUT ROWID.
    render_as_batch=False,
    render_item=_render,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
