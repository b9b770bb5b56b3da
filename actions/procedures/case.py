"""A wish at its order: all that is known when it is decided what to do."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter

from actions.facts import Facts
from actions.places import belongs_to
from actions.procedures.agenda import Wish
from actions.procedures.procedure import ANY
from actions.working_days import working_day_from, working_days_after
from shop.interface import Order, OrderLine, OrderState, Product, Variant
from shop.search.spelling import singular, words_of
from shop.search.variants import plain_size

# What a wish is about may be all of an order.
EVERYTHING = "everything"
# The slot of the product that a wish names, as long as its order is not known to have it.
PRODUCT = "product"
# The slot of how many pieces of an item a wish is about, as agents read it: "1 of 2".
COUNT = "count"
_BETWEEN = " + "
_A_YEAR = 365  # days
_SAY_LITTLE = frozenset({
    "the", "a", "of", "and", "with", "in", "for", "one", "two", "three", "four", "pair", "set", "new", "old",
    "up", "off", "over",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A wish, its order as the shop has it now, and what is in stock of its item. `today` is the shop's day.

    In the order of its lines: `called` are the words that a shopper calls each by, `products` what the catalogue has,
    `stocks` of a closed order what each comes in today. `beside` is the other order of two that were told of together.
    `sold` are the words for what the shop sells, where items are given up.
    """

    wish: Wish
    order: Order | None
    facts: Facts
    today: date
    variants: tuple[Variant, ...] = ()
    called: tuple[frozenset[str], ...] = ()
    products: tuple[Product | None, ...] = ()
    stocks: tuple[tuple[Variant, ...], ...] = ()
    beside: Order | None = None
    sold: frozenset[str] = frozenset()

    @property
    def state(self) -> str:
        """The row of the table: the order's state, and of a delayed one whether anything has left."""
        if self.order is None:
            return ANY
        delayed = self.order.state is OrderState.DELAYED and self.order.parcels
        return "delayed_on_its_way" if delayed else self.order.state.value

    @property
    def lines(self) -> tuple[OrderLine, ...]:
        """The lines that the wish is about: those chosen, or all."""
        lines = self.order.lines if self.order else ()
        chosen = self.wish.known.get("line")
        if chosen in {None, EVERYTHING}:
            return lines
        names = chosen.split(_BETWEEN)
        return tuple(line for line in lines if line_name(line) in names) or lines

    def choosable(self, of_items: str | None) -> tuple[OrderLine, ...]:
        """The lines that a wish may be about: all, or of a partly sent order those `sent` or `to_come`."""
        lines = self.order.lines if self.order else ()
        if of_items is None or self.order is None or self.order.state is not OrderState.PARTLY_SHIPPED:
            return lines
        return tuple(line for line in lines if line.shipped is (of_items == "sent")) or lines

    def pieces(self, line: OrderLine) -> int:
        """How many of a line's pieces the wish is about: all, unless it says how many of its one item."""
        counted = self.wish.known.get(COUNT)
        return min(counted_of(counted), line.quantity) if counted and self.lines == (line,) else line.quantity

    @property
    def counts_too_many(self) -> bool:
        """Whether the wish is about more pieces of its one item than there are."""
        counted = self.wish.known.get(COUNT)
        return bool(counted and len(self.lines) == 1 and counted_of(counted) > self.lines[0].quantity)

    @property
    def names_one_of_several(self) -> bool:
        """Whether the wish is about an item of several pieces, and names it as one: "the cap"."""
        line = self.lines[0] if len(self.lines) == 1 and self.order else None
        if line is None or self.order is None or line.quantity == 1:
            return False
        called = self.called[self.order.lines.index(line)] if self.called else frozenset()
        named = [word for word in words_of(self.wish.text) if singular(word) in called]
        # "The wellington boots" are both.
        return bool(named) and all(word == singular(word) for word in named)

    @property
    def not_in_order(self) -> str | None:
        """The one product that the wish names where the order has nothing of that name."""
        named = self.wish.known.get(PRODUCT)
        return named if named is not None and self.lacks(named) else None

    def lacks(self, product: str) -> bool:
        """Whether the order is known, and has nothing of that name."""
        lines = self.order.lines if self.order else ()
        return bool(lines) and all(_called_first(line.name) != _called_first(product) for line in lines)

    def is_in_stock(self, line: OrderLine) -> bool:
        """Whether a line of a closed order is in stock as it was ordered."""
        lines = self.order.lines if self.order else ()
        of_it = next((its for one, its in zip(lines, self.stocks, strict=False) if one is line), ())
        return any(one.in_stock and _is_as_ordered(one, line) for one in of_it)

    @property
    def delivered_on(self) -> date | None:
        """The day the last parcel arrived; None while one is under way, or where the carrier has not said."""
        parcels = self.order.parcels if self.order else ()
        days = [parcel.delivered_on for parcel in parcels]
        return max(day for day in days if day) if days and all(days) else None

    @property
    def expected_on(self) -> date | None:
        """The day that the carrier names for what is under way."""
        parcels = self.order.parcels if self.order else ()
        days = [parcel.expected_on for parcel in parcels if parcel.expected_on and not parcel.delivered_on]
        return max(days, default=None)

    @property
    def leaves_by(self) -> date | None:
        """The day by which an order that is being packed leaves: the working day after it was placed."""
        return working_days_after(self.order.placed_on, 1, self.facts.shop) if self.order else None

    @property
    def there_between(self) -> tuple[date, date] | None:
        """The days between which it arrives: the carrier's, or those of standard delivery for what has not left."""
        if self.expected_on:
            return self.expected_on, self.expected_on
        if self.order is None or self.order.parcels or self.order.state is not OrderState.PROCESSING:
            return None
        leaves = max(self.leaves_by or self.today, working_day_from(self.today, self.facts.shop))
        first, last = (
            working_days_after(leaves, days, self.facts.shop) for days in self.facts.shipping.options[0].days
        )
        return first, last

    def days(self, fact: str) -> timedelta:
        """Return a number of days that the facts hold, such as returns.window_days; years are counted as days."""
        count = int(attrgetter(fact)(self.facts))
        return timedelta(days=count * _A_YEAR if fact.endswith("_years") else count)

    @property
    def price_falls(self) -> tuple[tuple[OrderLine, Decimal], ...]:
        """By how much each of the chosen lines costs less today than was paid, all its pieces; 0 where it does not."""
        pairs = zip(self.order.lines, self.products, strict=True) if self.order else ()
        return tuple(
            (line, max(line.unit_price - product.price, Decimal()) * self.pieces(line))
            for line, product in pairs
            if product and line in self.lines
        )

    @property
    def price_fall(self) -> Decimal:
        """What the chosen lines cost less today than was paid, taken together."""
        return sum((fall for _, fall in self.price_falls), Decimal())

    @property
    def destination(self) -> str | None:
        """The place that the wish names, or the address that it names ends with; None where neither is known."""
        ends = self.wish.known.get("address", "").rpartition(",")[2]
        town = re.sub(r"\S*\d\S*", "", ends).strip()
        return next((one for one in (self.wish.known.get("place"), town) if one and belongs_to(one)), None)

    @property
    def wanted(self) -> Variant | None:
        """The variant that the wish names by size and colour; what is not named is as ordered."""
        line = self.lines[0] if len(self.lines) == 1 else None
        if line is None:
            return None
        size, colour = self.wish.known.get("size") or line.size, self.wish.known.get("colour") or line.colour
        return next(
            (one for one in self.variants if _is_size(one.size, size) and one.colour in {None, colour}),
            None,
        )

    @property
    def comes_in_sizes(self) -> bool:
        """Whether the one item that the wish is about comes in sizes; several items are taken to."""
        return len(self.lines) != 1 or bool(self.lines[0].size) or any(one.size for one in self.variants)

    @property
    def colours_there(self) -> tuple[str, ...]:
        """The other colours of the one item in stock, in the size that is wished for or was ordered."""
        size = self.wish.known.get("size") or (self.lines[0].size if len(self.lines) == 1 else None)
        return tuple(one.colour for one in self.others_in_stock if one.colour and one.size in {None, size})

    @property
    def sizes_there(self) -> tuple[str, ...]:
        """The other sizes of the one item in stock, in the colour that is wished for or was ordered."""
        colour = self.wish.known.get("colour") or (self.lines[0].colour if len(self.lines) == 1 else None)
        return tuple(one.size for one in self.others_in_stock if one.size and one.colour in {None, colour})

    @property
    def others_in_stock(self) -> tuple[Variant, ...]:
        """What there is of the one item that the wish is about, but for what was ordered."""
        line = self.lines[0] if len(self.lines) == 1 else None
        own = (line.size, line.colour) if line else None
        return tuple(one for one in self.variants if one.in_stock and (one.size, one.colour) != own)


def _called_first(name: str) -> str:
    # "Wether Merino Base Layer" and "Wether Merino Leggings": by its first word a shopper may mean either.
    return words_of(name)[0]


def calls(line: OrderLine, product: Product | None) -> frozenset[str]:
    """Return the words that a shopper calls a line by: its name, and what kind of thing it is."""
    texts = (line.name, *(product.kinds if product else ()))
    return frozenset(singular(word) for text in texts for word in words_of(text)) - _SAY_LITTLE


def line_name(line: OrderLine) -> str:
    """Name a line as shoppers and agents read it: "Alder Waterproof Jacket, M, pine"."""
    return ", ".join(filter(None, (line.name, line.size, line.colour)))


def kept_count(count: int, line: OrderLine) -> str:
    """Write a number of a line's pieces as agents read it: "1 of 2"."""
    return f"{count} of {line.quantity}"


def counted_of(value: str) -> int:
    """Return the number of a count as it is kept: 1 of "1 of 2"."""
    return int(value.split(maxsplit=1)[0])


def joined(names: list[str]) -> str:
    """Write several lines as one value; `Case.lines` reads it back."""
    return _BETWEEN.join(names)


def _is_size(own: str | None, wanted: str | None) -> bool:
    return own is None or (wanted is not None and plain_size(own) == plain_size(wanted))


def _is_as_ordered(variant: Variant, line: OrderLine) -> bool:
    return _is_size(variant.size, line.size) and variant.colour in {None, line.colour}
