"""Rows are read by name: the album with every SELECT's columns backwards."""

import pytest

from tests.handoff.photos import test_album
from tests.handoff.rows import backwards as backwards  # noqa: PLC0414  # it is in force where it is imported
from tests.handoff.rows import collect_from

pytestmark = pytest.mark.store

globals().update(collect_from(test_album))
