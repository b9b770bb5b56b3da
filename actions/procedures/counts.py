"""How many pieces of an item a message means, as a wish keeps it: "1 of 2".

What counts pieces, and what counts what is not meant, stands in data/slots.yml: "N of the two", "only need N".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from actions.procedures.case import Case, kept_count
from actions.procedures.procedure import Slot
from actions.procedures.said import Said, denied, said_pattern
from shop.interface import OrderLine
from shop.search.spelling import singular

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {**{word: at for at, word in enumerate(_WORDS, start=1)}, "single": 1}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_NONE = "none"
# "Two jackets", "1 x Alder": what is counted follows within so many words. A size is no number: "size 8".
_COUNTS_NAMED = re.compile(
    rf"(?<![\w£.-])(?<!size )(?<!uk ){_NUMBER}(?: ?[x×])? ((?:[\w'’-]+ ?){{1,3}})", re.IGNORECASE
)
# "Cancel a scarf".
_CANCELS_A = re.compile(
    r"\b(?:cancel|cancelling|drop|remove|scrap|take off|take out)\s+(?:only |just )?an? ((?:[\w'’-]+ ?){1,3})",
    re.IGNORECASE,
)
# "One" alone. A digit may be a size.
_ALONE = re.compile(rf"^\W*(?:(?:no|oh|sorry|only|just)\W+)*({'|'.join(_WORDS)})\W*(?:please|pls)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A place of a text that tells a number of pieces, and how: as one of the `choices` of the slot."""

    start: int
    end: int
    how: str
    number: int


def wanted_count(slot: Slot, said: Said, case: Case, *, asked: bool) -> str | None:
    """Return how many pieces of its one item a message means; None where it does not say, or means several items."""
    line = case.lines[0] if len(case.lines) == 1 else None
    if line is None:
        return None
    found = [one for one in _told(slot, said, asked=asked) if one.number <= line.quantity or not _is_size(one, case)]
    told = _last(found)
    if told is not None:
        meant = {"some": told.number, "all_but": line.quantity - told.number}.get(told.how, line.quantity)
        return kept_count(meant, line) if _can_be(meant, line) else None
    # "One more scarf" counts none of those that there are.
    named = None if any(one.how == _NONE for one in found) else _named(said.text, line, case)
    return kept_count(named, line) if named is not None and named <= line.quantity else None


def line_in_pieces(text: str, lines: Sequence[OrderLine]) -> OrderLine | None:
    """Return the one line with several pieces, where a text says their number: "I ordered two by accident"."""
    several = [line for line in lines if line.quantity > 1]
    if len(several) != 1:
        return None
    said = {
        _number(found[1])
        for found in re.finditer(rf"(?<![\w£.-]){_NUMBER}(?![\w.-]| (?:things|items|articles)\b)", text, re.IGNORECASE)
    }
    return several[0] if several[0].quantity in said and several[0].quantity != len(lines) else None


def _is_size(told: _Told, case: Case) -> bool:
    """Whether more pieces than there are may be a size of the item: "36 to 38 please"."""
    sizes = {size for product in case.products if product for size in product.sizes}
    return any(str(told.number) in re.findall(r"\d+", size) for size in sizes)


def _can_be(count: int, line: OrderLine) -> bool:
    # Of what there is one of, nobody means several pieces: that counts something else.
    return count == 1 or (count > 0 and line.quantity > 1)


def _number(text: str) -> int:
    return _NUMBERS.get(text.casefold()) or int(text)


def _told(slot: Slot, said: Said, *, asked: bool) -> Iterator[_Told]:
    # "One, not two" is one phrase.
    text = said.text.replace(",", "")
    for how, pattern in _patterns(_phrases(slot, asked=asked)):
        for found in pattern.finditer(text):
            number = next(filter(None, found.groups()), None)
            if how == _NONE or not denied(text, found):
                yield _Told(*found.span(), how, _number(number) if number else 1)


def _phrases(slot: Slot, *, asked: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    also: Mapping[str, tuple[str, ...]] = slot.answers if asked else {}
    return tuple((how, (*words, *also.get(how, ()))) for how, words in slot.choices.items())


@cache
def _patterns(phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((how, said_pattern(words, number=_NUMBER)) for how, words in phrases)


def _last(told: Iterable[_Told]) -> _Told | None:
    """Return what is told last; of two in one place the longer, and none of what counts something else: "one item"."""
    found = sorted(told, key=lambda one: (one.how != _NONE, one.start - one.end))
    kept: list[_Told] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return max((one for one in kept if one.how != _NONE), key=lambda one: one.start, default=None)


def _named(text: str, line: OrderLine, case: Case) -> int | None:
    """Return the number that stands before a word which the line is called by; the last of several."""
    called = case.called[case.order.lines.index(line)] if case.order and case.called else frozenset()
    found = [
        _number(match[1])
        for match in _COUNTS_NAMED.finditer(text)
        if any(singular(word.casefold()) in called for word in match[2].split())
    ]
    if not found and (alone := _ALONE.match(text)):
        return _number(alone[1])
    one = any(singular(word.casefold()) in called for match in _CANCELS_A.finditer(text) for word in match[1].split())
    return found[-1] if found else 1 if one else None
