"""Shops in memory that keep the promises of a real one; the contract tests check all of them."""

from datetime import date, datetime, timedelta
from functools import cache

from shop.embedded.catalogue import Catalogue, read_catalogue
from shop.interface import Order, Product, ShopUnavailable, Variant, Vocabulary, Wanted
from shop.keys import email_key, number_key
from shop.search.index import entry

A_DAY = date(2026, 11, 22)


@cache
def sample_catalogue() -> Catalogue:
    """The sample shop's catalogue, read once for all tests."""
    return read_catalogue()


class FakeShop:
    """A shop with these orders and the sample shop's products, with days counted from `A_DAY`.

    With `down` set it does not answer; `asked` counts the questions.
    """

    def __init__(self, *orders: Order) -> None:
        self.held = orders
        self.down = False
        self.asked = 0

    async def order(self, number: str) -> Order | None:
        self._answer()
        return next((order for order in self.held if order.number == number_key(number)), None)

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        self._answer()
        theirs = [order for order in self.held if email_key(order.email) == email_key(email)]
        return tuple(sorted(theirs, key=lambda order: (order.placed_on, order.number), reverse=True))

    async def products(self, wanted: Wanted) -> tuple[Product, ...]:
        del wanted
        self._answer()
        return sample_catalogue().products

    async def product(self, name: str) -> Product | None:
        self._answer()
        return next((product for product in sample_catalogue().products if product.name == name), None)

    async def variants(self, sku: str) -> tuple[Variant, ...]:
        self._answer()
        return sample_catalogue().variants(sku, A_DAY)

    async def vocabulary(self) -> Vocabulary:
        self._answer()
        return sample_catalogue().vocabulary

    def _answer(self) -> None:
        self.asked += 1
        if self.down:
            raise ShopUnavailable


class LargeShop(FakeShop):
    """A shop that sells too much to hand over its whole catalogue, so it does the search itself."""

    async def products(self, wanted: Wanted) -> tuple[Product, ...]:
        products = await super().products(wanted)
        words = {word for compound in wanted.kinds for word in compound} or wanted.traits
        return tuple(product for product in products if not words or words & _words(product))


def _words(product: Product) -> frozenset[str]:
    of = entry(product)
    return of.kinds | of.traits | of.name


class Clock:
    """A clock that stands until a test sets it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)
