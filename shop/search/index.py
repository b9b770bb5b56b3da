"""The words of product search: what products are called, what they are like, and their own names."""

from dataclasses import dataclass
from functools import lru_cache

from shop.interface import Product, Vocabulary
from shop.search.spelling import term, words_of
from shop.search.variants import SHADES

# More products than a search looks through, so that each entry is kept from one message to the next.
_MAX_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A product as search sees it. The first word of its name belongs to it alone: Alder, Herdwick, Puddle."""

    kinds: frozenset[str]
    traits: frozenset[str]
    name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that mean something in the shop: kinds in the form of `term`, and traits, names included."""

    kinds: frozenset[str]
    traits: frozenset[str]
    names: frozenset[str]
    colours: frozenset[str]
    not_meant: frozenset[str]


# A process has one shop; the second place is for its vocabulary before a change.
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
