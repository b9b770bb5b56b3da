"""The words of product search: what products are called, what they are like, and their own names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from shop.interface import Product, Vocabulary
from shop.search.spelling import SAYS_NOTHING, term, words_of
from shop.search.variants import SHADES

# More products than a search looks through, so that each entry is kept from one message to the next.
_MAX_ENTRIES = 10_000
# Longer words are compared with "more".
_MAX_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A product as search sees it. The first word of its name belongs to it alone: Alder, Herdwick, Puddle.

    `in_order` are its kinds as the catalogue has them, those of its category last.
    """

    kinds: frozenset[str]
    in_order: tuple[str, ...]
    traits: frozenset[str]
    name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that mean something in the shop: kinds in the form of `term`, and traits, names included.

    `forms` are other forms of its traits, each with the trait: "warmer", "rainy", "hikes". `joined` are its kinds of
    several words as they are written together: "headtorch".
    """

    kinds: frozenset[str]
    traits: frozenset[str]
    names: frozenset[str]
    colours: frozenset[str]
    not_meant: frozenset[str]
    forms: Mapping[str, str]
    joined: Mapping[str, str]


# A process has one shop; the second place is for its vocabulary before a change.
@lru_cache(maxsize=2)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Make the lexicon of a shop, once."""
    called = (name for category in vocabulary.categories for name in category.called)
    kinds = frozenset(map(term, (*vocabulary.kinds, *called)))
    names = frozenset(word for product in vocabulary.products for word in _own_name(product)) - kinds
    traits = frozenset(map(_plain, vocabulary.traits))
    colours = frozenset(vocabulary.colours) | frozenset(SHADES)
    forms = {form: trait for trait, form in _forms(traits) if form not in traits | kinds | names | SAYS_NOTHING}
    joined = {kind.replace(" ", ""): kind for kind in sorted(kinds) if " " in kind}
    joined = {word: kind for word, kind in joined.items() if word not in traits | kinds | names | SAYS_NOTHING}
    return Lexicon(kinds, traits | names, names - traits, colours, frozenset(vocabulary.not_meant), forms, joined)


@lru_cache(maxsize=_MAX_ENTRIES)
def entry(product: Product) -> Entry:
    """Make the entry of a product, once."""
    kinds = tuple(map(term, (*product.kinds, *product.category.called)))
    return Entry(frozenset(kinds), kinds, frozenset(map(_plain, product.traits)), _own_name(product.name))


def traits_meant(word: str, traits: Iterable[str]) -> frozenset[str]:
    """Return those of `traits` that a word is, or is another form of: "warmer" is warm."""
    return frozenset(trait for trait, form in _forms(traits) if form == word) | ({word} & frozenset(traits))


def _forms(traits: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the other forms of traits of one word: what somebody does, what weather is, more and most of a quality."""
    for trait in sorted(trait for trait in traits if " " not in trait):
        if trait.endswith("ing"):
            stem = trait[:-3]
            yield from ((trait, stem + end) for end in ("", "e", "s", "es", "er", "ers", "ed"))
            if stem[-1:] == stem[-2:-1]:  # running, swimming
                yield from ((trait, stem[:-1] + end) for end in ("", "s"))
        elif len(trait) <= _MAX_COMPARED:
            bases = (trait[:-1] + "i",) if trait.endswith("y") else (trait, trait + trait[-1:])
            yield from ((trait, base + end) for base in bases for end in ("y", "er", "est"))


def _own_name(product: str) -> frozenset[str]:
    return frozenset(words_of(product)[:1])


def _plain(phrase: str) -> str:
    # A quality is taken as it is written: "light", and not "Christmas lights".
    return " ".join(words_of(phrase))
