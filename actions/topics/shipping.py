"""Delivery: prices, times, ways and places."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.wording import listed, money, prices, times


class ShippingCost(TopicAction):
    """Says what delivery costs and from what sum it is free."""

    called = "action_shipping_cost"
    topic = "shipping"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        free_from = money(facts.shipping.free_from, facts.shop)
        return Outcome(
            Reply("utter_shipping_cost", {"name": turn.name, "prices": prices(facts), "free_from": free_from})
        )


class DeliveryTime(TopicAction):
    """Says how long delivery takes."""

    called = "action_delivery_time"
    topic = "shipping"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_delivery_time", {"times": times(facts), "order_by": facts.shipping.order_by}))


class ShippingOptions(TopicAction):
    """Says how and where to the shop delivers."""

    called = "action_shipping_options"
    topic = "shipping"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {
            "name": turn.name,
            "prices": prices(facts),
            "places": listed(facts.shipping.places, facts.shop),
            "elsewhere": facts.shipping.elsewhere,
        }
        return Outcome(Reply("utter_shipping_options", variables))
