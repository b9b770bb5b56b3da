"""The items of a message that is written as a list: "1. cancel 1042 2. where is 1051", "two things: …"."""

import re
from typing import Any

from bot.understanding.acting import is_acted_on
from bot.understanding.deciding import decide
from bot.understanding.numbered import numbered
from bot.understanding.pages import HELP_PAGE
from bot.understanding.parsed import acts, intent_of, surely
from bot.understanding.talk import Talk
from bot.understanding.wishes import Parse, in_order, orders_in, tracks

# "1.", "(2)", "b)", "3/" before an item; never a number with more digits, or a sum.
_NUMBERED = re.compile(
    r"(?:(?<=[\s,;:.])|^)\(?(?P<mark>[1-9]|[a-e])(?:[.):]\)?|/)[ \t]*(?=[^\W_])(?!\d\b)", re.IGNORECASE
)
_DASHED = re.compile(r"(?:^|(?<=\s))[-–—•*][ \t]+(?=\S)")
_MARKS = ("123456789", "abcde")
# "Three things: …", and where its items end.
_ANNOUNCED = re.compile(
    r"^.{0,40}?\b(?:two|three|four|2|3|4|a couple of|(?:a )?few|some) (?:quick |small |more |other )?"
    r"(?:things?|questions?|requests?|wishes|points|jobs)\b[^:,.;-]{0,20}(?:[:.;]|\s[-–—])\s*",
    re.IGNORECASE | re.DOTALL,
)
_ITEM_ENDS = re.compile(r"\s*[,;]\s*(?:(?:and|then|also|plus)\s+)*|\s+(?:and|plus)\s+", re.IGNORECASE)
_MIN_ITEMS, _MIN_WORDS = 2, 2
# Who writes a list means each of its items; more would fill the screen.
_MAX_ITEMS = 4
_TRACK = "track_order"


async def of_a_list(text: str, parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return the wishes that the items of a list are; none where it is no list of several."""
    read = [await parse(item) for item in listed(text)[:_MAX_ITEMS]]
    wanted = [one for one in (_of_an_order(one) for one in read) if _is_wish(decide(one, talk))]
    if len(wanted) < _MIN_ITEMS:
        return []
    # A person takes over, and takes up the rest.
    person = [one for one in wanted if intent_of(one).hands_over]
    named = any(map(orders_in, wanted))
    return person[:1] or in_order(wanted, numbered=named)


def _of_an_order(read: "dict[str, Any]") -> "dict[str, Any]":
    """Return an item with the number of its order, and as what asks where that is: "3. where is 1044"."""
    if acts(read) or not tracks(read["text"]):
        return numbered(read, read["text"])
    tracked = numbered(surely(_TRACK, read), read["text"])
    return tracked if orders_in(tracked) else read


def _is_wish(item: "dict[str, Any]") -> bool:
    return is_acted_on(item) and (bool(intent_of(item).wish) or item["intent"]["name"] == HELP_PAGE)


def listed(text: str) -> "list[str]":
    """Return the items of a list in their order, without their marks; none where a message is no list."""
    marks = _in_sequence(list(_NUMBERED.finditer(text))) or _dashes(text)
    if marks:
        ends = [*(one.start() for one in marks[1:]), len(text)]
        items = [text[one.end() : end] for one, end in zip(marks, ends, strict=True)]
    elif announced := _ANNOUNCED.match(text):
        items = _ITEM_ENDS.split(text[announced.end() :])
    else:
        return []
    items = [item.strip(" \n\t,;-–—") for item in items]
    wanted = [item for item in items if len(item.split()) >= _MIN_WORDS]
    return wanted if len(wanted) >= _MIN_ITEMS else []


def _dashes(text: str) -> "list[re.Match[str]]":
    """Return the dashes of a list; one in the middle of a sentence begins none."""
    found = list(_DASHED.finditer(text))
    return found if len(found) >= _MIN_ITEMS and not text[: found[0].start()].strip() else []


def _in_sequence(found: "list[re.Match[str]]") -> "list[re.Match[str]]":
    """Return the marks that count on from one, as those of a list do."""
    for order in _MARKS:
        kept: list[re.Match[str]] = []
        for one in found:
            if len(kept) < len(order) and one["mark"].lower() == order[len(kept)]:
                kept.append(one)
        if len(kept) >= _MIN_ITEMS:
            return kept
    return []
