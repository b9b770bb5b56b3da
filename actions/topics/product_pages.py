"""What help pages say of products: it is shown and remembered as what the catalogue says."""

import re
from dataclasses import replace
from typing import Any

from actions.action import Resources
from actions.answer import Outcome, Turn
from actions.facts import Facts
from shop.cards import product_card
from shop.search.materials import avoided, is_free_of
from shop.search.names import names_of

_MAX_CARDS = 3
# What points at all that were shown: "can they be resoled".
_THEM = re.compile(r"\b(?:they|them|both|either|these|those)\b", re.IGNORECASE)


async def with_products_of(outcome: Outcome, turn: Turn, resources: Resources, facts: Facts) -> Outcome:
    """Add the products that the passage of `outcome` names, so that "in green" and "the second one" mean them."""
    passage = outcome.reply.variables.get("passage", "")
    short = names_of(await resources.shop.vocabulary()).short
    # A page writes names as they are: "from spring to autumn" names no bottle.
    places = {name: re.search(rf"\b{re.escape(called)}\b", passage) for name, called in short.items()}
    named = sorted((found.start(), name) for name, found in places.items() if found)
    products = [product for _, name in named if (product := await resources.shop.product(name))]
    # A page tells of what is vegan and of what is not: only what fits is shown to who asks for it.
    products = [product for product in products if is_free_of(product, avoided(turn.text))]
    # "Looking at the Beck" means that one, whatever the page sets beside it.
    asked = [one for one in products if re.search(rf"\b{re.escape(short[one.name])}\b", turn.text, re.IGNORECASE)]
    products = (asked or products)[:_MAX_CARDS]
    if not products or turn.form:
        return outcome
    names = [product.name for product in products]
    before = turn.slots.get("product")
    talked = names[0] if len(names) == 1 else before if before in names else None
    shown = turn.slots.get("shown")
    # A list stays while one of it is talked of, as with the catalogue: "and the difference in price?".
    of_them = isinstance(shown, list) and len(shown) > 1 and _THEM.search(turn.text)
    kept = isinstance(shown, list) and (set(names) <= set(shown) or of_them)
    slots: dict[str, Any] = {"subject": "product_question", "shown": shown if kept else names, "product": talked}
    cards = [product_card(product, facts.shop.currency, "", resources.shop_url) for product in products]
    custom = {**outcome.reply.custom, "cards": [*cards, *outcome.reply.custom.get("cards", ())]}
    return replace(outcome, reply=replace(outcome.reply, custom=custom), slots={**outcome.slots, **slots})
