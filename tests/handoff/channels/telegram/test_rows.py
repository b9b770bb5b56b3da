"""Rows are read by name: deliveries with every SELECT's columns backwards."""

import pytest

from tests.handoff.channels.telegram import test_deliveries
from tests.handoff.rows import backwards as backwards  # noqa: PLC0414  # it is in force where it is imported
from tests.handoff.rows import collect_from

# On one database: what a row is read by has nothing to do with which it came from.
pytestmark = [pytest.mark.store, pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)]

globals().update(collect_from(test_deliveries))
