"""Gift cards: how many one order takes, and what sums a card may hold."""

import re
from decimal import Decimal

from actions.facts import Facts
from actions.phrases import say
from actions.turn import Reply, Turn
from actions.wording import money

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CARD = r"(?:gift ?cards?|(?:gift )?vouchers?)"
_SEVERAL = re.compile(rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:\w+ )?{_CARD}\b", re.IGNORECASE)
# "A gift card for 300" and "a £300 gift card", with a sign or without.
_SUM = re.compile(
    rf"\b{_CARD} (?:\w+ )?(?:for|of|over|worth|with) £?(?P<after>\d{{1,4}}(?:\.\d\d)?)\b(?! ?(?:day|week|month|year)s?)"
    rf"|(?<![\w.])£(?P<before>\d{{1,4}}(?:\.\d\d)?) {_CARD}\b",
    re.IGNORECASE,
)
_PAYS_WITH = re.compile(r"\b(?:us(?:e|ed|ing)|pay\w*|redeem\w*|put|enter|spend)\b|\bone order\b", re.IGNORECASE)
_RETURNS = re.compile(r"\b(?:return\w*|back|refund\w*|lost|left)\b", re.IGNORECASE)


def about_gift_cards(turn: Turn, facts: Facts) -> Reply | None:
    """Say whether one order takes so many cards, or a card holds such a sum; None where neither is told."""
    if _RETURNS.search(turn.text):
        return None
    several, of_sum = _SEVERAL.search(turn.text), _SUM.search(turn.text)
    if several and _PAYS_WITH.search(turn.text):
        count, most = _count(several["count"]), facts.gift_cards.per_order
        about = say("cards_fit" if count <= most else "too_many_cards", most=most)
        return Reply("utter_several_gift_cards", {"about_it": about})
    if of_sum and not _PAYS_WITH.search(turn.text):
        told = Decimal(of_sum["after"] or of_sum["before"])
        fits = facts.gift_cards.least <= told <= facts.gift_cards.most
        about = say("card_may_hold" if fits else "card_may_not_hold", sum=money(told, facts.shop))
        return Reply("utter_about_gift_cards", {"about_it": about})
    return None


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS.index(written.lower()) + 1
