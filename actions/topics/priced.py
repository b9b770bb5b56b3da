"""The price of what a question about delivery names: "do I sign for the Ridgeway", "postage for a pair of socks"."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from actions.topics import delivery_words as words
from actions.topics.product_meant import named_in, talked_of
from actions.turn import Turn
from shop.interface import Product, Shop, ShopUnavailable
from shop.search.index import lexicon
from shop.search.search import search
from shop.search.wanted import read


@dataclass(frozen=True, slots=True)
class Priced:
    """A message with the sum of what it names; the product's name, and the dearest thing of a kind that it names."""

    turn: Turn
    product: str = ""
    dearest: Decimal | None = None


async def priced(turn: Turn, shop: Shop, of_delivery: Collection[str]) -> Priced:
    """Add the price of the one product that a message names, or goes on about, where it names no sum itself.

    `of_delivery` are the intents of delivery: after one of those "and the slow way?" is asked of what it was about.
    """
    if turn.named.get("amount"):
        return Priced(turn)
    goes_on = words.TOTAL.search(turn.text) or turn.slots.get("subject") in of_delivery
    try:
        # A "driver" is no slip of a product's name.
        found = (await named_in(replace(turn, text=words.DRIVER.sub("they", turn.text)), shop)).products
        if not found and goes_on and (before := await talked_of(turn, shop)):
            found = (before,)
        if not found and len(of_a_kind := await _of_a_kind(turn, shop)) != 1:
            return Priced(turn, dearest=max((product.price for product in of_a_kind), default=None))
        # "The sleeping bag" is the one that there is.
        found = found or of_a_kind
    except ShopUnavailable:
        return Priced(turn)
    if len(found) != 1:
        return Priced(turn)
    (product,) = found
    # "Six of them": where things have sizes, a bare number is one.
    told = words.HOW_MANY.search(turn.text) if not product.sizes else None
    price = product.price * int(told[1]) if told else product.price
    return Priced(replace(turn, named={**turn.named, "amount": (str(price),)}), product.name)


async def _of_a_kind(turn: Turn, shop: Shop) -> tuple[Product, ...]:
    """Return the things of the kind of which a message names one: "a hat", "a pair of socks"."""
    if words.SEVERAL.search(turn.text):
        return ()
    known = lexicon(await shop.vocabulary())
    # "How much to Jersey" names no jumper.
    places = "|".join(map(re.escape, turn.named.get("place", ())))
    before = "|".join(filter(None, [places, re.escape(str(turn.slots.get("place") or ""))]))
    text = re.sub(rf"\b(?:{before})\b", " ", turn.text, flags=re.IGNORECASE) if before else turn.text
    wanted = read(text, known, asks=True)
    if not wanted.kinds:
        return ()
    plain = replace(wanted, unknown=(), colours=frozenset(), without=frozenset(), leans=frozenset())
    return search(plain, await shop.products(plain), known).products
