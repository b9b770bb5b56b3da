"""Product search: what a message asks the shop for, and which products are that, or come nearest.

Nouns decide ("boots" are boots whatever else is said), qualities, colour, size and price choose among them. A thing
that the catalogue has no word for is not replaced by another.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from actions.shop.catalogue import Product, catalogue, categories
from actions.shop.words import SAYS_NOTHING, meant, singular, term, words_of

_LONGEST_TERM = 3
# What colours are called by, and what they are a shade of.
_SHADES = {
    "green": {"pine", "moss"},
    "khaki": {"moss", "tan"},
    "olive": {"moss"},
    "blue": {"navy", "sky", "slate"},
    "grey": {"charcoal", "slate", "steel"},
    "gray": {"charcoal", "slate", "steel"},
    "silver": {"steel"},
    "brown": {"walnut", "tan", "rust"},
    "orange": {"rust"},
    "yellow": {"mustard"},
    "white": {"cream"},
    "beige": {"oat", "tan"},
    "purple": {"heather", "berry"},
    "pink": {"berry"},
    "burgundy": {"berry"},
    "dark": {"black", "charcoal", "navy", "walnut"},
}
_AMOUNT = r"(?:£|gbp|rs\.?|\$|€)? ?(\d{1,5}(?:[.,]\d\d)?)(?! ?(?:l|litres?|ml|cm|mm|kg|g|inch|pairs?|%)\b)"
_MOST = re.compile(
    r"\b(?:under|below|less than|cheaper than|up ?to|max(?:imum)?|no more than|not more than|within|budget(?: is)?)"
    rf" ?(?:of )?{_AMOUNT}",
    re.IGNORECASE,
)
_LEAST = re.compile(rf"\b(?:over|above|more than|at least|from|min(?:imum)?) ?{_AMOUNT}", re.IGNORECASE)
_SPAN = re.compile(rf"(?:\bbetween ?)?{_AMOUNT} ?(?:and|to|-|–) ?{_AMOUNT}(?=\D|$)", re.IGNORECASE)
_CHEAP = re.compile(r"\b(?:cheap(?:er|est)?|lowest|affordable)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a message asks for.

    `kinds` holds a tuple for each thing named: "fleece jacket" is one of two words, "hat and gloves" are two of one.
    `unknown` are words that may name something, and nothing in the catalogue is called or described by them; `guessed`
    tells that a kind was misspelt.
    """

    kinds: tuple[tuple[str, ...], ...] = ()
    traits: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    size: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    cheap: bool = False
    unknown: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it names nothing to look for: "what do you sell?"."""
        told = (self.kinds, self.traits, self.colours, self.size, self.least, self.most, self.unknown)
        return not any(told) and not self.cheap


@dataclass(frozen=True, slots=True)
class Found:
    """Products, the best first; `exact` where they are all that was asked for."""

    products: tuple[Product, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A product as it is looked for."""

    product: Product
    kinds: frozenset[str]
    traits: frozenset[str]
    name: frozenset[str]


@dataclass(slots=True)
class _Reading:
    """What has been read of a message so far; `compound` is the thing being named at the moment."""

    kinds: list[tuple[str, ...]] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    compound: tuple[str, ...] = ()
    plural: bool = False
    asks: bool = False
    guessed: bool = False

    def take_kind(self, kind: str, *, plural: bool) -> None:
        self.compound, self.plural = (*self.compound, kind), plural

    def take_unknown(self, word: str) -> None:
        # "shoe rack": a thing in the singular before an unknown one only tells what kind of that it is.
        if self.compound and not self.plural and not self.asks:
            self.unknown += self.compound
            self.compound = ()
        self.unknown.append(word)
        self.end_compound()

    def end_compound(self) -> None:
        if self.compound:
            self.kinds.append(self.compound)
        self.compound = ()


def read(text: str, size: str | None = None, *, asks: bool = False) -> Wanted:
    """Read what `text` asks for; `size` as the bot recognised it.

    Where it `asks` about a thing, the next word is not what that is for: in "is the jacket insulated" it is a jacket.
    """
    words = [word for word in words_of(_MOST.sub(" ", text)) if word not in _colour_words()]
    reading = _Reading(asks=asks)
    while words:
        words = words[_take(words, reading) :]
    reading.end_compound()
    least, most = _prices(text)
    return Wanted(
        kinds=tuple(reading.kinds),
        traits=frozenset(reading.traits),
        colours=frozenset(word for word in words_of(text) if word in _colour_words()),
        size=_plain_size(size) if size else None,
        least=least,
        most=most,
        cheap=bool(_CHEAP.search(text)),
        unknown=tuple(reading.unknown),
        guessed=reading.guessed,
    )


def search(wanted: Wanted) -> Found:
    """Return the products that are all that is wanted, or else those that miss the least of it; perhaps none."""
    if wanted.unknown and (not wanted.kinds or wanted.guessed):
        return Found()
    entries, whole = _of_kind(wanted)
    misses = {entry.product: _missed(entry, wanted) for entry in entries}
    fewest = min(misses.values(), default=0)
    if fewest and not wanted.kinds:
        # Without a noun the qualities are all there is: "waterproof, under £2" is nothing we have.
        return Found()
    products = [product for product, missed in misses.items() if missed == fewest]
    if wanted.cheap or (fewest and wanted.most is not None):
        products.sort(key=lambda product: product.price)
    return Found(tuple(products), exact=whole and not fewest and not wanted.unknown and not wanted.guessed)


def has_size(product: Product, size: str) -> bool:
    """Whether it comes in that size, however that is written: 7 is in "UK 6-8", M in "S-M"."""
    return size_of(product, size) is not None


def size_of(product: Product, size: str) -> str | None:
    """Return the product's size that a shopper's is, as the product writes it."""
    return next((own for own in product.sizes if _is_size(_plain_size(own), _plain_size(size))), None)


def colours_of(product: Product, colours: Iterable[str]) -> list[str]:
    """Return the product's colours that are among those, or shades of them."""
    meant_ones = {shade for colour in colours for shade in _SHADES.get(colour, {colour})}
    return [colour for colour in product.colours if colour in meant_ones]


def _take(words: list[str], reading: _Reading) -> int:
    """Take the first of `words`, or the term of several that they begin with; returns how many were taken."""
    index = _index()
    for length in range(min(_LONGEST_TERM, len(words)), 0, -1):
        phrase = " ".join(map(singular, words[:length]))
        if phrase in index.kinds:
            reading.take_kind(phrase, plural=words[length - 1] != singular(words[length - 1]))
            return length
        if phrase in index.traits and (length > 1 or words[0] not in SAYS_NOTHING):
            reading.end_compound()
            reading.traits.add(phrase)
            return length
    word = words[0]
    if word in SAYS_NOTHING or len(word) == 1:
        reading.end_compound()
    elif kind := meant(singular(word), index.kinds):
        reading.guessed = True
        reading.take_kind(kind, plural=word != singular(word))
    elif trait := meant(word, index.traits):
        reading.traits.add(trait)
    else:
        reading.take_unknown(word)
    return 1


def _of_kind(wanted: Wanted) -> tuple[list[_Entry], bool]:
    """Return the entries of the kinds wanted, and whether they are each thing in full."""
    entries = _index().entries
    if not wanted.kinds:
        return list(entries), True
    chosen: list[_Entry] = []
    whole = True
    for compound in wanted.kinds:
        fitting = [entry for entry in entries if entry.kinds.issuperset(compound)]
        whole = whole and bool(fitting)
        # "thermal socks", and no socks are called that: socks they are.
        chosen += fitting or [entry for entry in entries if compound[-1] in entry.kinds]
    return [entry for entry in entries if entry in chosen], whole


def _missed(entry: _Entry, wanted: Wanted) -> int:
    """Count what the product is not: of its name a word counts twice, because it means one product alone."""
    product = entry.product
    names = _index().names
    missed = sum(1 + (trait in names) for trait in wanted.traits - entry.traits - entry.name - entry.kinds)
    missed += bool(wanted.colours) and not colours_of(product, wanted.colours)
    missed += wanted.size is not None and not has_size(product, wanted.size)
    missed += wanted.most is not None and product.price > wanted.most
    return missed + (wanted.least is not None and product.price < wanted.least)


def _prices(text: str) -> tuple[Decimal | None, Decimal | None]:
    span = _SPAN.search(text)
    if span and ("between" in span.group().lower() or re.search("[£$€]", span.group())):
        return _amount(span.group(1)), _amount(span.group(2))
    least, most = _LEAST.search(text), _MOST.search(text)
    return (_amount(least.group(1)) if least else None, _amount(most.group(1)) if most else None)


def _amount(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))


def _plain_size(size: str) -> str:
    return re.sub(r"^(?:UK|EU|US|SIZE) ?", "", size.upper().strip())


def _is_size(own: str, wanted: str) -> bool:
    if own == wanted:
        return True
    first, dash, last = own.partition("-")
    if not dash:
        return False
    if first.isdecimal() and last.isdecimal() and wanted.isdecimal():
        return int(first) <= int(wanted) <= int(last)
    return wanted in {first, last}


@dataclass(frozen=True, slots=True)
class _Index:
    """The catalogue's words, each in the form of `term`."""

    entries: tuple[_Entry, ...]
    kinds: frozenset[str]
    traits: frozenset[str]
    names: frozenset[str]


@cache
def _index() -> _Index:
    entries = tuple(_entry(product) for product in catalogue())
    kinds = frozenset(kind for entry in entries for kind in entry.kinds)
    names = frozenset(word for entry in entries for word in entry.name) - kinds
    traits = frozenset(trait for entry in entries for trait in entry.traits)
    return _Index(entries, kinds, traits | names, names - traits)


def _entry(product: Product) -> _Entry:
    # A category of one word is what its products are called; "Hats, gloves and socks" are named by their own.
    own = () if len(words_of(product.category)) > 1 else (product.category,)
    kinds = frozenset(map(term, (*product.kinds, *own, *categories()[product.category])))
    name = frozenset(map(singular, words_of(product.name)))
    return _Entry(product, kinds, frozenset(map(term, product.traits)), name)


@cache
def _colour_words() -> frozenset[str]:
    return frozenset(colour for product in catalogue() for colour in product.colours) | frozenset(_SHADES)
