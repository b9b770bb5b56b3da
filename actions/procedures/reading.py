"""What a message says for a slot: the item of an order, a size, an address, a wish, yes or no."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from actions.moments import day_ahead
from actions.procedures.case import EVERYTHING, Case, joined, line_name
from actions.procedures.procedures import Slot, Takes, said_pattern
from shop.interface import OrderLine
from shop.search.spelling import singular, words_of
from shop.search.variants import plain_size

YES, NO = "yes", "no"
# The entity that a button of a question carries.
VALUE = "value"
# What stands in a slot where a photo was asked for and there is none.
NO_PHOTO = "none"
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is read for a wish: its words, what the bot recognised in it, and how many photos came with it.

    `answers` is "yes" or "no" where it answers the open question so.
    """

    text: str
    intent: str = ""
    entities: Mapping[str, str] = field(default_factory=dict)
    photos: int = 0
    answers: str | None = None


def read_slot(slot: Slot, said: Said, case: Case, *, asked: bool) -> str | None:
    """Return the value that the message gives, or None. `asked`: it answers the question for this slot."""
    if asked and VALUE in said.entities:
        return said.entities[VALUE]
    return _READERS[slot.takes](slot, said, case, asked)


_ALL = re.compile(
    r"\b(?:all(?: of)? (?:it|them|of it|of them)|all (?:the )?(?:items|things)|everything|the lot|both(?: of them)?"
    r"|(?:the )?(?:whole|entire|complete|full) (?:order|lot|thing|parcel)|all (?:two|three|four))\b|^\W*all\W*$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the (?:rest|other half|other part|remaining|missing part)|(?:still )?to come|unsent|unshipped"
    r"|(?:not|hasn'?t|has not) (?:yet )?(?:sent|shipped|left|gone)|what(?:'s| is) left|what (?:hasn'?t|has not))\b",
    re.IGNORECASE,
)
_PLACES = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "last": -1}


def _line(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    lines = case.order.lines if case.order else ()
    if not lines:
        return None
    if len(lines) == 1:
        return line_name(lines[0])
    chosen = _chosen(said, case, lines)
    if chosen:
        return EVERYTHING if len(chosen) == len(lines) else joined([line_name(line) for line in chosen])
    return EVERYTHING if _ALL.search(said.text) else None


def _chosen(said: Said, case: Case, lines: tuple[OrderLine, ...]) -> list[OrderLine]:
    position = _PLACES.get(said.entities.get("position", ""))
    if position is not None and -len(lines) <= position < len(lines):
        return [lines[position]]
    words = {singular(word) for word in words_of(said.text)}
    heard = [words & called for called in case.called]
    # A word that only one line is called by names it; a word that several share names none of them.
    own = [
        line
        for place, line in enumerate(lines)
        if any(all(word not in other for at, other in enumerate(case.called) if at != place) for word in heard[place])
    ]
    if own:
        return own
    named = [line for line, words_heard in zip(lines, heard, strict=True) if words_heard]
    if len(named) == 1:
        return named
    return [line for line in lines if not line.shipped] if _REST.search(said.text) else []


_LARGER = re.compile(
    r"\b(?:(?:a |one |next )?size(?:s)? up|(?:one |a )?(?:larger|bigger)(?: (?:one|size))?|next size)\b", re.IGNORECASE
)
_SMALLER = re.compile(r"\b(?:(?:a |one )?size(?:s)? down|(?:one |a )?smaller(?: (?:one|size))?)\b", re.IGNORECASE)


def _size(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    named = said.entities.get("size")
    if named and (asked or not _is_own(case, named)):
        return named
    # "From 28 to 30": the item's own sizes are read as words; the last one is wanted, the one it has is not.
    others = [size for size in _sizes(case) if not _is_own(case, size) and _names_size(said.text, size)]
    if others:
        return max(others, key=said.text.rfind)
    step = 1 if _LARGER.search(said.text) else -1 if _SMALLER.search(said.text) else 0
    line = case.lines[0] if len(case.lines) == 1 else None
    if not step or line is None or not line.size:
        return None
    sizes = _sizes(case)
    at = sizes.index(line.size) + step if line.size in sizes else -1
    return sizes[at] if 0 <= at < len(sizes) else None


def _sizes(case: Case) -> list[str]:
    return list(dict.fromkeys(variant.size for variant in case.variants if variant.size))


def _names_size(text: str, size: str) -> bool:
    # A single small letter is a word of its own: "it's", "I'm".
    return re.search(rf"(?<![\w£.'’]){re.escape(size)}(?![\w'’])", text) is not None


def _is_own(case: Case, size: str) -> bool:
    own = case.lines[0].size if len(case.lines) == 1 else None
    return own is not None and plain_size(own) == plain_size(size)


_SAME_COLOUR = re.compile(r"\bsame(?: colou?r)?\b", re.IGNORECASE)


def _colour(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    line = case.lines[0] if len(case.lines) == 1 else None
    if asked and line is not None and _SAME_COLOUR.search(said.text):
        return line.colour
    others = [one.colour for one in case.variants if one.colour and line is not None and one.colour != line.colour]
    heard = [colour for colour in others if re.search(rf"\b{re.escape(colour)}\b", said.text, re.IGNORECASE)]
    if heard:
        return heard[-1]
    named = said.entities.get("colour")
    # "The pine jacket" names what was ordered, not what is wanted.
    return named if named and (asked or line is None or named != line.colour) else None


_POSTCODE = re.compile(r"\b(?:[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}|[a-z]\d\d\s*[a-z\d]{4})\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:[\w'’.-]+\s+){0,3}(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|place|terrace|gardens"
    r"|crescent|square|hill|row|mews|grove|park|walk|green|view|rise|house)\b",
    re.IGNORECASE,
)
_ADDRESS_BEGINS = re.compile(
    r"(?:\b(?:flat|apartment|apt|unit|room|suite|block|house)\s*[\w-]+|\b\d+[a-z]?(?=[\s,]))", re.IGNORECASE
)


def _address(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    number = case.wish.order
    # The order's number is no house number.
    text = re.sub(rf"#?\b{re.escape(number)}\b", " ", said.text) if number else said.text
    text = without_addresses(text)
    if not (_POSTCODE.search(text) or _STREET.search(text)):
        return " ".join(text.split()) if asked and len(text.split()) > _FEW_WORDS and re.search(r"\d", text) else None
    street = _STREET.search(text)
    begins = _ADDRESS_BEGINS.search(text)
    start = min((found.start() for found in (street, begins) if found), default=0)
    ends = [found.end() for found in _POSTCODE.finditer(text)]
    whole = text[start : ends[-1]] if ends and ends[-1] > start else text[start:].split("\n")[0]
    return " ".join(whole.split()).strip(" ,.!?;") or None


def _text(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return without_addresses(said.text) or None if asked or _tells(slot, said) else None


def without_addresses(text: str) -> str:
    """Return a message without e-mail addresses: they prove an order and are none of its words."""
    return re.sub(r"\S+@\S+", " ", text).strip(" ,;\n")


def _tells(slot: Slot, said: Said) -> bool:
    return slot.told_by is not None and said_pattern(slot.told_by).search(said.text) is not None


def _choice(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    found = [
        (match.start(), name)
        for name, words in slot.choices.items()
        if (match := said_pattern(words).search(said.text))
    ]
    # "not the money, a new one": the last that is named is the one that is meant.
    if found:
        return max(found)[1]
    return said.answers if asked and said.answers in slot.choices else None


def _yes_no(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return said.answers if asked else None


def _photo(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    if said.photos:
        return str(said.photos)
    if _CANNOT_PHOTO.search(said.text) or (asked and said.answers == NO):
        return NO_PHOTO
    return None


_CANNOT_PHOTO = re.compile(
    r"\b(?:no (?:photo|picture|camera|pic)s?|without (?:a )?(?:photo|picture)|photo of (?:what|nothing)"
    r"|(?:can'?t|cannot|won'?t|unable to) (?:send|take|make|do|get|upload) (?:a |any |one )?(?:photo|picture|pic)?"
    r"|don'?t have (?:a |any )?(?:photo|picture|camera))",
    re.IGNORECASE,
)


def _date(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001  # all readers have one signature
    named = said.entities.get("date")
    coming = day_ahead(named, said.text, case.today) if named and (asked or _tells(slot, said)) else None
    return coming.isoformat() if coming else None


_READERS: Mapping[Takes, Callable[[Slot, Said, Case, bool], str | None]] = {
    Takes.LINE: _line,
    Takes.SIZE: _size,
    Takes.COLOUR: _colour,
    Takes.ADDRESS: _address,
    Takes.TEXT: _text,
    Takes.CHOICE: _choice,
    Takes.YES_NO: _yes_no,
    Takes.PHOTO: _photo,
    Takes.DATE: _date,
}
