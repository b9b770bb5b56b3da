"""What is at the edge does not depend on the database: one of them will do."""

from pathlib import Path

import pytest


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """An empty SQLite database of the test's own."""
    return f"sqlite:///{tmp_path / 'counterhand.db'}"
