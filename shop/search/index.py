"""The catalogue's words: what its products are called, what they are like, and their own names."""

from dataclasses import dataclass
from functools import cache

from shop.embedded.catalogue import Product, catalogue, categories
from shop.search.spelling import term, words_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A product as it is looked for. The first word of its name is like no other: Alder, Herdwick, Puddle."""

    product: Product
    kinds: frozenset[str]
    traits: frozenset[str]
    name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Index:
    """The catalogue's words, each in the form of `term`."""

    entries: tuple[Entry, ...]
    kinds: frozenset[str]
    traits: frozenset[str]
    names: frozenset[str]


@cache
def index() -> Index:
    """Make the index, once."""
    entries = tuple(_entry(product) for product in catalogue())
    kinds = frozenset(kind for entry in entries for kind in entry.kinds)
    names = frozenset(word for entry in entries for word in entry.name) - kinds
    traits = frozenset(trait for entry in entries for trait in entry.traits)
    return Index(entries, kinds, traits | names, names - traits)


def _entry(product: Product) -> Entry:
    kinds = frozenset(map(term, (*product.kinds, *categories()[product.category])))
    return Entry(product, kinds, frozenset(map(_plain, product.traits)), frozenset(words_of(product.name)[:1]))


def _plain(phrase: str) -> str:
    # A quality is taken as it is written: "light", and not "Christmas lights".
    return " ".join(words_of(phrase))
