"""Which size and colour of an item a message wants: by name, or a step up or down from the one that was ordered."""

import re

from actions.procedures.case import Case
from actions.procedures.said import Said
from shop.interface import OrderLine, Product
from shop.search.variants import SHADES, plain_size, size_of

_STEP = r"(?P<two>two|2) |a |one |next |the next "
_LARGER = re.compile(
    rf"\b(?:(?:{_STEP})?sizes? (?:up|bigger|larger)|(?:a |one |the next )?(?:larger|bigger)(?: (?:one|size))?"
    r"|next size(?: up)?|(?:one|1) up|siz(?:e|ing) up)\b",
    re.IGNORECASE,
)
_SMALLER = re.compile(
    rf"\b(?:(?:{_STEP})?sizes? (?:down|smaller)|(?:a |one |the next )?smaller(?: (?:one|size))?"
    r"|(?:one|1) down|siz(?:e|ing) down)\b",
    re.IGNORECASE,
)
# "It is bigger than I thought" names no size.
_THAN = re.compile(r"\s+than\b", re.IGNORECASE)
# "8 weeks", "2 pairs": a number that counts is no size.
_COUNTED = (
    r"(?!\s*(?:days?|weeks?|months?|years?|hours?|mins?|minutes?|pounds?|quid|%|times?|pairs?|items?|am|pm|of)\b)"
)
_NOT_WANTED = re.compile(
    r"\b(?:not|instead of|rather than|in place of|from|isn'?t|wasn'?t)(?: (?:an?|the|my|size|uk|in))*\s*$",
    re.IGNORECASE,
)
_BEFORE = 30


def wanted_size(said: Said, case: Case, *, asked: bool) -> str | None:
    """Return the size that is wanted instead of the one that was ordered, as the shop writes it where it has it."""
    line = _line(case)
    sizes = _sizes(case)
    if asked and (pointed := _pointed(said, list(case.sizes_there))):
        return pointed
    product = _product(case, line)
    others = [size for size in sizes if line is None or size != line.size]
    if (named := _last_named(said.text, others, asked=asked)) is not None:
        return named
    recognised = said.entities.get("size")
    if recognised and (asked or not _is_own(line, recognised)):
        if product is None or not sizes:
            return recognised
        size = size_of(product, recognised)
        # A size that this item does not come in is told so.
        return (size if size in others else None) if size else recognised
    return _a_step_away(said, line, sizes)


def _line(case: Case) -> OrderLine | None:
    return case.lines[0] if len(case.lines) == 1 else None


def _product(case: Case, line: OrderLine | None) -> Product | None:
    return next((one for one in case.products if one and line and one.sku == line.sku), None) or next(
        (one for one in case.products if one and line and one.name == line.name), None
    )


def _sizes(case: Case) -> list[str]:
    return list(dict.fromkeys(variant.size for variant in case.variants if variant.size))


def _is_own(line: OrderLine | None, size: str) -> bool:
    return line is not None and line.size is not None and plain_size(line.size) == plain_size(size)


def _last_named(text: str, sizes: list[str], *, asked: bool) -> str | None:
    """Return the size that the text names last, but for those that it does not want: "8, not 9"."""
    # A single small letter is a word of its own, "it's a m": only an answer may be one.
    flags = re.IGNORECASE if asked else 0
    found = [
        (match.start(), size)
        for size in sizes
        for match in re.finditer(_naming(size), text, flags)
        if not _NOT_WANTED.search(text, max(0, match.start() - _BEFORE), match.start())
    ]
    return max(found)[1] if found else None


def _naming(size: str) -> str:
    return rf"(?<![\w£.'’-])(?:UK ?)?{re.escape(plain_size(size))}(?![\w'’-]|\.\d){_COUNTED}"


def _a_step_away(said: Said, line: OrderLine | None, sizes: list[str]) -> str | None:
    if line is None or line.size not in sizes:
        return None
    up, down = _step(_LARGER, said.text), _step(_SMALLER, said.text)
    step = up or -down or {"up": 1, "down": -1}.get(said.entities.get("size_step", ""), 0)
    at = sizes.index(line.size) + step
    return sizes[at] if step and 0 <= at < len(sizes) else None


def _step(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    if not found or _THAN.match(text, found.end()):
        return 0
    return 2 if found["two"] else 1


# Which of those that were named the message points at: "the first one you said".
_PLACES = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "last": -1, "other": 0}


def _pointed(said: Said, told: list[str]) -> str | None:
    place = _PLACES.get(said.entities.get("position", ""))
    return told[place] if place is not None and -len(told) <= place < len(told) else None


_FEW_WORDS = 3
# "No wait, make it green instead".
_AROUND = re.compile(
    r"\b(?:no|nah|oh|hm+|um|ok|sorry|wait|actually|rather|instead|please|pls|make|have|it|that|them|in|the|then|and|but"
    r"|could|can|i|you|be|want|need|prefer|like|id|['’]d)\b",
    re.IGNORECASE,
)
# "Any is fine", "you choose".
_ANY = re.compile(
    r"\b(?:any(?: (?:one|colou?r|of them|other))?|whichever|whatever|either|don'?t (?:mind|care)|no preference"
    r"|you (?:choose|decide|pick)|up to you)\b",
    re.IGNORECASE,
)

_SAME_COLOUR = re.compile(r"\bsame(?: colou?r)?\b", re.IGNORECASE)


def wanted_colour(said: Said, case: Case, *, asked: bool) -> str | None:
    """Return the colour that is wanted; "the pine jacket" names what was ordered, and not what is wanted."""
    line = _line(case)
    own = line.colour if line else None
    same = own if _SAME_COLOUR.search(said.text) else None
    if asked and (told := same or _pointed(said, list(case.colours_there))):
        return told
    others = list(dict.fromkeys(one.colour for one in case.variants if one.colour and one.colour != own))
    if asked and _ANY.search(said.text):
        return next(iter(case.colours_there), None)
    heard = [colour for colour in others if re.search(rf"\b{re.escape(colour)}\b", said.text, re.IGNORECASE)]
    if heard:
        return max(heard, key=said.text.casefold().rfind)
    shades = {shade for word in re.findall(r"[a-z]+", said.text.casefold()) for shade in SHADES.get(word, ())}
    meant = [colour for colour in others if colour in shades]
    if len(meant) == 1 and own not in shades:
        return meant[0]
    named = said.entities.get("colour")
    if not named or (named == own and not asked):
        return None
    # A colour alone is wanted, though the item does not come in it; in a sentence it may be that of something else.
    alone = len(_AROUND.sub(" ", said.text).split()) <= _FEW_WORDS
    return named if not others or named in others or alone else None
