"""Claims: the parts of a message that are taken for something, each with the one form of what it names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_SAME = str.maketrans("’‘‛`´–—‑−\u00a0\u2009\u202f\n\t", "'''''----     ")


@dataclass(frozen=True)
class Claim:
    """Characters `start` to `end` name something of a kind; `value` is its one form."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Pattern:
    """One way to write a kind. It claims the group `value`; `form` makes its one form, or None where it is none."""

    kind: str
    regex: "re.Pattern[str]"
    form: "Callable[[str], str | None]" = str


def pattern(kind: str, regex: str, form: "Callable[[str], str | None]" = str) -> Pattern:
    """Make a pattern that ignores case."""
    return Pattern(kind, re.compile(regex, re.IGNORECASE), form)


def fold(text: str) -> str:
    """Return `text` with its wide digits, typographic quotes and dashes made plain, each character in its place."""
    plain = text.translate(_SAME)
    return plain if plain.isascii() else "".join(map(_plain, plain))


def claims(patterns: Iterable[Pattern], text: str) -> Iterator[Claim]:
    """Find what the patterns claim in a folded text, pattern by pattern."""
    for one in patterns:
        for match in one.regex.finditer(text):
            value = one.form(match["value"])
            if value is not None:
                yield Claim(one.kind, value, *match.span("value"))


def listed(
    matches: "Iterable[re.Match[str]]", with_others: "Callable[[re.Match[str]], Iterable[Claim]]"
) -> Iterator[Claim]:
    """Yield what `with_others` claims for each match: it and those listed after it, each of a list once."""
    end = 0
    for match in matches:
        if match.start("value") >= end:
            for claim in with_others(match):
                end = claim.end
                yield claim


def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) != 1:
        return character
    return str(unicodedata.decimal(folded)) if folded.isdecimal() else folded
