"""The goods that a shopper names for a basket: by a name or a word of it, or by what they are: "a dale and a cap"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from actions.turn import Turn
from shop.interface import Product, Shop
from shop.search.index import entry, lexicon
from shop.search.names import named, names_of
from shop.search.spelling import words_of
from shop.search.wanted import read

# Where the goods are, and no goods: "in my bag", "with a henley on top".
_BASKET = re.compile(
    r"\b(?:in|to|from|of|into) (?:my |the |a |our )?(?:\w+ )?(?:basket|bag|cart|trolley)\b|\bon top\b", re.IGNORECASE
)
# "The socks for a henley": another thing, and not what the socks are for.
_SWAPPED = re.compile(r"\b((?:swap|replace|change|trade|exchange)\b[^.?!]*?) (?:for|with|by|against)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goods:
    """A thing in a basket: what it is called, its category, and its price where it is one product for certain."""

    called: str
    category: str
    price: Decimal | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words that it is called by."""
        return frozenset(words_of(self.called))

    @property
    def written(self) -> dict[str, Any]:
        """Write it as a slot holds it."""
        return {
            "called": self.called,
            "category": self.category,
            "price": str(self.price) if self.price is not None else None,
        }

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> Self:
        """Read what `written` wrote."""
        price = written["price"]
        return cls(written["called"], written["category"], Decimal(price) if price is not None else None)


async def goods_named(turn: Turn, shop: Shop) -> tuple[Goods, ...]:
    """Return the goods that a message names, in its order. Raises `ShopUnavailable`.

    What may be of two categories is left out, and so is a whole category: "is it not of the layers?".
    """
    vocabulary = await shop.vocabulary()
    names, text = names_of(vocabulary), _SWAPPED.sub(r"\1,", _BASKET.sub(" ", turn.text))
    recognised = turn.named.get("product", ())
    # "The Wether" may be two, and the bot has recognised which of them.
    calls = [next(((one,) for one in recognised if one in call), call) for call in named(text, names)]
    calls = list(dict.fromkeys([*calls, *((one,) for one in recognised)]))
    told = [[product for name in call if (product := await shop.product(name))] for call in calls]
    wanted = read(text, lexicon(vocabulary), asks=True)
    of_a_name = {kind for products in told for product in products for kind in entry(product).kinds}
    categories = {word for category in vocabulary.categories for called in category.called for word in _forms(called)}
    kinds = [kind for kind in wanted.kinds if not of_a_name & set(kind) and not categories & set(kind)]
    all_products = await shop.products(wanted) if kinds else ()
    found = [_goods(names.short.get(of[0].name, of[0].name) if len(of) == 1 else _common(of), of) for of in told if of]
    for kind in kinds:
        of_kind = [product for product in all_products if entry(product).kinds.issuperset(kind)]
        if of_kind:
            found.append(_goods(" ".join(kind), _nearest(text, of_kind)))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _goods(called: str, products: list[Product]) -> Goods | None:
    categories = {product.category.name for product in products}
    prices = {product.price for product in products}
    return Goods(called, categories.pop(), prices.pop() if len(prices) == 1 else None) if len(categories) == 1 else None


def _nearest(text: str, products: list[Product]) -> list[Product]:
    """Return the products of a kind whose names have most words of a text: "one flannel shirt" is one of three."""
    said = set(words_of(text))
    shared = [len(said & set(words_of(product.name))) for product in products]
    return [product for product, many in zip(products, shared, strict=True) if many == max(shared)]


def _common(products: Iterable[Product]) -> str:
    """Return the word that the names of several products begin with: "Wether"."""
    return next(product.name.split()[0] for product in products)


def _forms(called: str) -> tuple[str, str]:
    words = " ".join(words_of(called))
    return words, words.removesuffix("s")
