"""Two wishes in one message, such as where an order is and what delivery costs.

A message is cut where one wish may end and another begin, and each side is understood by itself. Only where both sides
are likely to be wishes, and about different things, are there two: a long story with one wish is left whole.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from bot.understanding.intents import Intent, known
from bot.understanding.procedures import begun_by

Parse = Callable[[str], Awaitable["dict[str, Any]"]]

# Where one wish may end: at a sentence, a line, an "and".
_ENDS = re.compile(
    r"(?<=[.?!;])\s+|\s*\n+\s*|\s*[,;]\s+(?:(?:and|but|oh)\s+)?(?:and|also|plus|then|but)\s+(?:also\s+)?"
    r"|\s+(?:and also|also|plus|and)\s+"
    r"|\s*[,.]?\s*\b(?:by the way|btw|another thing|one more thing|another question|secondly)\b[\s,:-]*",
    re.IGNORECASE,
)
# Where another wish may begin without punctuation: tried only if the whole is no certain wish.
_BEGINNINGS = re.compile(
    r",\s+|\s+(?:so|then|but|if|before that)\s+"
    r"|\s+(?=(?:how (?:much|long|do|many|can)|whats?|where|when|who|why|is (?:there|it)|do (?:you|u|i)|can (?:i|you|u)"
    r"|could (?:i|you)|any|get me|put me|does|will)\b)",
    re.IGNORECASE,
)
# Each cut costs two readings. Only long stories have more cuts, and there the later ones rarely part wishes. The
# characters read again are limited as well: a message of 1,000 would take half a second, and everybody waits meanwhile.
_MAX_CUTS, _MAX_REREAD = 6, 1_500
_MIN_WORDS = 2
# The least confidence of both sides, unless the whole is certain: then both have to be certain, too. Measured on
# data/evaluation/wishes.csv: 59 % of messages with two wishes are read as they should be, and 92 % of those with one
# are left whole.
_SURE = 0.7


async def wishes_in(text: str, whole: "dict[str, Any]", parse: Parse) -> "list[dict[str, Any]]":
    """Return the parse results of the wishes in `text`, in the order to answer them; `whole` where there is one."""
    best, sure = [whole], 0.0
    clear = _acts(whole)
    for first, second in _cuts(text, thoroughly=not _acts(whole)):
        sides = [await parse(first)]
        if _acts(whole) and not (_acts(sides[0]) and _intent(sides[0]).wish):
            # Only two certain wishes split a certain whole: the other side need not be read.
            continue
        sides.append(await parse(second))
        # The rest is talk around it: "sorry, was on the phone. do you sell boots?"
        clear = clear or any(_acts(side) and _intent(side) == _intent(whole) for side in sides)
        surer = min(side["intent"]["confidence"] for side in sides)
        enough = all(map(_acts, sides)) or (surer >= _SURE and not _acts(whole))
        if enough and surer > sure and _are_two(*sides):
            best, sure = [{**side, "certainty": "act"} for side in sides], surer
    if len(best) == 1 and clear:
        best = [{**whole, "certainty": "act"}]
    # A person takes over, and takes up the rest.
    person = [wish for wish in best if _intent(wish).hands_over]
    return person[:1] or sorted(best, key=_turn)


def _turn(wish: "dict[str, Any]") -> "tuple[bool, bool]":
    """Return a wish's place in the order of answers, lowest first.

    Answers that only tell come first. Then comes what offers a person or waits for a photo, so that "yes" and "no" are
    said to it, and last what a procedure carries.
    """
    intent = _intent(wish)
    return intent.name in begun_by(), bool(intent.offers)


def _cuts(text: str, *, thoroughly: bool) -> "Iterator[tuple[str, str]]":
    # Every run of blanks becomes one: a pattern that begins with blanks would try all ways through a thousand of them.
    text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    places = [end.span() for end in _ENDS.finditer(text)]
    if thoroughly:
        places += [beginning.span() for beginning in _BEGINNINGS.finditer(text)]
    for ends, begins in places[: min(_MAX_CUTS, _MAX_REREAD // (len(text) + 1))]:
        sides = text[:ends].strip(), text[begins:].strip()
        if all(len(side.split()) >= _MIN_WORDS for side in sides):
            yield sides


def _are_two(first: "dict[str, Any]", second: "dict[str, Any]") -> bool:
    one, other = _intent(first), _intent(second)
    # What belongs together, "it is broken, can I send it back?", is one wish.
    related = one == other or (one.family and one.family == other.family)
    orders = [_orders(first), _orders(second)]
    # "Cancel 1042, and change the address of 1051" are two, however alike.
    related = related and not (all(orders) and orders[0] != orders[1] and one != other)
    return bool(one.wish and other.wish and not related)


def _orders(parsed: "dict[str, Any]") -> "set[str]":
    return {entity["value"] for entity in parsed["entities"] if entity["entity"] == "order_number"}


def _acts(parsed: "dict[str, Any]") -> bool:
    return bool(parsed["certainty"] == "act")


def _intent(parsed: "dict[str, Any]") -> Intent:
    return known(parsed["intent"]["name"])
