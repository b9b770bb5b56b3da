"""Placing an order. The bot places none: it shows the product and says how to order."""

from actions.answer import Outcome, Reply, Turn
from actions.facts import Facts
from actions.topics.products import ProductAction, talked_of
from shop.interface import Product, ShopUnavailable


class PlaceOrder(ProductAction):
    """Says how to order, and shows what the shopper wants to have."""

    called = "action_place_order"
    topic = "buying"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_place_order", custom=self.shown(await self._meant(turn), facts)))

    async def _meant(self, turn: Turn) -> tuple[Product, ...]:
        try:
            return await talked_of(turn, self._resources.shop)
        except ShopUnavailable:
            # How to order is known without the shop.
            return ()
