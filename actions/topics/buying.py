"""Placing an order. The bot places none: it shows what is meant and says how ordering goes."""

from actions.answer import Outcome, Reply, Turn
from actions.facts import Facts
from actions.topics.products import ProductAction, talked_of


class PlaceOrder(ProductAction):
    """Says how to order, beside what the shopper wants to have."""

    called = "action_place_order"
    topic = "buying"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_place_order", custom=self.shown(talked_of(turn), facts)))
