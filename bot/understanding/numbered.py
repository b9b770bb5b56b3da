"""An order's number in a message that wants something of an order, where nothing around it says that it is one."""

import re
from functools import cache
from typing import Any

from bot.entities.around import OF_A_DOOR, UNIT
from bot.entities.numbers import generous_order_number, is_of_address
from bot.entities.vocabulary import VocabularyFile
from bot.understanding.procedures import begun_by, begun_with_order, known_procedures

_ORDER, _TRACK = "order_number", "track_order"
# A new address has numbers of its own.
_WITH_OTHER_NUMBERS = frozenset({"change_address"})


def numbered(parsed: "dict[str, Any]", text: str) -> "dict[str, Any]":
    """Add the order's number to a message that most likely wants something of an order: "smth in 1042 is broken".

    Only digits in one piece are taken, and no sums, days, quantities or years.
    """
    intent = parsed["intent"]["name"]
    # When it comes is asked of an order as often as of any.
    asks_when = known_procedures()[begun_by()[_TRACK]].with_number
    if intent not in {*begun_by(), *begun_with_order(), *asks_when}:
        return parsed
    if any(entity["entity"] == _ORDER for entity in parsed["entities"]):
        return parsed
    number = generous_order_number(text, _shop().now().order_numbers)
    found = re.search(rf"(?<![\w.,/£$€-]){number}(?!\w|[.,]\d)(?! ?{UNIT}\b)", text, re.IGNORECASE) if number else None
    if found is None:
        return parsed
    of_something_else = (
        _YEAR.fullmatch(found[0])
        or _NO_ORDER.search(text[: found.start()])
        or is_of_address(found, _without_goods(parsed, text))
    )
    if (of_something_else or intent in _WITH_OTHER_NUMBERS) and not _is_beside_the_address(parsed, text, found):
        return parsed
    entity = {"entity": _ORDER, "value": number, "start": found.start(), "end": found.end()}
    return {**parsed, "entities": [*parsed["entities"], entity]}


def _without_goods(parsed: "dict[str, Any]", text: str) -> str:
    """Return the text with blanks in place of what is sold: a "Trail Shoe" has no street in it."""
    for one in parsed["entities"]:
        if one["entity"] == "product" and "start" in one:
            text = text[: one["start"]] + " " * (one["end"] - one["start"]) + text[one["end"] :]
    return text


def _is_beside_the_address(parsed: "dict[str, Any]", text: str, number: "re.Match[str]") -> bool:
    """Whether nothing stands between a number and an e-mail address: "1103 devika@example.org"."""
    emails = (one for one in parsed["entities"] if one["entity"] == "email" and "start" in one)
    between = (text[number.end() : one["start"]] or text[one["end"] : number.start()] for one in emails)
    return any(words and not re.search(r"\w", words) for words in between)


# "I paid 1042 for it", "code 1042": a number of something else.
_NO_ORDER = re.compile(
    r"(?:[£$€]|\b(?:paid|pay|costs?|price|worth|spent|(?<!bought )(?<!ordered )(?<!placed )under"
    r"|over|about|around|than|code|year|since|until|before|after"
    r"|floor|room|flat|house|box|page|model|version|account|card|phone|tel|pin|postcode))[^\w,;.!?]*$"
    rf"|{OF_A_DOOR}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _shop() -> VocabularyFile:
    return VocabularyFile()
