"""The one place that decides how long the product waits for a shop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from shop.interface import Order, Product, Shop, ShopUnavailable, Variant, Vocabulary, Wanted

# 3 s: with the bot's own turn it stays within the 5 s in which a shopper gets an answer or an honest apology.
DEADLINE_S = 3.0

Answer = TypeVar("Answer")


class PunctualShop:
    """A shop that answers within `deadline_s` seconds or raises `ShopUnavailable`.

    `delay_s` makes each call that much slower, for drills of the failure.
    """

    def __init__(self, shop: Shop, deadline_s: float = DEADLINE_S, delay_s: float = 0.0) -> None:
        self._shop = shop
        self._deadline_s = deadline_s
        self._delay_s = delay_s

    async def order(self, number: str) -> Order | None:
        """Return the order of that number, or None; raises `ShopUnavailable`."""
        return await self._in_time(lambda: self._shop.order(number))

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        """Return the orders of that address, newest first; raises `ShopUnavailable`."""
        return await self._in_time(lambda: self._shop.orders_of(email))

    async def products(self, wanted: Wanted) -> tuple[Product, ...]:
        """Return what may be wanted; raises `ShopUnavailable`."""
        return await self._in_time(lambda: self._shop.products(wanted))

    async def product(self, name: str) -> Product | None:
        """Return the product of that name, or None; raises `ShopUnavailable`."""
        return await self._in_time(lambda: self._shop.product(name))

    async def variants(self, sku: str) -> tuple[Variant, ...]:
        """Return the variants of a product; raises `ShopUnavailable`."""
        return await self._in_time(lambda: self._shop.variants(sku))

    async def vocabulary(self) -> Vocabulary:
        """Return the words for what is sold; raises `ShopUnavailable`."""
        return await self._in_time(self._shop.vocabulary)

    async def _in_time(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        try:
            async with asyncio.timeout(self._deadline_s):
                if self._delay_s:
                    await asyncio.sleep(self._delay_s)
                return await ask()
        except TimeoutError:
            raise ShopUnavailable from None
