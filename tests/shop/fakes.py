"""A shop in memory that keeps the promises of the real one; the contract tests hold both to them."""

from datetime import datetime, timedelta

from shop.interface import Order, ShopUnavailable
from shop.keys import email_key, number_key


class FakeShop:
    """A shop with these orders. Set `down` and it does not answer; `asked` counts the questions."""

    def __init__(self, *orders: Order) -> None:
        self._orders = {order.number: order for order in orders}
        self.down = False
        self.asked = 0

    async def order(self, number: str) -> Order | None:
        self._answer()
        return self._orders.get(number_key(number))

    async def orders_of(self, email: str) -> tuple[Order, ...]:
        self._answer()
        theirs = [order for order in self._orders.values() if email_key(order.email) == email_key(email)]
        return tuple(sorted(theirs, key=lambda order: (order.placed_on, order.number), reverse=True))

    def _answer(self) -> None:
        self.asked += 1
        if self.down:
            raise ShopUnavailable


class Clock:
    """A clock that stands until a test sets it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)
