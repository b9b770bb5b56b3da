"""What a shop has said within one turn: its actions come one after another, and a remote shop is asked once."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from shop.interface import Order, Product, Shop, Variant, Vocabulary, Wanted

About = TypeVar("About")
Answer = TypeVar("Answer")
# Turns that are under way at once; of one that fell out the shop is asked again.
_MAX_TURNS = 64


class RememberingShop:
    """A shop that asks another one each question once. What that one fails to answer is asked again."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._said: dict[tuple[str, object], Any] = {}

    async def order(self, number: str) -> Order | None:
        """Return the order of that number, or None; raises `ShopUnavailable`."""
        return await self._once(self._shop.order, number)

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        """Return the orders of that address, newest first; raises `ShopUnavailable`."""
        return await self._once(self._shop.orders_of, email)

    async def products(self, wanted: Wanted) -> tuple[Product, ...]:
        """Return what may be wanted; raises `ShopUnavailable`."""
        return await self._once(self._shop.products, wanted)

    async def product(self, name: str) -> Product | None:
        """Return the product of that name, or None; raises `ShopUnavailable`."""
        return await self._once(self._shop.product, name)

    async def variants(self, sku: str) -> tuple[Variant, ...]:
        """Return the variants of a product; raises `ShopUnavailable`."""
        return await self._once(self._shop.variants, sku)

    async def vocabulary(self) -> Vocabulary:
        """Return the words for what is sold; raises `ShopUnavailable`."""
        return await self._shop.vocabulary()

    async def _once(self, ask: Callable[[About], Awaitable[Answer]], about: About) -> Answer:
        key = (ask.__name__, about)
        if key not in self._said:
            self._said[key] = await ask(about)
        said: Answer = self._said[key]
        return said


class Turns:
    """The shop as each turn knows it; the latest turns are kept."""

    def __init__(self) -> None:
        self._shops: OrderedDict[tuple[str, str], RememberingShop] = OrderedDict()

    def shop(self, shop: Shop, conversation: str, turn_id: str) -> Shop:
        """Return the shop of that turn; without an id nothing is remembered."""
        if not turn_id:
            return shop
        own = self._shops.setdefault((conversation, turn_id), RememberingShop(shop))
        self._shops.move_to_end((conversation, turn_id))
        while len(self._shops) > _MAX_TURNS:
            self._shops.popitem(last=False)
        return own
