"""Which item of an order is told by outdoing the others: "the dearest one", "the cheaper jacket"."""

import re

from actions.procedures.case import Case
from shop.interface import OrderLine
from shop.search.spelling import singular, words_of

# "The cheapest one", but not "the cheapest way".
_BY_PRICE = re.compile(
    r"\b(?:(?P<dear>dearest|cost?liest|price?iest|most expensive)|cheapest|least expensive)"
    r"(?= (?:one|thing|item|article|product|of|in)\b|\W*$| \w+\W*$)(?! (?:way|option|delivery)\b)"
    # "Cheaper elsewhere" compares with another shop.
    r"|\b(?:(?P<dearer>dearer|more expensive|expensive)|cheaper) (?:one|thing|item|article|product|of the)\b",
    re.IGNORECASE,
)
_BY_SIZE = re.compile(
    r"\b(?:bigg|small|larg|heavi|light)(?:est|er) (?:one|thing|item|article|product|of)\b"
    r"|\b(?:bigg|small|larg|heavi|light)est\W*$",
    re.IGNORECASE,
)


def line_by_price(clause: str, case: Case, lines: tuple[OrderLine, ...]) -> list[OrderLine]:
    """Return the item that a clause tells by its price, of its name or of all; none where two cost the same."""
    found = _BY_PRICE.search(clause)
    if found is None:
        return []
    words = {singular(word) for word in words_of(clause)}
    of_its_name = [line for line, called in zip(lines, case.called, strict=False) if words & called]
    among = sorted(
        of_its_name or lines, key=lambda line: line.unit_price, reverse=bool(found["dear"] or found["dearer"])
    )
    return among[:1] if len(among) == 1 or among[0].unit_price != among[1].unit_price else []


def is_told_by_size(text: str) -> bool:
    """Whether an item is told by its size or weight, which nobody works out: it is asked which one is meant."""
    return _BY_SIZE.search(text) is not None
