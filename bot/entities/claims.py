"""Claims: the parts of a message that are taken for something, each with the one form of what it names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

# Line breaks of all kinds are blanks: phones and mail programs put them between words.
_BLANKS = "\u00a0\u2007\u2009\u202f\u2028\u2029\u0085\u000b\u000c\u001c\u001d\u001e\u001f\n\r\t"
_SAME = str.maketrans("’‘‛`´–—‑−" + _BLANKS, "'''''----" + " " * len(_BLANKS))
# The marks of a keycap, "1️⃣": they stand on a digit and say nothing else.
_MARKS = frozenset("\ufe0f\ufe0e\u20e3")


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


@dataclass(frozen=True)
class Plain:
    """A text made plain; `places` says where each of its characters stood, None where all stand as they stood."""

    text: str
    places: "tuple[int, ...] | None"

    def as_written(self, claim: Claim) -> Claim:
        """Return the claim with its place in the text as it was written."""
        if self.places is None:
            return claim
        return Claim(claim.kind, claim.value, self.places[claim.start], self.places[claim.end - 1] + 1)


def pattern(kind: str, regex: str, form: "Callable[[str], str | None]" = str) -> Pattern:
    """Make a pattern that ignores case."""
    return Pattern(kind, re.compile(regex, re.IGNORECASE), form)


def not_after(words: str) -> str:
    """Return the piece of a regular expression that nothing of these words stands right before."""
    return "".join(rf"(?<!\b{word} )" for word in words.split())


def plain(text: str) -> Plain:
    """Make wide and keycap digits, typographic quotes, dashes and blanks plain, and leave out what shows nothing."""
    if text.isascii():
        return Plain(text.translate(_SAME), None)
    seen = [place for place, character in enumerate(text) if not _shows_nothing(character)]
    folded = "".join(_plain(text[place]) for place in seen).translate(_SAME)
    return Plain(folded, None if len(seen) == len(text) else tuple(seen))


def claims(patterns: Iterable[Pattern], text: str) -> Iterator[Claim]:
    """Find what the patterns claim in a plain text, pattern by pattern."""
    for one in patterns:
        for match in one.regex.finditer(text):
            value = one.form(match["value"])
            if value is not None:
                yield Claim(one.kind, value, *match.span("value"))


def without(text: str, claimed: Iterable[Claim]) -> str:
    """Return `text` with blanks in the place of what is claimed."""
    for claim in claimed:
        text = text[: claim.start] + " " * (claim.end - claim.start) + text[claim.end :]
    return text


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


def _shows_nothing(character: str) -> bool:
    # Cf: zero-width blanks and joiners, the soft hyphen, marks of direction.
    return character in _MARKS or unicodedata.category(character) == "Cf"


def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) != 1:
        return character
    return str(unicodedata.decimal(folded)) if folded.isdecimal() else folded
