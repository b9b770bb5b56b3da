"""The words by which a wish for a person is heard, and messages written in them: see data/people.yml."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PEOPLE = Path(__file__).parents[2] / "data" / "people.yml"
PERSON, FOLK, SOMEONE, BOT, MACHINE, OTHER, NAME = (
    "PERSON", "FOLK", "SOMEONE", "BOT", "MACHINE", "OTHER", "NAME",
)  # fmt: skip
# What kind of word each list of the file holds. The first kind that a word belongs to is its own.
_KINDS = {
    "bots": BOT, "people": PERSON, "folk": FOLK, "somebody": SOMEONE, "machines": MACHINE, "others": OTHER,
    "names": NAME,
}  # fmt: skip
# Verbs that are heard misspelt as well; they stay what they are.
_VERBS = ("speak", "speaking", "chat", "talk", "talking", "connect", "transfer", "phone", "please", "callback", "your")
# A slip changes little of a long word: two letters of nine, one of five. Shorter ones are only turned round ("tlak").
_SLIP_LETTERS, _TWO_SLIPS_LETTERS, _TURNED_LETTERS = 5, 9, 4
_CLAUSE_ENDS = re.compile(r"[.!?;:,\n()…/]+|\s[-–—]+\s|\b(?:but|because|cos|coz)\b|[^\w\s.!?;:,()'’…/–—-]+")
_THREE_OF_ONE = re.compile(r"([a-z])\1{2,}")
# "A colleague of yours of flesh and blood", "a person made of flesh and blood": one person, said twice.
_SAID_TWICE = re.compile(
    rf"\b({PERSON}|{FOLK}|{SOMEONE})(?: of (?:yours|urs))?(?: (?:thats|who is|who are|that is|made))* of {PERSON}\b"
)


@dataclass(frozen=True)
class Abroad:
    """What a wish for a person is made of in another language: patterns."""

    talk: str
    wish: str
    call: str
    people: str
    bots: str
    no: str


@dataclass(frozen=True)
class Words:
    """The lists of the file. `kinds` maps each word to its kind, `known` is what slips are mended to."""

    kinds: "Mapping[str, str]"
    known: "tuple[str, ...]"
    spelt: "frozenset[str]"
    no_names: "frozenset[str]"
    listed: "re.Pattern[str]"
    abroad: "tuple[Abroad, ...]"


@cache
def words() -> Words:
    """Return the words of data/people.yml."""
    return _read(YAML(typ="safe").load(PEOPLE.read_text(encoding="utf-8")))


def clauses(text: str) -> "list[str]":
    """Return the clauses of a message, slips mended and what is listed replaced by its kind, such as `PERSON`."""
    parts = (re.sub(r"['’`]", "", part).strip() for part in _CLAUSE_ENDS.split(plain(text)))
    return [_in_kinds(part) for part in parts if part]


def plain(text: str) -> str:
    """Return `text` in small letters, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ł", "l"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _read(written: "Mapping[str, Any]") -> Words:
    kinds = {word: kind for name, kind in reversed(_KINDS.items()) for word in written[name]}
    singles = {part for name in ("people", "somebody", "bots") for word in written[name] for part in word.split()}
    other_words = frozenset(written["other_words"])
    known = tuple(sorted((singles - other_words) | set(_VERBS)))
    longest_first = sorted(kinds, key=len, reverse=True)
    return Words(
        kinds=kinds,
        known=known,
        spelt=frozenset(known) | other_words | frozenset(part for word in kinds for part in word.split()),
        no_names=frozenset(written["no_names"]),
        listed=re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"),
        abroad=tuple(Abroad(**one) for one in written["abroad"].values()),
    )


def _in_kinds(clause: str) -> str:
    mended = " ".join(_mended(_THREE_OF_ONE.sub(r"\1", word)) for word in clause.split())
    known = words()
    return _SAID_TWICE.sub(PERSON, known.listed.sub(lambda found: known.kinds[found[0]], mended))


# Bounded: shoppers write any words.
@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    return next((known for known in words().known if _is_slip(word, known)), word)


def _mended(word: str) -> str:
    return word if word in words().spelt or len(word) < _TURNED_LETTERS or "-" in word else _nearest(word)


def _is_slip(written: str, meant: str) -> bool:
    """Whether `written` is `meant` with as many slips as its length allows; the first letter is seldom wrong."""
    shorter = min(len(written), len(meant))
    if written[0] != meant[0] or written == f"{meant}s":
        return False
    if sorted(written) == sorted(meant):
        return _slips(written, meant) == 1
    if shorter < _SLIP_LETTERS or abs(len(written) - len(meant)) > 1 + (shorter >= _TWO_SLIPS_LETTERS):
        return False
    return _slips(written, meant) <= 1 + (shorter >= _TWO_SLIPS_LETTERS)


def _slips(one: str, other: str) -> int:
    """Count letters changed, missing, too many, or turned round (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row = row, [place]
        for column, meant in enumerate(other, start=1):
            best = min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != meant))
            if before and column > 1 and letter == other[column - 2] and one[place - 2] == meant:
                best = min(best, before[column - 2] + 1)
            row.append(best)
        before = above
    return row[-1]


def any_of(patterns: "Iterable[str]") -> "re.Pattern[str]":
    """Return the pattern that finds any of `patterns`, at the borders of words."""
    # The borders stand once: where each pattern begins with its own, every one of them is tried at every letter.
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])")
