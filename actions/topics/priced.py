"""The price of what a question about delivery names: "do I sign for the Ridgeway", "postage for a pair of socks"."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from actions.topics import delivery_words as words
from actions.topics.product_meant import named_in, talked_of
from actions.turn import Turn
from shop.interface import Shop, ShopUnavailable
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
        if not found:
            return Priced(turn, dearest=await _dearest_of_a_kind(turn, shop))
    except ShopUnavailable:
        return Priced(turn)
    if len(found) != 1:
        return Priced(turn)
    (product,) = found
    # "Six of them": where things have sizes, a bare number is one.
    told = words.HOW_MANY.search(turn.text) if not product.sizes else None
    price = product.price * int(told[1]) if told else product.price
    return Priced(replace(turn, named={**turn.named, "amount": (str(price),)}), product.name)


async def _dearest_of_a_kind(turn: Turn, shop: Shop) -> Decimal | None:
    """Return the highest price of the kind of thing that a message names one of: "a hat", "a pair of socks"."""
    if words.SEVERAL.search(turn.text):
        return None
    known = lexicon(await shop.vocabulary())
    wanted = read(turn.text, known, asks=True)
    if not wanted.kinds:
        return None
    plain = replace(wanted, unknown=(), colours=frozenset(), without=frozenset(), leans=frozenset())
    found = search(plain, await shop.products(plain), known)
    return max((product.price for product in found.products), default=None)
