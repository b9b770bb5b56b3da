"""What tests of the console share. They run on one database, because the edge does not depend on which it is."""

from pathlib import Path

import pytest


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """An empty SQLite database of the test's own."""
    return f"sqlite:///{tmp_path / 'counterhand.db'}"
