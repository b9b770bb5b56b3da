"""Rows read by name: SELECTs that list their columns backwards, and tests that are run again with them."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Select, event


@pytest.fixture(autouse=True)
def backwards() -> Iterator[None]:
    """Make every SELECT of this process list its columns backwards, in each module that imports this."""
    event.listen(Engine, "before_execute", _reverse, retval=True)
    yield
    event.remove(Engine, "before_execute", _reverse)


def collect_from(*modules: ModuleType) -> dict[str, Any]:
    """The modules' tests and fixtures by name, to be run again in the module that takes them."""
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if name.startswith("test_") or isinstance(value, type(backwards))
    }


def _reverse(_conn: Connection, statement: Any, many: Any, params: Any, _options: Any) -> Any:  # noqa: ANN401  # as SQLAlchemy calls it
    if isinstance(statement, Select) and len(columns := statement.selected_columns) > 1:
        statement = statement.with_only_columns(*list(columns)[::-1], maintain_column_froms=True)
    return statement, many, params
