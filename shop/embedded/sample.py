"""The sample shop, Fernhill Outfitters: 200 invented customers and their 400 orders, always the same ones.

Order numbers say nothing about dates, as in shops that do not show how much they sell.
"""

import json
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from settings.shared import ROOT
from shop.embedded.catalogue import read_catalogue
from shop.interface import Order, OrderLine, OrderState, Parcel, Product

_NAMES = ROOT / "data" / "shop" / "names.json"
_SEED = 1887  # the year over Fernhill's door; any number does as long as it stays
_CUSTOMERS = 200
_FIRST_NUMBER = 1001
_SHOWN_NUMBER = "1042"  # the order that the documentation, the tests and a first visitor use
_HOSTS = ("example.com", "example.org", "example.net")
_SHIPPING = Decimal("3.95")
_FREE_FROM = Decimal(60)

_PACKED = 4
"""So many of the orders being processed, the last ones that were not placed today, have their labels."""

# How many orders of each state, and how many days ago such an order was placed (from, to).
_STATES = {
    OrderState.DELIVERED: (190, (6, 150)),
    OrderState.SHIPPED: (70, (2, 4)),
    OrderState.PROCESSING: (45, (0, 2)),
    OrderState.DELAYED: (25, (7, 16)),
    OrderState.CANCELLED: (25, (1, 120)),
    OrderState.RETURNED: (25, (20, 120)),
    OrderState.PARTLY_SHIPPED: (20, (3, 6)),
}


@dataclass(frozen=True, slots=True)
class _Customer:
    email: str
    name: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """What is decided about an order before its products are chosen."""

    number: str
    buyer: _Customer
    state: OrderState
    on: date


_SHOWN_BUYER = _Customer("ana.whitlock@example.com", "Ana Whitlock")


def sample_orders(today: date) -> tuple[Order, ...]:
    """Make the 400 orders of the sample shop, by number, with their dates as they stand `today`."""
    dice = random.Random(_SEED)  # noqa: S311  # a sample, not a secret
    products, customers = read_catalogue().products, _customers(dice)
    states = [state for state, (count, _) in _STATES.items() for _ in range(count)]
    dice.shuffle(states)
    # Everybody has ordered once, and some more often.
    buyers = [*customers, *dice.choices(customers, k=len(states) - len(customers))]
    orders = []
    for number, (buyer, state) in enumerate(zip(buyers, states, strict=True), start=_FIRST_NUMBER):
        placed = _Placed(str(number), buyer, state, today - timedelta(days=dice.randint(*_STATES[state][1])))
        orders.append(_order(dice, today, placed, products))
    waiting = [order.number for order in orders if order.state is OrderState.PROCESSING and order.placed_on < today]
    packed = frozenset(waiting[-_PACKED:])
    return tuple(
        _shown(today, products) if order.number == _SHOWN_NUMBER else replace(order, packed=order.number in packed)
        for order in orders
    )


def _customers(dice: random.Random) -> list[_Customer]:
    names = json.loads(_NAMES.read_text(encoding="utf-8"))
    people = dice.sample([f"{first} {last}" for first in names["first"] for last in names["last"]], _CUSTOMERS)
    customers = [_Customer(f"{name.lower().replace(' ', '.')}@{dice.choice(_HOSTS)}", name) for name in people]
    customers[int(_SHOWN_NUMBER) - _FIRST_NUMBER] = _SHOWN_BUYER
    return customers


def _order(dice: random.Random, today: date, placed: _Placed, products: tuple[Product, ...]) -> Order:
    lines = _lines(dice, placed.state, products)
    parcels = _parcels(dice, today, placed)
    return _priced(placed, lines, parcels, _note(dice, placed.state, lines, parcels))


def _lines(dice: random.Random, state: OrderState, products: tuple[Product, ...]) -> tuple[OrderLine, ...]:
    partly = state is OrderState.PARTLY_SHIPPED
    chosen = dice.sample(products, dice.choice((2, 2, 3) if partly else (1, 1, 1, 2, 2, 3)))
    gone = state in {OrderState.SHIPPED, OrderState.DELIVERED, OrderState.RETURNED}
    return tuple(
        OrderLine(
            sku=product.sku,
            name=product.name,
            quantity=dice.choice((1, 1, 1, 2)),
            unit_price=product.price,
            size=dice.choice(product.sizes) if product.sizes else None,
            colour=dice.choice(product.colours),
            # The last product of a partly shipped order is the one still to come.
            shipped=gone or (partly and product is not chosen[-1]),
            picture=product.picture,
        )
        for product in chosen
    )


def _parcels(dice: random.Random, today: date, placed: _Placed) -> tuple[Parcel, ...]:
    match placed.state:
        case OrderState.SHIPPED | OrderState.PARTLY_SHIPPED:
            shipped_on = placed.on + timedelta(days=1)
            return (_parcel(dice, shipped_on, today + timedelta(days=dice.randint(0, 2)), None),)
        case OrderState.DELAYED if dice.random() < 0.5:  # noqa: PLR2004  # the other half has not left yet
            shipped_on = placed.on + timedelta(days=2)
            return (_parcel(dice, shipped_on, today + timedelta(days=dice.randint(2, 5)), None),)
        case OrderState.DELIVERED | OrderState.RETURNED:
            shipped_on = placed.on + timedelta(days=dice.randint(1, 2))
            delivered_on = shipped_on + timedelta(days=dice.randint(1, 3))
            return (_parcel(dice, shipped_on, delivered_on, delivered_on),)
        case _:
            return ()


def _parcel(dice: random.Random, shipped_on: date, expected_on: date, delivered_on: date | None) -> Parcel:
    carrier, tracking_number = dice.choice(
        (
            ("Larkway", f"LW{dice.randrange(10**9):09}GB"),
            ("Northline", f"NL{dice.randrange(10**12):012}"),
        )
    )
    return Parcel(carrier, tracking_number, shipped_on, expected_on, delivered_on)


def _note(
    dice: random.Random, state: OrderState, lines: tuple[OrderLine, ...], parcels: tuple[Parcel, ...]
) -> str | None:
    match state:
        case OrderState.DELAYED if parcels:
            return "Held up at the carrier's depot."
        case OrderState.DELAYED:
            return f"Waiting for new stock: {lines[0].name}."
        case OrderState.PARTLY_SHIPPED:
            return f"Still to come, in a parcel of its own: {lines[-1].name}."
        case OrderState.CANCELLED:
            reason = dice.choice(("Cancelled on request", "Cancelled because an item had sold out"))
            return f"{reason}, refunded in full."
        case OrderState.RETURNED:
            return "Return received, refunded in full."
        case _:
            return None


def _shown(today: date, products: tuple[Product, ...]) -> Order:
    by_sku = {product.sku: product for product in products}
    jacket, socks = by_sku["JKT-ALDER"], by_sku["ACC-SOCK"]
    lines = (
        OrderLine(jacket.sku, jacket.name, 1, jacket.price, "M", "pine", shipped=True, picture=jacket.picture),
        OrderLine(socks.sku, socks.name, 2, socks.price, "UK 6-8", "moss", shipped=True, picture=socks.picture),
    )
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    parcel = Parcel("Larkway", "LW104210421GB", yesterday, tomorrow, None)
    placed = _Placed(_SHOWN_NUMBER, _SHOWN_BUYER, OrderState.SHIPPED, today - timedelta(days=3))
    return _priced(placed, lines, (parcel,), None)


def _priced(placed: _Placed, lines: tuple[OrderLine, ...], parcels: tuple[Parcel, ...], note: str | None) -> Order:
    goods = sum((line.unit_price * line.quantity for line in lines), Decimal())
    shipping = Decimal() if goods >= _FREE_FROM else _SHIPPING
    return Order(
        number=placed.number,
        email=placed.buyer.email,
        customer_name=placed.buyer.name,
        state=placed.state,
        placed_on=placed.on,
        lines=lines,
        parcels=parcels,
        shipping=shipping,
        total=goods + shipping,
        currency="GBP",
        note=note,
    )
