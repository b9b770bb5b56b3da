"""Writes the sample shop into a SQLite file, which the embedded adapter reads."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import Order, OrderLine, Parcel
from shop.keys import email_key

# Raised with every change of the tables or of the sample, so that `seed` replaces an older file.
_VERSION = 2

_SCHEMA = """
CREATE TABLE customers (
    id INTEGER PRIMARY KEY, email TEXT NOT NULL, email_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL
);
CREATE TABLE orders (
    number TEXT PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers, state TEXT NOT NULL,
    placed_day INTEGER NOT NULL, shipping_pence INTEGER NOT NULL, note TEXT,
    packed INTEGER NOT NULL
);
CREATE INDEX orders_of_customer ON orders (customer);
CREATE TABLE lines (
    number TEXT NOT NULL REFERENCES orders, position INTEGER NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL,
    quantity INTEGER NOT NULL, unit_pence INTEGER NOT NULL, size TEXT, colour TEXT, shipped INTEGER NOT NULL,
    PRIMARY KEY (number, position)
);
CREATE TABLE parcels (
    number TEXT NOT NULL REFERENCES orders, carrier TEXT NOT NULL, tracking_number TEXT PRIMARY KEY,
    shipped_day INTEGER NOT NULL, expected_day INTEGER, delivered_day INTEGER
);
CREATE INDEX parcels_of_order ON parcels (number);
"""
_ADD_ORDER = """INSERT INTO orders (number, customer, state, placed_day, shipping_pence, note, packed)
VALUES (:number, :customer, :state, :placed_day, :shipping_pence, :note, :packed)"""
_ADD_LINE = """INSERT INTO lines (number, position, sku, name, quantity, unit_pence, size, colour, shipped)
VALUES (:number, :position, :sku, :name, :quantity, :unit_pence, :size, :colour, :shipped)"""
_ADD_PARCEL = """INSERT INTO parcels (number, carrier, tracking_number, shipped_day, expected_day, delivered_day)
VALUES (:number, :carrier, :tracking_number, :shipped_day, :expected_day, :delivered_day)"""


def shop_file(data_dir: Path) -> Path:
    """Name the file in which the sample shop lives."""
    return data_dir / "shop.db"


def is_seeded(path: Path) -> bool:
    """Tell whether the file holds the present sample shop; a broken or an older one does not."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path)) as db:
            db.row_factory = sqlite3.Row
            version: int = db.execute("PRAGMA user_version").fetchone()["user_version"]
            return version == _VERSION
    except sqlite3.Error:
        return False


def seed(path: Path, progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Write the sample shop to `path`, replacing what is there; tell `progress` how many of all orders are done.

    The file appears whole or not at all, even while other processes read or seed it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    today = utc_today()
    orders = sample_orders(today)
    with TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        with closing(sqlite3.connect(draft)) as db:
            db.executescript(_SCHEMA)
            customers = _insert_customers(db, orders)
            for done, order in enumerate(orders, start=1):
                _insert_order(db, order, customers[order.email], today)
                progress(done, len(orders))
            db.execute(f"PRAGMA user_version = {_VERSION}")
            db.commit()
        draft.replace(path)


def _insert_customers(db: sqlite3.Connection, orders: tuple[Order, ...]) -> dict[str, int]:
    names = {order.email: order.customer_name for order in orders}
    ids = {email: id_ for id_, email in enumerate(names, start=1)}
    rows = [{"id": ids[email], "email": email, "key": email_key(email), "name": name} for email, name in names.items()]
    db.executemany("INSERT INTO customers (id, email, email_key, name) VALUES (:id, :email, :key, :name)", rows)
    return ids


def _insert_order(db: sqlite3.Connection, order: Order, customer: int, today: date) -> None:
    row = {
        "number": order.number,
        "customer": customer,
        "state": order.state,
        "placed_day": _day(order.placed_on, today),
        "shipping_pence": int(order.shipping * 100),
        "note": order.note,
        "packed": order.packed,
    }
    db.execute(_ADD_ORDER, row)
    lines = [_line(line, position) for position, line in enumerate(order.lines)]
    db.executemany(_ADD_LINE, [{"number": order.number, **line} for line in lines])
    db.executemany(_ADD_PARCEL, [{"number": order.number, **_parcel(parcel, today)} for parcel in order.parcels])


def _line(line: OrderLine, position: int) -> dict[str, object]:
    return {
        "position": position,
        "sku": line.sku,
        "name": line.name,
        "quantity": line.quantity,
        "unit_pence": int(line.unit_price * 100),
        "size": line.size,
        "colour": line.colour,
        "shipped": line.shipped,
    }


def _parcel(parcel: Parcel, today: date) -> dict[str, object]:
    return {
        "carrier": parcel.carrier,
        "tracking_number": parcel.tracking_number,
        "shipped_day": _day(parcel.shipped_on, today),
        "expected_day": _day(parcel.expected_on, today),
        "delivered_day": _day(parcel.delivered_on, today),
    }


def _day(when: date | None, today: date) -> int | None:
    return (when - today).days if when else None
