"""The shop as the product sees it: what an order is, and the two questions that may be asked.

An adapter for another shop implements `Shop`; `open_shop` in `shop` is where it is chosen.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class OrderState(StrEnum):
    """Where an order stands, as a shopper would say it."""

    PROCESSING = "processing"
    SHIPPED = "shipped"
    PARTLY_SHIPPED = "partly_shipped"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"


class ShopUnavailable(Exception):
    """The shop did not give an answer: too slow, not there, or broken. Never says what was asked for."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One product of an order. `unit_price` is in the order's currency; `shipped` tells whether it has left.

    `picture` is an https address that anybody may open, or "/pictures/<file>" for a file of data/shop/pictures.
    """

    sku: str
    name: str
    quantity: int
    unit_price: Decimal
    size: str | None
    colour: str | None
    shipped: bool
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One parcel of an order. `expected_on` is absent where the carrier gives no day."""

    carrier: str
    tracking_number: str
    shipped_on: date
    expected_on: date | None
    delivered_on: date | None


@dataclass(frozen=True, slots=True)
class Order:
    """An order. `total` is lines plus `shipping`, in `currency` (ISO 4217); `note` gives the reason of its state."""

    number: str
    # Kept out of repr, so that a logged order or a traceback names nobody.
    email: str = field(repr=False)
    customer_name: str = field(repr=False)
    state: OrderState
    placed_on: date
    lines: tuple[OrderLine, ...]
    parcels: tuple[Parcel, ...]
    shipping: Decimal
    total: Decimal
    currency: str
    note: str | None


class Shop(Protocol):
    """What the product asks of a shop. Both questions raise `ShopUnavailable`."""

    async def order(self, number: str) -> Order | None:
        """Return the order of that number, however it is written ("#1042"), or None."""

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        """Return the orders placed with that e-mail address, in whatever case, newest first."""
