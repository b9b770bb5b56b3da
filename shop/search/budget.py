"""What a thing may cost: "under 50", "60 max", "between £20 and £30"."""

import re
from decimal import Decimal

_SUM = r"(?:£|gbp|rs\.?|\$|€)? ?(\d{1,5}(?:[.,]\d\d)?)(?!\d)"
_NO_MEASURE = r"(?! ?(?:l|litres?|ml|cm|mm|kg|g|inch(?:es)?|pairs?|years?|months?|days?|%)\b)"
_AMOUNT = rf"{_SUM}{_NO_MEASURE}"
_MONEY = r" ?(?:£|pounds?|quid|gbp|euros?)?"
_MOST = re.compile(
    r"\b(?:under|below|less than|cheaper than|up ?to|max(?:imum)?(?: of)?|no more than|no higher than|at (?:the )?most"
    r"|within|budget(?: is| of|:)?|around|about|roughly|approx(?:imately)?"
    r"|(?:do not|don'?t|cannot|can'?t|won'?t|not|never)(?: \w+){0,5}? (?:more than|over|above)"
    r"|(?:have|got|spend)(?: only| just| about)?(?= ?(?:£|\d+ ?(?:pounds|quid|gbp))))"
    rf" ?(?:of |a |about )?{_AMOUNT}"
    rf"|{_AMOUNT}{_MONEY} ?(?:max(?:imum)?|tops|or (?:less|under|below|cheaper)|at (?:the )?most|budget|limit"
    r"|and under|all (?:in|together)|altogether|together|in (?:total|all)"
    r"|for (?:the lot|everything|all of (?:it|them)))\b",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"£ ?{_AMOUNT}|{_AMOUNT} ?(?:pounds?|quid|gbp)\b", re.IGNORECASE)
_LEAST = re.compile(rf"\b(?:over|above|more than|at least|from|min(?:imum)?) ?{_AMOUNT}", re.IGNORECASE)
_SPAN = re.compile(rf"(?:\bbetween ?)?{_AMOUNT} ?(?:and|to|-|–) ?{_AMOUNT}(?=\D|$)", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:all (?:in|together)|altogether|together|in (?:total|all)|total|combined"
    r"|for (?:the lot|the whole lot|everything|all of (?:it|them)|the set)|(?:for )?(?:the two|the three|both))\b",
    re.IGNORECASE,
)
# "Two pairs of socks and a hat" are more than a thing of each kind.
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|[2-6]) ?(?:x|pairs?|of|\w+s)\b(?! ?(?:£|pounds|quid))", re.IGNORECASE
)
_TENS = {
    "a fiver": 5, "fiver": 5, "a tenner": 10, "tenner": 10,
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100, "hundred": 100,
}  # fmt: skip
_SPELT = re.compile(rf"\b(?:{'|'.join(sorted(_TENS, key=len, reverse=True))})\b", re.IGNORECASE)


def budget(text: str, *, alone: bool = False) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most that a thing may cost, each None where `text` does not say.

    A sum that stands `alone` is the most: "a present, 25 quid".
    """
    text = _in_figures(text)
    span = _SPAN.search(text)
    if span and ("between" in span.group().lower() or re.search("[£$€]", span.group())):
        return _amount(span.group(1)), _amount(span.group(2))
    most = _MOST.search(text)
    # "Not more than 50" is the most, and no "more than 50".
    least = _LEAST.search(_MOST.sub(" ", text))
    most = most or (_ALONE.search(text) if alone and not least else None)
    return (
        _amount(least.group(1)) if least else None,
        _amount(next(filter(None, most.groups()))) if most else None,
    )


def is_for_all(text: str) -> bool:
    """Whether what may be spent is for several things together, one of each."""
    return _TOGETHER.search(text) is not None and _COUNTED.search(text) is None


def without_budget(text: str) -> str:
    """Return `text` without what says how much a thing may cost."""
    rest = _MOST.sub(" ", figures := _in_figures(text))
    # "That zip together" tells of no sum.
    return _TOGETHER.sub(" ", rest) if rest != figures else rest


def _in_figures(text: str) -> str:
    return _SPELT.sub(lambda found: str(_TENS[found.group().lower()]), text)


def _amount(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
