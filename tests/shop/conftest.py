"""What tests of the shop share: the sample's orders, a clock, and proofs."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from shop.proof import Proofs
from tests.shop.fakes import Clock, FakeShop
from tests.shop.orders import ORDERS, TODAY


@pytest.fixture
def shop() -> FakeShop:
    """A shop that holds the sample's orders."""
    return FakeShop(*ORDERS)


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock(datetime.combine(TODAY, time(9), UTC))


@pytest.fixture
def proofs(tmp_path: Path, clock: Clock) -> Iterator[Proofs]:
    """Proofs in a fresh file that do not make a test wait."""
    proofs = Proofs(tmp_path / "proofs.db", clock, timedelta())
    yield proofs
    proofs.close()
