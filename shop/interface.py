"""The shop as the product sees it: what an order and a product are, and the questions that may be asked.

An adapter for another shop implements `Shop`; `shop/settings.py` is where it is chosen.
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
    """An order. `total` is lines plus `shipping`, in `currency` (ISO 4217); `note` gives the reason of its state.

    `packed` tells of one being processed that it has its label, though it has not left.
    """

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
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A category of products.

    `called` are its names: ours first ("boots and shoes"), then shoppers'. `page` is the path of its page on the
    website.
    """

    name: str
    called: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product; without sizes there is one size only. `picture` as in `OrderLine`, `page` as in `Category`.

    `kinds` is what shoppers call such a thing, `traits` what it is good for or like. `text`, `care` and `fit` (how
    large it is, which size to take) are sentences; `made_of` is a part of one. `made_for` tells whom it is cut for
    ("women", "men", "children"); without any it is for anybody.
    """

    sku: str
    name: str
    price: Decimal
    sizes: tuple[str, ...]
    colours: tuple[str, ...]
    picture: str | None
    page: str
    category: Category
    kinds: tuple[str, ...]
    traits: tuple[str, ...]
    text: str
    made_of: str
    care: str
    fit: str
    made_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A product in one size and one colour, each None where there is no choice. `back_on`: from when there is more."""

    size: str | None
    colour: str | None
    in_stock: bool
    back_on: date | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words for what a shop sells: the bot recognises some of them in a message, product search reads the others.

    `kinds` and `traits` are those of all products. `not_meant` are words that are not misspellings of them: a skirt is
    no shirt. `ordinary` are words of products' names that mean something else as well: "the market is open".
    `order_numbers` are regular expressions, each for a whole order number.
    """

    products: tuple[str, ...]
    colours: tuple[str, ...]
    categories: tuple[Category, ...]
    kinds: tuple[str, ...]
    traits: tuple[str, ...]
    not_meant: tuple[str, ...]
    order_numbers: tuple[str, ...]
    promo_codes: tuple[str, ...]
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a message asks for, as `shop.search` reads it.

    `kinds` holds a tuple for each thing named: "fleece jacket" is one of two words, "hat and gloves" are two of one.
    `unknown` are words that may name a thing but call or describe nothing in the catalogue; `guessed` tells that a kind
    was misspelt. `whom` is "women", "men" or "children" where the message says so. `without` are materials of
    `shop.search.materials` that must not be in it; `litres` is how much it is to hold. `leans` are traits that choose
    among what fits, for what it is needed for, `qualities` those that matter most; `gift` tells that it is a present.
    """

    kinds: tuple[tuple[str, ...], ...] = ()
    traits: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    size: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    cheap: bool = False
    unknown: tuple[str, ...] = ()
    guessed: bool = False
    whom: str | None = None
    without: frozenset[str] = frozenset()
    litres: str | None = None
    leans: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    gift: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it names nothing to look for: "what do you sell?"."""
        told = (self.kinds, self.traits, self.colours, self.size, self.least, self.most, self.unknown, self.without)
        return not any(told) and not self.cheap and not self.leans


class Shop(Protocol):
    """What the product asks of a shop. Every question raises `ShopUnavailable`."""

    async def order(self, number: str) -> Order | None:
        """Return the order of that number, however it is written ("#1042"), or None."""

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        """Return the orders placed with that e-mail address, in whatever case, newest first."""

    async def products(self, wanted: Wanted) -> tuple[Product, ...]:
        """Return at least the products that fit and those that come near, in the shop's order.

        `shop.search` chooses among them: a shop of a few hundred products returns all it has, a larger one asks its own
        search. A trait may be a word of a product's name.
        """

    async def product(self, name: str) -> Product | None:
        """Return the product of that name, as `vocabulary` writes it, or None."""

    async def variants(self, sku: str) -> tuple[Variant, ...]:
        """Return each size in each colour that the product with that number comes in; nothing where there is none."""

    async def vocabulary(self) -> Vocabulary:
        """Return the words for what is sold. Asked at each search: an adapter for a remote shop keeps them a while."""
