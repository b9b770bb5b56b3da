"""Placing an order. The bot places none: it shows the product and says how to order."""

import re

from actions.answer import Outcome, Reply, Turn
from actions.facts import Facts
from actions.moments import shop_now
from actions.topics.product_action import ProductAction
from actions.topics.product_meant import Meant, meant
from actions.topics.shipping import of_delivery
from shop.interface import ShopUnavailable

_ELSEWHERE = re.compile(
    r"\b(?:by|over the|on the|via|through) (?:tele)?(?:phone|e-?mail|post|letter|chat|fax)\b", re.IGNORECASE
)

_MAY = re.compile(r"\b(?:can|may|could|must|do|does|is|possible|allowed|ok|okay|enough)\b", re.IGNORECASE)


class PlaceOrder(ProductAction):
    """Says how to order, and shows what the shopper wants to have, with what there is of it."""

    called = "action_place_order"
    topic = "buying"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if _ELSEWHERE.search(turn.text):
            return Outcome(Reply("utter_order_elsewhere"))
        of = await self._meant(turn)
        if "amount" in turn.named and not of.products and _MAY.search(turn.text):
            return Outcome(Reply("utter_order_any_sum"))
        there = of_delivery(turn, facts, shop_now(facts)) if "place" in turn.named and not of.products else None
        if there is not None:
            # "I am in Galway, can I order?" asks whether we deliver there.
            return there
        if len(of.products) == 1 and await self.asks_for_part(turn, of.products):
            told = await self.in_stock(turn, facts, of.products)
            variables = {"stock": told.reply.variables["stock"]}
            return Outcome(Reply("utter_place_order_of", variables, custom=told.reply.custom), told.slots)
        slots = self.remembered(turn, of.products)
        return Outcome(Reply("utter_place_order", custom=self.shown(of.products, facts)), slots)

    async def _meant(self, turn: Turn) -> Meant:
        try:
            return await meant(turn, self._resources.shop)
        except ShopUnavailable:
            # How to order is known without the shop.
            return Meant()
