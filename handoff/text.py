"""What a text must be before it is stored: clean Unicode, a bounded length, and no card numbers.

The same text is always cleaned to the same result, so that a retry under the same id compares equal.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from handoff.errors import BadFrame, BadRequest, EmptyText, TooLong

MAX_CHARACTERS = 2_000
MAX_COMBINING = 8
"""No written language stacks more marks on a letter; longer runs only break the page ("zalgo")."""

_MARKS = {"Mn", "Me"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_CARD_DIGITS = range(13, 20)
_CARD_PREFIX = re.compile(r"2[2-7]|[3-6]")
"""How payment cards begin. Other numbers that happen to pass the check are parcels', or years and orders in a row."""

_GROUPS = re.compile(r"(?:•••• (?=\d{4}(?!\d))|\+)?\d+(?:[ \-\u00a0.]{1,3}\d+)*")
"""Groups of digits as people write them. After a plus (a phone) or a mask of ours the first group is no card's."""
_GROUP = re.compile(r"\d+")
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""The digit sum of twice each digit (Luhn)."""


def clean_text(text: object, *, limit: int = MAX_CHARACTERS) -> str:
    """The text as it is stored: NFC, no control characters, card numbers masked, at most `limit` characters.

    Raises BadFrame where it is no text (a lone surrogate is none), EmptyText and TooLong.
    """
    if not isinstance(text, str):
        raise BadFrame("A text is missing.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadFrame("The text is not valid Unicode.") from None
    if len(text) > 4 * limit:  # NFC never shrinks a text to a fourth: spare the work
        raise TooLong
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _trim_combining(unicodedata.normalize("NFC", text)).strip()
    if not any(_is_visible(character) for character in text):
        raise EmptyText
    if len(text) > limit:
        raise TooLong
    return mask_cards(text)


def clean_name(name: str | None, *, limit: int = 80) -> str | None:
    """A name on one line, cut at `limit` characters; None where nothing of it can be read."""
    try:
        return clean_text((name or "")[: 2 * limit])[:limit].replace("\n", " ").strip()
    except BadRequest:
        return None


def clean_message(text: str, *, has_photos: bool, limit: int = MAX_CHARACTERS) -> str:
    """A message's text as it is stored; it may be empty if the message has photos."""
    try:
        return clean_text(text, limit=limit)
    except EmptyText:
        if has_photos:
            return ""
        raise


def mask_cards(text: str) -> str:
    """Replace card numbers (13-19 digits that pass the Luhn check, ISO/IEC 7812-1) by their last four digits."""
    return _GROUPS.sub(lambda found: _mask_groups(found[0]), text)


def _mask_groups(written: str) -> str:
    """Mask the cards in groups of digits.

    A card begins and ends with a group, so that a date, a security code or an order number next to it does not hide it.
    """
    if len(written) < _CARD_DIGITS.start:
        return written
    groups = list(_GROUP.finditer(written))
    chosen: list[_Card] = []
    for card in sorted(_find_cards(groups, 1 if groups[0].start() else 0), key=_Card.oddness):
        if all(card.end <= other.start or card.start >= other.end for other in chosen):
            chosen.append(card)
    for card in sorted(chosen, key=lambda card: card.start, reverse=True):
        written = f"{written[: card.start]}•••• {card.digits[-4:]}{written[card.end :]}"
    return written


@dataclass(frozen=True, slots=True)
class _Card:
    digits: str
    start: int
    end: int

    def oddness(self) -> int:
        """How far it is from the usual 16 digits: of two that overlap, the more usual one is meant."""
        return abs(len(self.digits) - 16)


def _find_cards(groups: Sequence[re.Match[str]], start: int) -> Iterator[_Card]:
    digits = "".join(group[0] for group in groups)
    bounds = [0, *accumulate(len(group[0]) for group in groups)]
    sums = _luhn_sums(digits)
    for first in range(start, len(groups)):
        if not _CARD_PREFIX.match(digits, begin := bounds[first]):
            continue
        for last in range(first, len(groups)):
            end = bounds[last + 1]
            if end - begin >= _CARD_DIGITS.stop:
                break
            sums_here = sums[end % 2]
            if end - begin in _CARD_DIGITS and (sums_here[end] - sums_here[begin]) % 10 == 0:
                yield _Card(digits[begin:end], groups[first].start(), groups[last].end())


def _luhn_sums(digits: str) -> tuple[Sequence[int], Sequence[int]]:
    """Running sums with every second digit doubled: for numbers that end at an even place, and at an odd one.

    With them a candidate costs a subtraction, however many there are in a text.
    """
    values = [int(digit) for digit in digits]

    def doubled_at(parity: int) -> Sequence[int]:
        return [0, *accumulate(_DOUBLED[value] if at % 2 == parity else value for at, value in enumerate(values))]

    return doubled_at(0), doubled_at(1)


def _trim_combining(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in _MARKS else 0
        if run <= MAX_COMBINING:
            kept.append(character)
    return "".join(kept)


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in {"Cf", *_MARKS}
