"""Placing an order. The bot places none: it shows what is meant and says how ordering goes."""

from actions.answer import Outcome, Reply, Turn
from actions.facts import Facts
from actions.topics.products import ProductAction, talked_of
from shop.interface import Product, ShopUnavailable


class PlaceOrder(ProductAction):
    """Says how to order, beside what the shopper wants to have."""

    called = "action_place_order"
    topic = "buying"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_place_order", custom=self.shown(await self._meant(turn), facts)))

    async def _meant(self, turn: Turn) -> tuple[Product, ...]:
        try:
            return await talked_of(turn, self._resources.shop)
        except ShopUnavailable:
            # How one orders is known all the same.
            return ()
