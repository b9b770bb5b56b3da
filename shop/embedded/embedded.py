"""The embedded adapter: the sample shop, its orders in one SQLite file and its catalogue in data/shop/.

Dates are stored as days from today (placed 3 days ago is -3), so the shop never ages: an order seeded months ago is
still "shipped yesterday". Today is read once a call, so that midnight cannot split an answer.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from shop.clock import utc_today
from shop.embedded.catalogue import Catalogue, read_catalogue, read_pictures
from shop.interface import (
    Order,
    OrderLine,
    OrderState,
    Parcel,
    Product,
    ShopUnavailable,
    Variant,
    Vocabulary,
    Wanted,
)
from shop.keys import email_key, number_key

_ORDERS = """
SELECT number, email, name, state, placed_day, shipping_pence, note, packed
FROM orders JOIN customers ON customers.id = orders.customer
"""
_LINES = """
SELECT sku, name, quantity, unit_pence, size, colour, shipped FROM lines WHERE number = ? ORDER BY position
"""
_PARCELS = """
SELECT carrier, tracking_number, shipped_day, expected_day, delivered_day FROM parcels WHERE number = ?
ORDER BY shipped_day
"""


class EmbeddedShop:
    """A shop in the SQLite file at `path`, asked in worker threads. `today` tells from which day dates are counted.

    What it sells is read once, at the first question about it.
    """

    def __init__(self, path: Path, today: Callable[[], date] = utc_today) -> None:
        self._path = path
        self._today = today
        self._sells: Catalogue | None = None

    async def order(self, number: str) -> Order | None:
        """Return the order of that number, or None; raises `ShopUnavailable`."""
        found = await asyncio.to_thread(self._find, "WHERE number = ?", number_key(number))
        return found[0] if found else None

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        """Return the orders of that address, newest first; raises `ShopUnavailable`."""
        return await asyncio.to_thread(self._find, "WHERE email_key = ?", email_key(email))

    async def products(self, wanted: Wanted) -> tuple[Product, ...]:
        """Return all products; they are few."""
        del wanted
        return (await self._catalogue()).products

    async def product(self, name: str) -> Product | None:
        """Return the product of that name, or None."""
        return next((product for product in (await self._catalogue()).products if product.name == name), None)

    async def variants(self, sku: str) -> tuple[Variant, ...]:
        """Return the variants of the product with that number as they are today."""
        return (await self._catalogue()).variants(sku, self._today())

    async def vocabulary(self) -> Vocabulary:
        """Return the words for what is sold."""
        return (await self._catalogue()).vocabulary

    async def all_orders(self) -> tuple[Order, ...]:
        """Return every order, newest first; raises `ShopUnavailable`."""
        return await asyncio.to_thread(self._find, "")

    async def _catalogue(self) -> Catalogue:
        if self._sells is None:
            self._sells = await asyncio.to_thread(read_catalogue)
        return self._sells

    @cached_property
    def _pictures(self) -> Mapping[str, str | None]:
        return read_pictures()

    def _find(self, where: str, *values: str) -> tuple[Order, ...]:
        today = self._today()
        try:
            # A connection a call costs 0.1 ms and never outlives a file that was replaced.
            with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)) as db:
                db.row_factory = sqlite3.Row
                rows = db.execute(f"{_ORDERS} {where} ORDER BY placed_day DESC, number DESC", values)
                return tuple(_order(db, row, today, self._pictures) for row in rows.fetchall())
        except (sqlite3.Error, ValueError):
            # ValueError: a state this version does not know, from a file of another.
            raise ShopUnavailable from None


def _order(db: sqlite3.Connection, row: sqlite3.Row, today: date, pictures: Mapping[str, str | None]) -> Order:
    number = row["number"]
    lines = tuple(_line(line, pictures) for line in db.execute(_LINES, (number,)))
    parcels = tuple(_parcel(parcel, today) for parcel in db.execute(_PARCELS, (number,)))
    shipping = _pounds(row["shipping_pence"])
    return Order(
        number=number,
        email=row["email"],
        customer_name=row["name"],
        state=OrderState(row["state"]),
        placed_on=_day(today, row["placed_day"]),
        lines=lines,
        parcels=parcels,
        shipping=shipping,
        total=shipping + sum((line.unit_price * line.quantity for line in lines), Decimal()),
        currency="GBP",
        note=row["note"],
        packed=bool(row["packed"]),
    )


def _line(row: sqlite3.Row, pictures: Mapping[str, str | None]) -> OrderLine:
    return OrderLine(
        sku=row["sku"],
        name=row["name"],
        quantity=row["quantity"],
        unit_price=_pounds(row["unit_pence"]),
        size=row["size"],
        colour=row["colour"],
        shipped=bool(row["shipped"]),
        picture=pictures.get(row["sku"]),
    )


def _parcel(row: sqlite3.Row, today: date) -> Parcel:
    return Parcel(
        carrier=row["carrier"],
        tracking_number=row["tracking_number"],
        shipped_on=_day(today, row["shipped_day"]),
        expected_on=_day_or_none(today, row["expected_day"]),
        delivered_on=_day_or_none(today, row["delivered_day"]),
    )


def _pounds(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)


def _day(today: date, offset: int) -> date:
    return today + timedelta(days=offset)


def _day_or_none(today: date, offset: int | None) -> date | None:
    return None if offset is None else _day(today, offset)
