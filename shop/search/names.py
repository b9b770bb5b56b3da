"""Products called by a word or two of their names: "the alder", "your beck boots", "crags"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from shop.interface import Vocabulary
from shop.search.index import Lexicon, lexicon
from shop.search.spelling import LONG, SAYS_NOTHING, singular, words_of


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


# After these a word is likely a name, so that slips are forgiven and the beginning of a name is enough.
_POINTS = _words("the your my that this these those or and vs versus than between both with about of is are does got")
# After these it is an ordinary word: "wander about", "at the market".
_ORDINARY = _words("to i you we they it he she can will would do does did at not no as too very so")
_PLACES = _words("at by across along through near")
_MAY_BE_PLACES = _PLACES | _words("in on up around from over into for of to")
_ARTICLES = frozenset({"a", "an", "in", "on", "some", "any"})
_MIN_NAME, _MIN_BEGINNING, _MIN_FORGIVEN = 3, 4, 5


@dataclass(frozen=True, slots=True)
class Names:
    """What products may be called: a word, or the first two of a name, with the names that it may mean.

    `short` is what the bot calls each of them: "Alder", "Long Mile", "Lambswool Scarf". `ordinary` are words that mean
    something else as well.
    """

    words: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]
    known: Lexicon
    ordinary: frozenset[str] = frozenset()


# A process has one shop; the second place is for its vocabulary before a change.
@lru_cache(maxsize=2)
def names_of(vocabulary: Vocabulary) -> Names:
    """Return what the products of a shop may be called, once."""
    known = lexicon(vocabulary)
    parts = frozenset(word for phrase in (*known.kinds, *known.traits) if " " in phrase for word in phrase.split())
    plain = frozenset({*known.kinds, *(known.traits - known.names), *known.colours, *SAYS_NOTHING, *parts})
    called: dict[str, list[str]] = defaultdict(list)
    held: dict[str, list[str]] = defaultdict(list)
    for product in vocabulary.products:
        for word in dict.fromkeys(_words_of(product)):
            held[word].append(product)
    for product in vocabulary.products:
        words = _words_of(product)
        for place, word in enumerate(words):
            names = len(word) >= _MIN_NAME and not {word, singular(word)} & plain
            if names and (place == 0 or held[word] == [product]) and product not in called[word]:
                called[word].append(product)
        called[" ".join(words[:2])].append(product)
    meant = {word: tuple(products) for word, products in called.items() if products}
    short = {product: _short(product, meant) for product in vocabulary.products}
    return Names(meant, short, known, frozenset(vocabulary.ordinary))


def named(text: str, names: Names, *, talked: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the products that `text` names, in its order: for each name used, all products that it may mean.

    While a product is talked of (`talked`), an ordinary word with an article is none: "is it fine in a puddle".
    """
    words = words_of(text)
    found: dict[tuple[str, ...], None] = {}
    ordinary: set[tuple[str, ...]] = set()
    place = 0
    while place < len(words):
        pair = names.words.get(" ".join(words[place : place + 2])) if place + 1 < len(words) else None
        meant = pair or _called(words, place, names, talked=talked)
        if meant:
            found[meant] = None
            if not pair and singular(words[place]) in names.ordinary and not _is_pointed_at(words, place, names):
                ordinary.add(meant)
        place += 2 if pair else 1
    if len(found) > len(ordinary):
        # "Can the Beck handle puddles" names one.
        found = {meant: None for meant in found if meant not in ordinary}
    sure = {product for meant in found if len(meant) == 1 for product in meant}
    return tuple(meant for meant in found if len(meant) == 1 or not sure.intersection(meant))


def _is_pointed_at(words: Sequence[str], place: int, names: Names) -> bool:
    after = words[place + 1] if place + 1 < len(words) else ""
    # "Next to gale", "compared with dale".
    beside = " ".join(words[max(place - 2, 0) : place]) in {"next to", "compared to", "compared with", "apart from"}
    beside = beside or " ".join(words[place + 1 : place + 3]) in {"next to", "compared to", "compared with"}
    one_of_two = beside or after in {"or", "and", "vs", "versus", "against", "beside"}
    return one_of_two or singular(after) in names.known.kinds or (words[place - 1] if place else "") in _POINTS


def _words_of(product: str) -> list[str]:
    """The words of a name without what stands in brackets."""
    return words_of(product.partition(" (")[0])


def _called(words: Sequence[str], place: int, names: Names, *, talked: bool) -> tuple[str, ...] | None:
    word = words[place]
    before, earlier = (words[place - 1] if place else ""), (words[place - 2] if place > 1 else "")
    with_kind = place + 1 < len(words) and singular(words[place + 1]) in names.known.kinds
    exact = names.words.get(word) or names.words.get(singular(word))
    if exact:
        may_be = {word, singular(word)} & names.ordinary
        is_place = bool(may_be) and before in {"the", *_PLACES} and earlier in _PLACES
        beside = before == "to" and earlier in {"next", "compared"}
        ordinary = (before in _ORDINARY and not beside) or is_place or (talked and before in _ARTICLES)
        return exact if with_kind or not ordinary else None
    if word in SAYS_NOTHING or len(word) < _MIN_BEGINNING or _is_known(word, names.known):
        return None
    points = before in _POINTS and not (before == "the" and earlier in _MAY_BE_PLACES)
    if points and (begun := _beginning(word, names)):
        return begun
    return _misspelt(word, names) if points or with_kind or place == 0 else None


def _is_known(word: str, known: Lexicon) -> bool:
    return bool(
        {word, singular(word)} & (known.kinds | known.traits | known.colours | known.not_meant | known.forms.keys())
    )


def _beginning(word: str, names: Names) -> tuple[str, ...] | None:
    """The one name that begins so: "the fell" is the Fellside."""
    begun = {meant for name, meant in names.words.items() if " " not in name and name.startswith(word)}
    return begun.pop() if len(begun) == 1 else None


def _misspelt(word: str, names: Names) -> tuple[str, ...] | None:
    near = []
    for name in names.words:
        if len(name) < _MIN_FORGIVEN or " " in name or name[0] != word[0]:
            continue
        distance = min(OSA.distance(word, name), OSA.distance(singular(word), name))
        if distance <= (2 if len(name) >= LONG else 1):
            near.append((distance, name))
    return names.words[min(near)[1]] if near else None


def _short(product: str, words: Mapping[str, tuple[str, ...]]) -> str:
    # Without its measure: "Wander Daypack 20 L", "Boot Socks (pair of two)".
    written = product.partition(" (")[0].split()
    while len(written) > 1 and (len(written[-1]) <= 2 or written[-1].isdecimal()):  # noqa: PLR2004  # "L", "ml"
        written.pop()
    first = words_of(written[0])
    if words.get(" ".join(first)) == (product,):
        return written[0]
    common = first and first[0] in SAYS_NOTHING
    return " ".join(written[:2] if common else written)
