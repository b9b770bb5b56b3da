"""The sentences of a message that each ask something else, where an order is proved beside them."""

from typing import Any

from bot.understanding.acting import informs, is_acted_on
from bot.understanding.beside_claims import beside_claims, with_claims
from bot.understanding.cutting import cuts, is_no_end
from bot.understanding.deciding import decide
from bot.understanding.pages import HELP_PAGE
from bot.understanding.parsed import CLAIMS, FALLBACK, names
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by
from bot.understanding.small_talk import SMALL_TALK
from bot.understanding.talk import Talk
from bot.understanding.wishes import MAX_WISHES, Parse, are_two, in_order, leans_on_what_is_before

_ABOUT = "about_order"
_ORDER = "order_number"


async def sentence_by_sentence(wishes: "list[dict[str, Any]]", parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return `wishes` with the sentences apart that each ask something else, where an order is proved beside them.

    "Where is 1042, ana@example.com? Do you have a shop? Is there a student discount?" A shopper with an order at hand
    asks all at once.
    """
    if not any(names(one, CLAIMS) for one in wishes):
        return wishes
    parted = [one for wish in wishes for one in await _apart(wish, parse, talk)]
    parted = [one for wish in parted for one in await _apart(wish, parse, talk)]
    return in_order(parted[:MAX_WISHES], numbered=True) if len(parted) > len(wishes) else wishes


async def _apart(wish: "dict[str, Any]", parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return the two that the first part of a wish and the rest ask, each for itself; the wish where they do not."""
    for cut in cuts(wish["text"]):
        if (
            is_no_end(cut.first)
            or leans_on_what_is_before(cut.second)
            or not phrasing().asks_for(cut.second)
            or not phrasing().asks_for(cut.first)
        ):
            continue
        read = [await _read(cut.first, parse), await _read(cut.second, parse)]
        sides = [decide(side, talk) for side in read]
        # "It came torn. Send me another" is one wish: only a question, or what begins one of its own, is another.
        asks = phrasing().is_question(cut.second) or sides[1]["intent"]["name"] in begun_by()
        asks = asks and (cut.said or is_acted_on(read[1]))
        # What a help page says is no wish, and always another matter.
        two = are_two(*sides) or HELP_PAGE in {side["intent"]["name"] for side in sides}
        if (asks or _of_two_orders(*sides)) and two and not any(map(_is_no_matter, sides)):
            return with_claims(sides, wish)
    return [wish]


async def _read(text: str, parse: Parse) -> "dict[str, Any]":
    """Return how a side is understood beside the number and the address that it may give."""
    _, read = await beside_claims(text, await parse(text), parse)
    return read


def _of_two_orders(*sides: "dict[str, Any]") -> bool:
    """Whether each side names an order of its own: "cancel 1042 and send 1051 back"."""
    numbers = [{one["value"] for one in side["entities"] if one["entity"] == _ORDER} for side in sides]
    return all(numbers) and not set.intersection(*numbers)


def _is_no_matter(side: "dict[str, Any]") -> bool:
    """Whether nothing is understood of a side, or it is nothing but a greeting, a number, an order's name."""
    return informs(side) or side["intent"]["name"] in {FALLBACK, _ABOUT, *SMALL_TALK}
