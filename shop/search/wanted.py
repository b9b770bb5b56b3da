"""What a message asks the shop for: kinds of things, qualities, colours, a size, a price."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from shop.interface import Wanted
from shop.search.index import Lexicon
from shop.search.spelling import LONG, SAYS_NOTHING, meant, singular, words_of
from shop.search.variants import plain_size

_MAX_TERM = 3
_AMOUNT = r"(?:£|gbp|rs\.?|\$|€)? ?(\d{1,5}(?:[.,]\d\d)?)(?! ?(?:l|litres?|ml|cm|mm|kg|g|inch|pairs?|%)\b)"
_MOST = re.compile(
    r"\b(?:under|below|less than|cheaper than|up ?to|max(?:imum)?|no more than|not more than|within|budget(?: is)?)"
    rf" ?(?:of )?{_AMOUNT}",
    re.IGNORECASE,
)
_LEAST = re.compile(rf"\b(?:over|above|more than|at least|from|min(?:imum)?) ?{_AMOUNT}", re.IGNORECASE)
_SPAN = re.compile(rf"(?:\bbetween ?)?{_AMOUNT} ?(?:and|to|-|–) ?{_AMOUNT}(?=\D|$)", re.IGNORECASE)
_CHEAP = re.compile(r"\b(?:cheap(?:er|est)?|lowest|affordable)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What has been read of a message so far; `compound` is the thing being named at the moment."""

    known: Lexicon
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
        # "shoe rack": a thing in the singular before an unknown word only says what kind of thing that is.
        if self.compound and not self.plural and not self.asks:
            self.unknown += self.compound
            self.compound = ()
        self.unknown.append(word)
        self.end_compound()

    def end_compound(self) -> None:
        if self.compound:
            self.kinds.append(self.compound)
        self.compound = ()


def read(
    text: str, known: Lexicon, size: str | None = None, colour: str | None = None, *, asks: bool = False
) -> Wanted:
    """Read what `text` asks of a shop whose words are `known`; `size` and `colour` as the bot recognised them.

    The colour may be none of the shop's.

    In a question (`asks`) the word after a thing does not change it: "is the jacket insulated" is about a jacket. Slips
    are not forgiven there either: too many words of a question are near some other.
    """
    colours = {word for word in words_of(text) if word in known.colours} or set(words_of(colour or "")[-1:])
    words = [word for word in words_of(_MOST.sub(" ", text)) if word not in colours]
    reading = _Reading(known, asks=asks)
    while words:
        words = words[_take(words, reading) :]
    reading.end_compound()
    least, most = _prices(text)
    return Wanted(
        kinds=tuple(reading.kinds),
        traits=frozenset(reading.traits),
        colours=frozenset(colours),
        size=plain_size(size) if size else None,
        least=least,
        most=most,
        cheap=bool(_CHEAP.search(text)),
        unknown=tuple(reading.unknown),
        guessed=reading.guessed,
    )


def _take(words: list[str], reading: _Reading) -> int:
    """Take the first of `words`, or the term of several that they begin with; returns how many were taken."""
    known = reading.known
    for length in range(min(_MAX_TERM, len(words)), 0, -1):
        kind, phrase = " ".join(map(singular, words[:length])), " ".join(words[:length])
        if kind in known.kinds:
            reading.take_kind(kind, plural=words[length - 1] != singular(words[length - 1]))
            return length
        if phrase in known.traits and (length > 1 or words[0] not in SAYS_NOTHING):
            reading.end_compound()
            reading.traits.add(phrase)
            return length
    if words[0] in SAYS_NOTHING or len(words[0]) == 1:
        reading.end_compound()
        return 1
    guessed = 0 if reading.asks or words[0] in known.not_meant else _guess(words, reading)
    if not guessed:
        reading.take_unknown(words[0])
    return guessed or 1


def _guess(words: list[str], reading: _Reading) -> int:
    """Take what the first of `words`, or the first two, may mean if misspelt; returns how many were taken."""
    known = reading.known
    for length in (2, 1):
        phrase = " ".join(map(singular, words[:length]))
        kind = meant(phrase, (kind for kind in known.kinds if kind.count(" ") == length - 1))
        if kind:
            reading.guessed = True
            reading.take_kind(kind, plural=words[length - 1] != singular(words[length - 1]))
            return length
    trait = meant(words[0], known.traits - known.names) if len(words[0]) >= LONG else None
    if trait:
        reading.end_compound()
        reading.traits.add(trait)
    return 1 if trait else 0


def _prices(text: str) -> tuple[Decimal | None, Decimal | None]:
    span = _SPAN.search(text)
    if span and ("between" in span.group().lower() or re.search("[£$€]", span.group())):
        return _amount(span.group(1)), _amount(span.group(2))
    least, most = _LEAST.search(text), _MOST.search(text)
    return (_amount(least.group(1)) if least else None, _amount(most.group(1)) if most else None)


def _amount(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
