"""Two wishes in one message, such as where an order is and what delivery costs.

A message is cut where one wish may end and another begin, and each side is understood by itself. Only where both sides
are certain, and about different things, are there two wishes: a long story with one wish is left whole.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

Parse = Callable[[str], Awaitable["dict[str, Any]"]]

_JOINT = re.compile(
    r"(?<=[.?!;])\s+|\s*\n+\s*|\s*[,;]?\s+(?:(?:and|but|oh)\s+)?(?:and|also|plus|then)\s+(?:also\s+)?"
    r"|\s*[,.]?\s*\b(?:by the way|btw|another thing|one more thing|another question|secondly)\b[\s,:-]*|,\s+",
    re.IGNORECASE,
)
# Each cut costs two readings; more of them are in long stories only, where the first ones rarely part wishes.
_MOST_CUTS = 5
_FEWEST_WORDS = 2
# What belongs together: "it is broken, can I send it back?" is one wish.
_FAMILIES = (
    {"track_order", "order_not_received", "delivery_time"},
    {"return_item", "return_policy", "refund_request", "refund_status", "damaged_item"},
    {"shipping_cost", "shipping_options", "delivery_time"},
    {"cancel_order", "refund_request"},
    {"change_order", "change_address", "cancel_order"},
    {"product_question", "product_search", "stock_availability", "place_order"},
    {"payment_methods", "payment_failed", "billing_problem"},
    {"login_problem", "password_reset", "create_account", "update_account"},
    {"discounts", "promo_code_problem", "price_match"},
    {"website_problem", "payment_failed", "login_problem", "promo_code_problem"},
    {"ask_human", "contact_info"},
)
_WISHES = frozenset().union(*_FAMILIES) | {"invoice_request", "delete_account", "membership", "newsletter"}
_PERSON = "ask_human"
# These begin the order form: what else was asked is answered before it.
_LAST = frozenset({"track_order", "order_not_received"})


async def wishes_in(text: str, whole: "dict[str, Any]", parse: Parse) -> "list[dict[str, Any]]":
    """Return the parse results of the wishes in `text`, in the order to answer them; of one wish, `whole`."""
    best, sure = [whole], 0.0
    for first, second in _cuts(text):
        sides = [await parse(first), await parse(second)]
        surer = min(side["intent"]["confidence"] for side in sides)
        if _are_two(*sides) and surer > sure:
            best, sure = sides, surer
    asked = [wish for wish in best if _intent(wish) == _PERSON]
    # A person who comes takes up the rest.
    return asked[:1] or sorted(best, key=lambda wish: _intent(wish) in _LAST)


def _cuts(text: str) -> "Iterator[tuple[str, str]]":
    joints = list(_JOINT.finditer(text))[:_MOST_CUTS]
    for joint in joints:
        sides = text[: joint.start()].strip(), text[joint.end() :].strip()
        if all(len(side.split()) >= _FEWEST_WORDS for side in sides):
            yield sides


def _are_two(first: "dict[str, Any]", second: "dict[str, Any]") -> bool:
    pair = {_intent(first), _intent(second)}
    return (
        len(pair) > 1
        and pair <= _WISHES
        and first["certainty"] == second["certainty"] == "act"
        and not any(pair <= family for family in _FAMILIES)
    )


def _intent(parsed: "dict[str, Any]") -> str:
    return str(parsed["intent"]["name"])
