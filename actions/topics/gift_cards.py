"""Gift cards: how many one order takes, and what sums a card may hold."""

import re
from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal

from actions.facts import Facts
from actions.moments import days_of
from actions.phrases import say
from actions.spoken_numbers import NUMBERS, number_of
from actions.turn import Reply, Turn
from actions.wording import money

_CARD = r"(?:gift ?cards?|(?:gift )?vouchers?)"
# "50 gift card" is what one holds.
_SEVERAL = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)}) (?:\w+ )?(?:{_CARD}(?<=s)|(?<=\b\d ){_CARD})\b", re.IGNORECASE
)
# "A gift card for 300" and "a £300 gift card", with a sign or without.
_SUM = re.compile(
    rf"\b{_CARD} (?:\w+ )?(?:for|of|over|worth|with|be|hold|have) £?(?P<after>\d{{1,4}}(?:\.\d\d)?)\b"
    rf"(?! ?(?:day|week|month|year)s?)"
    rf"|\b{_CARD} £?(?P<bare>\d{{1,4}})(?= ?(?:pounds?|quid|ok|okay|possible|please|pls)\b|\W*$)"
    rf"|(?<![\w.])(?:£(?P<before>\d{{1,4}}(?:\.\d\d)?)|(?P<in_words>\d{{1,4}}) ?(?:pounds?|quid)) {_CARD}\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:min(?:imum)?|max(?:imum)?|least|most|smallest|largest|biggest|highest|lowest)\b", re.IGNORECASE
)
_A_CARD = re.compile(r"\b(?:gift ?)?(?:card|voucher)s?\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:valid\w*|expir\w+|runs? out|laps\w+|out of date|too (?:old|late)|good|dead|past it"
    r"|still (?:ok|okay|fine|works?|working|usable|alive|counts?|live|active)"
    r"|still (?:take|accept\w*|use|spend|redeem|honou?r\w*)"
    r"|(?:does|do|will|would|is|are) (?:it|one|they|this|that) (?:still )?(?:ok|okay|fine|usable|work|count|any use))\b"
    r"|\b(?:ok|okay|fine|usable) (?:still|to (?:use|spend))\b"
    # "Can I use it on the sale" asks something else of it.
    r"|\b(?:can|could|may) (?:i|we|she|he|they) (?:still )?(?:use|spend|redeem)(?: (?:it|one|this|that|them))?"
    r"(?= now| today|\W*$)",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(r"\b(?:valid\w*|expir\w+|runs? out|laps\w*)\b", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"\b(?:how (?:long|many (?:years|months))|until when|till when|by when|when (?:must|do|should|does))\b"
    r"[^.?!]*\b(?:good|use\w*|last\w*|keep\w*|spen[dt]\w*|valid\w*|run|expire\w*|end\w*)\b",
    re.IGNORECASE,
)
# What becomes of a sum that an order does not use up.
_VOUCHER = re.compile(r"\b(?:gift ?(?:card|voucher)|voucher)s?\b", re.IGNORECASE)
_LOSES = re.compile(
    r"\b(?:lose (?:the|what|my|it)|(?:is|are|gets?) (?:the (?:rest|remainder|difference|change) )?"
    r"(?:lost|gone|forfeit\w*)"
    r"|(?:rest|remainder|change|difference|balance) (?:lost|gone|stay\w*|back|kept?)|what(?:['’]?s| is) left)\b",
    re.IGNORECASE,
)
_FOR_AN_ORDER = re.compile(r"\b(?:order|basket|total)\b", re.IGNORECASE)
_AND_MORE = re.compile(
    r"\byears? (?:and|plus) (?:an?|one|two|three|\d+|some|a few) (?:days?|weeks?|months?)\b", re.IGNORECASE
)
_YEAR_DAYS = 365
_LEAP_MONTH, _LEAP_DAY = 2, 29
_PAYS_WITH = re.compile(
    r"\b(?:us(?:e|ed|ing)|pay\w*|redeem\w*|put|enter|spend|rest|half|part)\b|\bone order\b", re.IGNORECASE
)
_RETURNS = re.compile(r"\b(?:return\w*|back|refund\w*|lost|left)\b", re.IGNORECASE)


def about_gift_cards(turn: Turn, facts: Facts, today: date) -> Reply | None:
    """Say whether one order takes so many cards, a card holds such a sum or is still good; None where none is told."""
    if rest := of_the_rest(turn):
        return rest
    if _RETURNS.search(turn.text):
        return None
    return _of_age(turn, facts, today) or _of_number_or_sum(turn, facts)


def of_the_rest(turn: Turn) -> Reply | None:
    """Say that nothing is lost of a card that an order does not use up, where that is asked."""
    return Reply("utter_gift_card_rest") if _VOUCHER.search(turn.text) and _LOSES.search(turn.text) else None


def _of_number_or_sum(turn: Turn, facts: Facts) -> Reply | None:
    """Say whether one order takes so many cards, or a card may hold such a sum."""
    several, of_sum = _SEVERAL.search(turn.text), _SUM.search(turn.text)
    if several and _PAYS_WITH.search(turn.text):
        count, most = number_of(several["count"]), facts.gift_cards.per_order
        about = say("cards_fit" if count <= most else "too_many_cards", most=most)
        return Reply("utter_several_gift_cards", {"about_it": about})
    if of_sum and _FOR_AN_ORDER.search(turn.text):
        return Reply("utter_payment_in_parts")
    if of_sum and not _PAYS_WITH.search(turn.text):
        return _of_a_sum(Decimal(next(filter(None, of_sum.groups()))), facts)
    if _LIMITS.search(turn.text) and _A_CARD.search(turn.text) and "amount" in turn.entities:
        return _of_a_sum(Decimal(turn.entities["amount"]), facts)
    return None


def _of_age(turn: Turn, facts: Facts, today: date) -> Reply | None:
    """Say whether a card is still good, or how long it is."""
    good = _still_good(turn, facts, today) if _A_CARD.search(turn.text) and _LASTS.search(turn.text) else None
    if good is not None:
        return Reply("utter_gift_card_good", {"about_it": say("card_good" if good else "card_over")})
    lasts = re.search(r"\bgift", turn.text, re.IGNORECASE) and _RUNS_OUT.search(turn.text)
    asks = _A_CARD.search(turn.text) and _HOW_LONG.search(turn.text)
    return Reply("utter_gift_card_lasts") if lasts or asks else None


def _of_a_sum(told: Decimal, facts: Facts) -> Reply:
    fits = facts.gift_cards.least <= told <= facts.gift_cards.most
    about = say("card_may_hold" if fits else "card_may_not_hold", sum=money(told, facts.shop))
    return Reply("utter_about_gift_cards", {"about_it": about})


def _still_good(turn: Turn, facts: Facts, today: date) -> bool | None:
    """Return whether a card is good that was bought when the message tells; None where that is in doubt or not told."""
    ago, span = turn.entities.get("duration_days", ""), days_of(turn.entities.get("date", ""))
    over = span is not None and span[0] <= today
    if ago.isdecimal():
        # "Two years and a week ago" is a stretch of time before a day.
        counted_from = span[0] if span and over and _AND_MORE.search(turn.text) else today
        first = last = counted_from - timedelta(int(ago))
    elif span and over:
        first, last = span
    else:
        return None
    held = timedelta(facts.gift_cards.years * _YEAR_DAYS)
    if not ago.isdecimal():
        # A year with a leap day is a year all the same.
        first, last = (one + timedelta(_leap_days(one, today)) for one in (first, last))
    if today - last > held:
        return False
    return True if today - first <= held else None


def _leap_days(first: date, last: date) -> int:
    """How many leap days lie between two days."""
    days = (date(year, _LEAP_MONTH, _LEAP_DAY) for year in range(first.year, last.year + 1) if isleap(year))
    return sum(first <= day <= last for day in days)
