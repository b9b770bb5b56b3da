"""Countries, islands and towns that shoppers name, of data/places.yml: "Skye", "N. Ireland", "the USA"."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.entities.claims import Claim
from bot.entities.gazetteer import Spelling

PLACES = Path(__file__).resolve().parents[2] / "data" / "places.yml"

_WORD = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")
# A name with a slip is taken for a place only if it is long, and where a place is likely.
_MIN_LETTERS = 6
_NO_SLIPS = frozenset({"german", "french", "italian", "islands", "island"})
_BEFORE = re.compile(r"\b(?:to|in|on|from|near|within|outside)\W+(?:the |mainland |county )*$", re.IGNORECASE)
_AFTER = re.compile(
    r"\W*$|[.,?!;:)/&]|'|\s+(?:and|or|but|please|pls|plz|if|for|by|with|is|will|would|it|i|we|you|postcodes?"
    r"|address(?:es)?"
    r"|area|too|as|then|at|from|to|in|on|when|how|what|can|do|does|did|because|so|now|next|today|tomorrow"
    r"|instead|before|after"
    r"|island|isle|isles|customer|orders?|also|cost|free|than|this|yet|are|was|has|have|since|where|not|uk|a|my"
    r"|only)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"[ -]+(?:street|st|ct|road|rd|lane|avenue|ave|way|close|drive|crescent|terrace|house|court|square|wood|park"
    r"|gardens?"
    r"|cream|towel|mat|knit|fabric|material|cotton|tweed|wool|boots?|hats?|shorts|striped?|top|chelsea|pullover"
    r"|clock)\b",
    re.IGNORECASE,
)
_OF_PLACES = re.compile(
    r"deliver|ship|sent?d?\b|send|post|courier|parcel|order|arriv|live|living|based|mov(?:e|ed|ing)|address|made"
    r"|island|isle|where"
    r"|charge|cost|much|long|return|back|duty|customs|free|store|shops?\b|branch|holiday|trip|going|mail|accept"
    r"|stock|coming"
    r"|come|am|i'?m|reach|take|gets?\b|vat|tax",
    re.IGNORECASE,
)
_DELIVERY = re.compile(r" (?:delivery|deliveries|shipping|postage|address|orders?|customers?)\b", re.IGNORECASE)
_ALONE = re.compile(
    r"\W*(?:(?:and|what about|how about|ok|or|to|in|even|also|not|yes|no|i'?m in|hi|for|from|but|so"
    r"|including)\W+)*",
    re.IGNORECASE,
)
# "Guernsey, how long" and "deliver Jersey please": nothing but delivery is spoken of.
_TO = re.compile(
    r"\W*(?:(?:do (?:you|u)|can (?:you|u)|deliver\w*|ship\w*|post(?:age)?|send|parcels?)\W+)*", re.IGNORECASE
)
_ASKED_OF = re.compile(
    r"\W*(?:\b(?:ok|okay|fine|possible|included|please|pls|plz|too|as well|deliver\w*|shipping|ship|post(?:age)?"
    r"|how|long|many|days|yes|or|no|is|it|that|there|time|where we are)\b\W*)+",
    re.IGNORECASE,
)
# "ship to us" speaks of people.
_AS_WRITTEN = frozenset({"us", "ni", "gb", "oz"})
_MOST_WORDS = 5


@dataclass(frozen=True)
class Places:
    """Names by their key, and the keys of those that are also words or names of people."""

    names: Mapping[str, str] = field(default_factory=dict)
    also_words: "frozenset[str]" = frozenset()

    @cached_property
    def _spelling(self) -> Spelling:
        words = {word for key in self.names for word in key.split()}
        return Spelling(word for word in words if len(word) >= _MIN_LETTERS)

    def find(self, text: str) -> Iterator[Claim]:
        """Find the places of a plain text, the longest names first where one stands in another."""
        words = list(_WORD.finditer(text))
        keys = [_key(word[0]) for word in words]
        place, until = 0, -1
        while place < len(words):
            claim, count = self._at(text, words, keys, place, until)
            if claim:
                yield claim
                until = claim.end
            place += count

    def _at(
        self, text: str, words: "list[re.Match[str]]", keys: "list[str]", place: int, until: int
    ) -> "tuple[Claim | None, int]":
        """The place that begins with a word, and how many words it has, 1 where there is none."""
        for count in range(min(_MOST_WORDS, len(words) - place), 0, -1):
            start, end = words[place].start(), words[place + count - 1].end()
            said = keys[place : place + count]
            name = self.names.get(" ".join(said))
            if name and self._is_meant(text, start, end, name, until):
                return Claim("place", name, start, end), count
            if not name and (right := self._slipped(text, start, end, said)):
                return Claim("place", right, start, end), count
        return None, 1

    def _is_meant(self, text: str, start: int, end: int, name: str, until: int) -> bool:
        """Whether a name at `start` is a place; `until` is where the last place before it ended."""
        if _NOT_AFTER.match(text, end):
            return False
        key, capital = _key(name), text[start].isupper()
        if key in _AS_WRITTEN and not text[start:end].isupper() and not re.search(r"\bthe\s+$", text[:start]):
            return False
        if key not in self.also_words or _is_all_there_is(text, start, end):
            return True
        if until >= 0 and re.fullmatch(r"\W*(?:and|or|nor|not)?\W*", text[until:start]):
            return True
        if capital and (start or text[start:end].isupper()) and _DELIVERY.match(text, end):
            return True
        likely = _BEFORE.search(text[:start]) and _OF_PLACES.search(text)
        return bool(likely and (capital or _AFTER.match(text, end)))

    def _slipped(self, text: str, start: int, end: int, said: "list[str]") -> "str | None":
        """The name that is nearly what was said, after "to" and the like."""
        if not _BEFORE.search(text[:start]) or not _AFTER.match(text, end) or _NO_SLIPS & {*said}:
            return None
        name = self.names.get(" ".join(map(self._spelling.right, said)))
        return name if name and _key(name) not in self.also_words else None


def _is_all_there_is(text: str, start: int, end: int) -> bool:
    """Whether a message is about a name and delivery, and about nothing else."""
    if _ALONE.fullmatch(text, 0, start):
        return not re.search(r"\w", text[end:]) or _ASKED_OF.fullmatch(text, end) is not None
    return _TO.fullmatch(text, 0, start) is not None and _ASKED_OF.fullmatch(text, end) is not None


class BadPlaces(Exception):
    """The file of places cannot be used; the text says why."""


def read_places(path: Path = PLACES) -> Places:
    """Read the places in the file at `path`; raises `BadPlaces`."""
    try:
        told = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        # Of two spellings that are one here, "UK" and "U.K.", the first is the form.
        names = {_key(name): name for name in reversed([str(name) for name in told["places"]])}
        return Places(names, frozenset(_key(str(name)) for name in told["also_words"]))
    except (OSError, YAMLError, KeyError, TypeError) as problem:
        raise BadPlaces(f"{path} cannot be used ({type(problem).__name__})") from None


def _key(name: str) -> str:
    """A name without case, accents, dots and hyphens: "Stoke-on-Trent" is "stoke on trent"."""
    apart = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(letters.replace(".", "").replace("'", "").replace("-", " ").split())
