"""Where a parcel ends: signed for, left in a safe place, or fetched; worked out for what a message tells."""

from actions.answer import Reply, Turn
from actions.fact_sections import DeliveryOption
from actions.facts import Facts
from actions.topics import delivery_words as words
from actions.topics.baskets import Basket
from actions.wording import money

SIGNATURE, LEFT, NOBODY_HOME, PICKUP = "signature", "left_safely", "nobody_home", "pickup"
OF_THE_DOOR = (SIGNATURE, LEFT)
"""What the price of a thing decides."""
GENERAL = {
    SIGNATURE: Reply("utter_signing_rule"),
    LEFT: Reply("utter_delivery_neighbour"),
    NOBODY_HOME: Reply("utter_nobody_home"),
    PICKUP: Reply("utter_pickup"),
}
"""What is said to each of these intents where a message tells nothing to be worked out."""


def of_signing(turn: Turn, basket: Basket | None, way: DeliveryOption | None, facts: Facts) -> Reply | None:
    """Say whether an order of that sum, or one that comes that way, has to be signed for; None where a page says it."""
    text = turn.text
    if way is not None and way is not facts.shipping.options[0]:
        return Reply("utter_signed_for_express")
    if basket is None:
        return None if words.WHO_SIGNS.search(text) else GENERAL[SIGNATURE]
    signed = basket.to_pay >= facts.shipping.signed_from
    if words.UNSIGNED.search(text) and not words.MUST_SIGN.search(text):
        response = "utter_not_without" if signed else "utter_left_unsigned"
    else:
        response = "utter_signed_for" if signed else "utter_not_signed_for"
    return Reply(response, {"sum": money(basket.to_pay, facts.shop)})


def of_a_safe_place(turn: Turn, basket: Basket | None, way: DeliveryOption | None, facts: Facts) -> Reply | None:
    """Say whether a parcel may be left somewhere; None where nothing of it depends on the message."""
    if words.STOLEN.search(turn.text):
        return Reply("utter_safe_place_lost")
    if way is not None and way is not facts.shipping.options[0]:
        return Reply("utter_left_express")
    if basket is None:
        return Reply("utter_need_not_be_in") if words.MUST_BE_IN.search(turn.text) else None
    response = "utter_left_but_signed" if basket.to_pay >= facts.shipping.signed_from else "utter_left_unsigned"
    return Reply(response, {"sum": money(basket.to_pay, facts.shop)})
