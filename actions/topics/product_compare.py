"""Products beside each other: what the catalogue knows of each, and no more."""

import re
from collections.abc import Sequence
from decimal import Decimal

from actions.fact_sections import Shop
from actions.phrases import say
from actions.topics.product_facts import tell
from actions.topics.product_texts import Told, describe, grams, weight
from actions.wording import listed, money
from shop.interface import Product
from shop.search.needs import Need, answers, leaning, needs_in, qualities_of
from shop.search.spelling import words_of

_I = re.IGNORECASE
_TWO = 2  # "this or that"
COMPARES = re.compile(
    r"\b(?:or|vs\.?|versus|v|compar\w+|difference|diff|different|better|best|which|than|against|next to|beside"
    r"|both|gap|apart|between|should i|(?:warm|light|heavi|cheap|dear|thick|dry|tough|cool|quick|small|larg)(?:er|est)"
    r"|(?:more|most|less|least) \w+)\b",
    _I,
)
"""A message that sets products beside each other."""
_PRICE = re.compile(
    r"\b(?:gap|apart|how much (?:more|less)|pounds?|quid|money|cheap\w*|dear\w*|expensive|price\w*|costs?|cost less"
    r"|how'?s? much)\b",
    _I,
)
TOGETHER = re.compile(r"\b(?:together|altogether|in total|in all|combined|for both|for the (?:two|pair|lot|set))\b", _I)
"""A message that asks for what several cost in all."""
_WEIGHT = re.compile(r"\b(?:light(?:er|est)?|heav\w+|weigh\w*|weight)\b", _I)
# Which of them to take is asked, and not only what they are.
_CHOOSES = re.compile(
    r"\b(?:or|oder|vs\.?|versus|next to|against|beside|which"
    r"|better|best|should i|recommend\w*|suggest\w*|take|choose|decide|pick|go for"
    r"|(?:warm|light|dry|tough|cool)(?:er|est))\b",
    _I,
)
# What is so of everything in the shop, by the note of a need.
_NOTES = {"length": "need_of_length", "body": "need_of_a_body"}
_OF_ALL = re.compile(r"\b(?:difference|diff|compar\w+|better|best)\b", _I)


def compared(products: Sequence[Product], called: Sequence[str], text: str, shop: Shop) -> str:
    """Say how these products differ in what `text` asks about, or in all that is told of them.

    `called` is what the bot calls each of them.
    """
    pairs = list(zip(products, called, strict=True))
    if _PRICE.search(text) and TOGETHER.search(text):
        each_is = [say("price_of", product=name, price=money(product.price, shop)) for product, name in pairs]
        total = money(sum((product.price for product in products), Decimal()), shop)
        return say("together", sum=total, prices=listed(each_is, shop))
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
    # What two are made of tells them apart; of more it would be too much to read.
    texts = [describe(product) if len(pairs) == _TWO else product.text for product, _ in pairs]
    return " ".join(
        say("beside", product=name, price=money(product.price, shop), text=text)
        for (product, name), text in zip(pairs, texts, strict=True)
    )


def recommended(
    products: Sequence[Product], called: Sequence[str], text: str, shop: Shop
) -> tuple[Product | None, str]:
    """Choose between two products by what `text` says they are needed for; returns the one, and why it is the one.

    None where nothing tells them apart, or the price or the weight alone is asked for.
    """
    needs = needs_in(text)
    chooses = _CHOOSES.search(text) and not _PRICE.search(text)
    if len(products) != _TWO or not needs or not chooses or _weighed(products, text):
        return None, ""
    qualities, leans = qualities_of(needs), leaning(needs)
    fits = [(answers(product, qualities), answers(product, leans)) for product in products]
    if fits[0] == fits[1]:
        # Both are warm: one of them may be called thick, and the other light.
        fits = [(_how_much(product, needs), 0) for product in products]
    if fits[0] == fits[1]:
        return None, ""
    best = fits.index(max(fits))
    one, other = products[best], products[1 - best]
    its, others = called[best], called[1 - best]
    said = [say("take", product=its, price=money(one.price, shop), text=one.text)]
    only = sorted(quality for quality in qualities if _is(one, quality) and not _is(other, quality))
    said += [say("only_one_is", quality=listed(only, shop), other=others)] if only else []
    gap = money(abs(one.price - other.price), shop)
    if one.price != other.price:
        dearer = one.price > other.price
        said.append(say("costs_more_than" if dearer else "costs_less_than", sum=gap, other=others))
    said.append(say("of_each", product=others, said=other.text))
    return one, " ".join(said)


def _how_much(product: Product, needs: Sequence[Need]) -> int:
    """Return how much a product is what is needed, by the catalogue's words for more of it and for less."""
    said = f"{product.text} {product.made_of}"
    return sum(len(need.more.findall(said)) - len(need.less.findall(said)) for need in needs if need.more and need.less)


def _is(product: Product, quality: str) -> bool:
    """Whether a product has a quality by the catalogue's traits, and its sentences do not say otherwise."""
    denied = re.search(rf"\bnot (?:\w+ )?{re.escape(quality)}", f"{product.text} {product.made_of}", _I)
    return bool(answers(product, frozenset({quality}))) and not denied


def noted(text: str) -> str:
    """Return what is so of everything in the shop, for the needs that `text` tells of: "short arms"."""
    return " ".join(say(_NOTES[need.note]) for need in needs_in(text) if need.note)


def each(called: str, told: Told) -> str:
    """Say an answer about one of several products: "Tarn: yes. …"."""
    if told.answer is None:
        return say("of_each", product=called, said=told.said)
    return say("of_each_yes" if told.answer else "of_each_no", product=called, said=told.said)


def _weighed(products: Sequence[Product], text: str) -> bool:
    """Whether their weights are asked for, and known."""
    return bool(_WEIGHT.search(text)) and all(grams(product) is not None for product in products)


def asks_choice(text: str) -> bool:
    """Whether a message asks which of several to take."""
    return bool(_CHOOSES.search(text)) and not (_PRICE.search(text) or _WEIGHT.search(text))


def _asked(product: Product, text: str, shop: Shop) -> Told | None:
    return next((told for told in tell(product, text, shop) if not told.open_), None)


def _by_price(pairs: Sequence[tuple[Product, str]], shop: Shop) -> str:
    by_price = sorted(pairs, key=lambda pair: pair[0].price)
    (least, cheapest), rest = by_price[0], by_price[1:]
    if rest[0][0].price == least.price and len(rest) == 1:
        return say("same_price", one=cheapest, other=rest[0][1], price=money(least.price, shop))
    if len(rest) == 1:
        ((dearer, other),) = rest
        gap = money(dearer.price - least.price, shop)
        prices = money(least.price, shop), money(dearer.price, shop)
        return say("costs_less", product=cheapest, price=prices[0], sum=gap, other=other, dearer=prices[1])
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
