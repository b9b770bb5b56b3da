"""Rows are read by name: results stay the same while every SELECT lists its columns backwards."""

import re
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import is_seeded, seed
from shop.proof import Proofs, Proved
from tests.shop.fakes import FakeShop
from tests.shop.orders import ANA, ORDERS, TODAY

_COLUMNS = re.compile(r"^\s*SELECT ([\w, ]+?)\s+FROM", re.MULTILINE)


class _Backwards(sqlite3.Connection):
    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401  # as sqlite3 calls it
        return super().execute(_COLUMNS.sub(lambda found: found[0].replace(found[1], _turned(found[1])), sql), *values)


def _turned(columns: str) -> str:
    return ", ".join(reversed(columns.split(", ")))


@pytest.fixture(autouse=True)
def backwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every SELECT of this process list its columns backwards."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=_Backwards))


def test_columns_do_come_backwards() -> None:
    """Columns really come backwards here, so that the other tests of this file prove something."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE buyers (name TEXT, email TEXT)")
    db.execute("INSERT INTO buyers VALUES ('Mia', 'mia@example.org')")
    found = db.execute("SELECT name, email FROM buyers WHERE name = ?", ("Mia",)).fetchone()
    assert found == ("mia@example.org", "Mia")
    db.close()


async def test_orders_are_read_by_name(tmp_path: Path) -> None:
    """An order's address proves its buyer: no other column takes its place."""
    path = tmp_path / "shop.db"
    seed(path)
    assert is_seeded(path)
    orders = await EmbeddedShop(path, lambda: TODAY).all_orders()
    assert sorted(orders, key=lambda order: order.number) == list(ORDERS)


async def test_a_proof_is_read_by_name(proofs: Proofs, shop: FakeShop) -> None:
    """A proof is read back with its own number, address and end."""
    outcome = await proofs.prove(shop, "c1", "1042", ANA, "t1")
    assert isinstance(outcome, Proved)
    assert await proofs.proven("c1") == outcome.proof
