"""Delivery of things that a message names: their price decides what is free and what is signed for."""

import pytest

from actions.topics.shipping import Delivery
from tests.actions.fakes import a_tracker, resources, run

CRAG, MUG = "Crag Leather Hiking Boots", "Campfire Enamel Mug"


@pytest.mark.parametrize(
    ("intent", "text", "slots", "response", "says"),
    (
        ("signature", "do i sign for the holt coat", {}, "utter_signed_for", "£219"),
        # The one thing of a kind is as good as named; of several the sum is not known.
        ("signature", "do i sign for the sleeping bag", {}, "utter_not_signed_for", "£129"),
        ("signature", "do i sign for a jacket", {}, "utter_signing_rule", ""),
        ("signature", "do i sign for three jackets", {}, "utter_signing_rule", ""),
        ("left_safely", "can the hollow tent be left in the shed", {}, "utter_left_but_signed", "£245"),
        ("shipping_cost", "what is the postage for a hat", {}, "utter_delivery_one_small", "£28"),
        ("shipping_cost", "what is the crag with delivery in all", {}, "utter_delivery_total", "£165"),
        # What the answer before was about goes on.
        (
            "shipping_cost",
            "and what would that be in all",
            {"product": CRAG, "subject": "shipping_options"},
            "utter_delivery_total",
            "£165",
        ),
        (
            "shipping_options",
            "and the slow one",
            {"product": CRAG, "subject": "shipping_options"},
            "utter_delivery_way_and_day",
            "2 to 4 working days",
        ),
        # What has no sizes is counted.
        ("shipping_cost", "i take 6, what is that with delivery", {"product": MUG}, "utter_delivery_total", "£72"),
        ("shipping_cost", "postage for the dale and the crag", {}, "utter_shipping_cost", ""),
        ("shipping_cost", "postage please", {}, "utter_shipping_cost", ""),
    ),
)
def test_a_named_thing_has_its_price(
    intent: str, text: str, slots: dict[str, object], response: str, says: str
) -> None:
    """The catalogue's price is the sum that a question of delivery is about."""
    message = run(Delivery(resources()), a_tracker(intent, text=text, slots=slots)).message
    assert message["response"] == response
    assert says in " ".join(map(str, message.values()))
