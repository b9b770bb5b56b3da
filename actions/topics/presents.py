"""Presents: what wrapping costs, what is too bulky for it, whether a price shows, and the words that go with it."""

import re
from datetime import datetime

from actions.answer import Outcome, Reply, Turn
from actions.cases import works_out
from actions.facts import Facts
from actions.phrases import say
from actions.spoken_numbers import NUMBERS, number_of
from actions.wording import listed, money

_WRAPS = re.compile(r"\b(?:gift.?wrap\w*|wrap\w*|ribbons?|bow|gift box\w*|present paper)\b", re.IGNORECASE)
# "And a scarf?" asks the same of another thing.
_GOES_ON = re.compile(r"\W*(?:(?:ok|so|well|hm+|then)\W+)*(?:and|what about|how about|or|but)\b", re.IGNORECASE)
_PARCELS = re.compile(
    rf"\b(?P<count>[1-9]\d?|{'|'.join(NUMBERS)}) (?:\w+ )?(?:parcels?|boxes|packages?|packets?|presents?|gifts?"
    r"|things?|items?|pieces?)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:each|separate\w*|apart|one by one|single|singly|individual\w*|parcels?|boxes|packages?)\b", re.IGNORECASE
)
_FREE = re.compile(r"\b(?:free|no (?:cost|charge)|without (?:paying|cost|charge)|included|nothing)\b", re.IGNORECASE)
_SHOWS = re.compile(
    r"\b(?:price\w*|costs?|paid|receipt|invoice|bill|amount)\b[^.?!]*\b(?:parcel|box|slip|show\w*|hid\w*|visible"
    r"|inside|in it|in there|left out|leave out|off)\b"
    r"|\b(?:see\w*|show\w*|find out|hid\w*|know\w*|notice|read|leave out|without|no|tell\w*)\b[^.?!]*"
    r"\b(?:price\w*|costs?|paid|spent|spend|receipt|invoice|bill|amount|value)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:messages?|notes?|greetings?|card|words?|letters?|characters?|text|wish(?:es)?)\b", re.IGNORECASE
)
_HOW_LONG = re.compile(r"\b(?:how (?:long|many|much)|limit|max\w*|length|longest)\b", re.IGNORECASE)


@works_out("gift_options")
def of_a_present(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:  # noqa: ARG001  # the signature of all cases
    """Return what is said to a question about wrapping and what goes with a present; None where it is another."""
    goes_on = _WRAPS.search(turn.said_before) and _GOES_ON.match(turn.text)
    if _WRAPS.search(turn.text) or goes_on:
        response, about = _of_wrapping(turn, facts)
        return Outcome(Reply(response, {"about_it": about}))
    if _SHOWS.search(turn.text):
        return Outcome(Reply("utter_gift_no_price"))
    if _WORDS.search(turn.text) and _HOW_LONG.search(turn.text):
        return Outcome(Reply("utter_gift_message"))
    return None


def _of_wrapping(turn: Turn, facts: Facts) -> tuple[str, str]:
    """Say whether what is named is wrapped, and what that costs for so many parcels, after the response for it."""
    gifts, called = facts.gift_cards, f"{turn.text} {turn.entities.get('product', '')}"
    bulky = [kind for kind in gifts.not_wrapped if re.search(rf"\b{kind.removesuffix('s')}", called, re.IGNORECASE)]
    if bulky:
        return "utter_gift_not_wrapped", say("not_wrapped", kinds=listed(bulky, facts.shop))
    return "utter_gift_wrapping", _wrapped(turn, facts)


def _wrapped(turn: Turn, facts: Facts) -> str:
    gifts = facts.gift_cards
    parcels = _PARCELS.search(turn.text)
    count = number_of(parcels["count"]) if parcels else 1
    if count > 1:
        total = money(gifts.wrapping * count, facts.shop)
        apart = _APART.search(turn.text) is not None
        return say("wrapping_parcels" if apart else "wrapping_apart", count=count, sum=total)
    if _FREE.search(turn.text):
        return say("wrapping_not_free", kinds=listed(gifts.not_wrapped, facts.shop))
    return say("we_wrap", kinds=listed(gifts.not_wrapped, facts.shop))
