"""The words of product search: what products are called, what they are like, and their own names."""

from dataclasses import dataclass
from functools import lru_cache

from shop.interface import Product, Vocabulary
from shop.search.spelling import term, words_of
from shop.search.variants import SHADES

# More products than a search looks through: what is made of each is kept from one message to the next.
_MAX_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A product as it is looked for. The first word of its name is like no other: Alder, Herdwick, Puddle."""

    kinds: frozenset[str]
    traits: frozenset[str]
    name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that mean something in the shop: kinds in the form of `term`, traits with the names among them."""

    kinds: frozenset[str]
    traits: frozenset[str]
    names: frozenset[str]
    colours: frozenset[str]
    not_meant: frozenset[str]


# One shop in a process, and what its vocabulary was before.
@lru_cache(maxsize=2)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Make the lexicon of a shop, once."""
    called = (name for category in vocabulary.categories for name in category.called)
    kinds = frozenset(map(term, (*vocabulary.kinds, *called)))
    names = frozenset(word for product in vocabulary.products for word in _own_name(product)) - kinds
    traits = frozenset(map(_plain, vocabulary.traits))
    colours = frozenset(vocabulary.colours) | frozenset(SHADES)
    return Lexicon(kinds, traits | names, names - traits, colours, frozenset(vocabulary.not_meant))


@lru_cache(maxsize=_MAX_ENTRIES)
def entry(product: Product) -> Entry:
    """Make the entry of a product, once."""
    kinds = frozenset(map(term, (*product.kinds, *product.category.called)))
    return Entry(kinds, frozenset(map(_plain, product.traits)), _own_name(product.name))


def _own_name(product: str) -> frozenset[str]:
    return frozenset(words_of(product)[:1])


def _plain(phrase: str) -> str:
    # A quality is taken as it is written: "light", and not "Christmas lights".
    return " ".join(words_of(phrase))
