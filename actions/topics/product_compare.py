"""Products beside each other: what the catalogue knows of each, and no more."""

import re
from collections.abc import Sequence

from actions.fact_sections import Shop
from actions.phrases import say
from actions.topics.product_facts import tell
from actions.topics.product_texts import Told, grams, weight
from actions.wording import listed, money
from shop.interface import Product
from shop.search.spelling import words_of

_I = re.IGNORECASE
COMPARES = re.compile(
    r"\b(?:or|vs\.?|versus|v|compar\w+|difference|diff|different|better|best|which|than|against|next to|beside"
    r"|(?:warm|light|heavi|cheap|dear|thick|dry|tough|cool|quick|small|larg)(?:er|est)|(?:more|most|less|least) \w+)\b",
    _I,
)
"""A message that sets products beside each other."""
_PRICE = re.compile(r"\b(?:cheap\w*|dear\w*|expensive|price\w*|costs?|cost less|how much)\b", _I)
_WEIGHT = re.compile(r"\b(?:light(?:er|est)?|heav\w+|weigh\w*|weight)\b", _I)
_OF_ALL = re.compile(r"\b(?:difference|diff|compar\w+|better|best)\b", _I)


def compared(products: Sequence[Product], called: Sequence[str], text: str, shop: Shop) -> str:
    """Say how these products differ in what `text` asks about, or in all that is told of them.

    `called` is what the bot calls each of them.
    """
    pairs = list(zip(products, called, strict=True))
    if _PRICE.search(text):
        return _by_price(pairs, shop)
    if _WEIGHT.search(text):
        return _by_weight(pairs)
    if not _OF_ALL.search(text):
        # "The Ridgeway or the Tarn" names them, and asks nothing of either.
        names = {word for product in products for word in words_of(product.name)[:1]}
        asked = " ".join(word for word in text.split() if not names.intersection(words_of(word)))
        told = [(name, _asked(product, asked, shop)) for product, name in pairs]
        known = [(name, one) for name, one in told if one]
        if known:
            others = listed([name for name, one in told if not one], shop)
            not_said = [say("not_said_of", products=others)] if others else []
            return " ".join([*(each(name, one) for name, one in known), *not_said])
    return " ".join(
        say("beside", product=name, price=money(product.price, shop), text=product.text) for product, name in pairs
    )


def each(called: str, told: Told) -> str:
    """Say an answer about one of several products: "Tarn: yes. …"."""
    if told.answer is None:
        return say("of_each", product=called, said=told.said)
    return say("of_each_yes" if told.answer else "of_each_no", product=called, said=told.said)


def _asked(product: Product, text: str, shop: Shop) -> Told | None:
    return next((told for told in tell(product, text, shop) if not told.open_), None)


def _by_price(pairs: Sequence[tuple[Product, str]], shop: Shop) -> str:
    by_price = sorted(pairs, key=lambda pair: pair[0].price)
    (least, cheapest), rest = by_price[0], by_price[1:]
    if rest[0][0].price == least.price and len(rest) == 1:
        return say("same_price", one=cheapest, other=rest[0][1], price=money(least.price, shop))
    others = "; ".join(say("price_of", product=name, price=money(product.price, shop)) for product, name in rest)
    return say("cheapest", product=cheapest, price=money(least.price, shop), others=others)


def _by_weight(pairs: Sequence[tuple[Product, str]]) -> str:
    known = sorted(
        ((weighs, product, name) for product, name in pairs if (weighs := grams(product)) is not None),
        key=lambda one: one[0],
    )
    told = " ".join(say("of_each", product=name, said=weight(product) or "") for _, product, name in known)
    if len(known) == len(pairs):
        return f"{say('lightest', product=known[0][2])} {told}"
    return f"{say('weight_unknown')} {told}".strip()
