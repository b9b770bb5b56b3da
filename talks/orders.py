"""The sample shop's orders: which of them a talk is about, and the words that stand for it in what is said.

`{number}` `{email}` `{name}` `{total}` `{placed}` `{left}` `{expected}` `{delivered}` `{return_by}` `{report_by}`
`{price_by}` `{carrier}` `{tracking}`; of the line that the talk is about `{item}` `{short}` (what a shopper calls it)
`{size}` `{size_up}` `{colour}` `{price}`, of the last line `{item_last}`; `{number2}` is the second order, `{other}` an
order of somebody else and `{other_email}` its address. `{day}` and `{day+3}` are today and a day counted from it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from settings.files import read_yaml
from settings.shared import ROOT
from shop.embedded.catalogue import Catalogue
from shop.interface import Order, OrderLine
from talks.script import BadTalk, Dialogue, Needs

_PLACE = re.compile(r"\{([a-z]\w*)([+-]\d+)?\}")
_WHOLE = ".00"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The order that a talk is about, its line, and a second order of the same customer."""

    order: Order
    line: OrderLine
    also: Order | None = None


class Sample:
    """All orders, each with its turn: a talk is given the one among those it may be about that was used least."""

    def __init__(self, orders: Sequence[Order], catalogue: Catalogue, today: date) -> None:
        self._orders, self._today = sorted(orders, key=lambda order: order.number), today
        self._catalogue, self._products = catalogue, {product.sku: product for product in catalogue.products}
        self._used = dict.fromkeys((order.number for order in self._orders), 0)
        self._terms = read_yaml(ROOT / "data" / "facts.yml")

    def words(self, dialogue: Dialogue) -> "Words":
        """The words of a talk, about the next order that it may be about; raises `BadTalk` where there is none."""
        if dialogue.needs is None:
            return Words({}, self._today)
        found = list(self.fitting(dialogue.needs))
        if not found:
            raise BadTalk(f"{dialogue.group}, {dialogue.name}: the sample shop has no such order")
        chosen = min(found, key=lambda one: self._used[one.order.number])
        for order in filter(None, (chosen.order, chosen.also)):
            self._used[order.number] += 1
        return Words(self._values(chosen), self._today)

    def fitting(self, needs: Needs) -> Iterator[Chosen]:
        """All orders that fit."""
        for order in self._orders:
            line = next(self._lines(order, needs), None)
            if line is None or not self._fits(order, needs):
                continue
            if needs.also is None:
                yield Chosen(order, line)
            elif also := next(self._others_of(order, needs.also), None):
                yield Chosen(order, line, also)

    def _others_of(self, order: Order, needs: Needs) -> Iterator[Order]:
        for other in self._orders:
            if other.email == order.email and other.number != order.number and self._fits(other, needs):
                yield other

    def _fits(self, order: Order, needs: Needs) -> bool:
        delivered = order.parcels[-1].delivered_on if order.parcels else None
        return all((
            not needs.states or order.state in needs.states,
            order.packed is needs.packed,
            needs.parcels is None or needs.parcels is bool(order.parcels),
            _within(len(order.lines), needs.lines),
            _within((self._today - order.placed_on).days, needs.placed_ago),
            _within(None if delivered is None else (self._today - delivered).days, needs.delivered_ago),
            re.search(needs.note, order.note or "") is not None,
        ))  # fmt: skip

    def _lines(self, order: Order, needs: Needs) -> Iterator[OrderLine]:
        for line in order.lines:
            of_sku = not needs.skus or line.sku.startswith(needs.skus)
            if of_sku and (self._larger(line) or not needs.sized) and _within(line.quantity, needs.pieces):
                yield line

    def _values(self, chosen: Chosen) -> dict[str, str]:
        order, line = chosen.order, chosen.line
        other = next(one for one in self._orders if one.email != order.email)
        return {
            "number": order.number,
            "email": order.email,
            "name": order.customer_name.split()[0],
            "total": pounds(order.total),
            "other": other.number,
            "other_email": other.email,
            **self._days(order),
            **self._line_values(line),
            "item_last": order.lines[-1].name,
            "number2": chosen.also.number if chosen.also else "",
        }

    def _days(self, order: Order) -> dict[str, str]:
        """The days that an order has, and those that follow from them by the shop's terms."""
        known: dict[str, date | None] = {"placed": order.placed_on}
        known["price_by"] = order.placed_on + timedelta(days=self._terms["prices"]["refund_days"])
        if order.parcels:
            parcel = order.parcels[-1]
            known |= {"left": parcel.shipped_on, "expected": parcel.expected_on, "delivered": parcel.delivered_on}
            if parcel.delivered_on:
                known["return_by"] = parcel.delivered_on + timedelta(days=self._terms["returns"]["window_days"])
                known["report_by"] = parcel.delivered_on + timedelta(days=self._terms["damaged"]["report_days"])
        values = {name: day(when) for name, when in known.items() if when}
        if order.parcels:
            values |= {"carrier": order.parcels[-1].carrier, "tracking": order.parcels[-1].tracking_number}
        return values

    def _line_values(self, line: OrderLine) -> dict[str, str]:
        return {
            "item": line.name,
            "short": self._products[line.sku].kinds[0],
            "size": line.size or "",
            "size_up": self._larger(line),
            "colour": line.colour or "",
            "price": pounds(line.unit_price),
        }

    def _larger(self, line: OrderLine) -> str:
        """The next larger size, "" where there is none in stock in the line's colour."""
        sizes = self._products[line.sku].sizes
        larger = sizes[sizes.index(line.size) + 1 :][:1] if line.size in sizes else ()
        variants = self._catalogue.variants(line.sku, self._today)
        stock = {one.size for one in variants if one.in_stock and one.colour == line.colour}
        return "".join(size for size in larger if size in stock)


class Words:
    """What placeholders stand for; an empty one may not be used: raises `BadTalk`."""

    def __init__(self, values: Mapping[str, str], today: date) -> None:
        self._values, self._today = values, today

    def said(self, text: str) -> str:
        """The text as somebody would say it."""
        return self._filled(text, str)

    def pattern(self, pattern: str) -> str:
        """The pattern with what the placeholders stand for, as it would be written; £60 and £60.00 are one sum."""
        return self._filled(pattern, _written)

    def _filled(self, text: str, write: Callable[[str], str]) -> str:
        return _PLACE.sub(lambda found: write(self._value(found[1], int(found[2] or 0))), text)

    def _value(self, name: str, days: int) -> str:
        if name == "day":
            return day(self._today + timedelta(days=days))
        if not (value := self._values.get(name, "")):
            raise BadTalk(f"nothing is known of {{{name}}}")
        return value


def pounds(amount: Decimal) -> str:
    """Write £3.95, and £60.00 as shops do."""
    return f"£{amount:.2f}"


def day(when: date) -> str:
    """Write 3 December, which is in each way of writing a day that the bot has."""
    return f"{when.day} {when:%B}"


def _written(value: str) -> str:
    escaped = re.escape(value)
    if value.endswith(_WHOLE):
        return escaped.removesuffix(re.escape(_WHOLE)) + rf"(?:{re.escape(_WHOLE)})?"
    return rf"\b{escaped}\b" if value[0].isdigit() else escaped


def _within(value: int | None, span: tuple[int, int] | None) -> bool:
    return span is None or (value is not None and span[0] <= value <= span[1])
