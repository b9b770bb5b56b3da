"""What the shop's rules on returns say to one question: about a condition, a day, a cost, a fault. No order is needed.

Each answer begins with yes, no, the day or the sum. Facts decide; what is in doubt is left to the general terms, or to
a person. What counts as a condition stands in data/conditions.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta

from actions.conditions import conditions_in
from actions.facts import Facts
from actions.moments import days_of
from actions.paying_or_not import says_free
from actions.phrases import say
from actions.spoken_numbers import NUMBERS
from actions.turn import Reply
from actions.wording import plain_day
from actions.working_days import working_days_after

# "Will you …" is answered by yes or no, "what happens to …" is not.
_ASKS_WHETHER = re.compile(r"\b(?:do|does|will|would|is|are|am|must|should|shall|can|could|have|has)\b", re.IGNORECASE)
_ASKS_HOW = re.compile(r"(?:^|[,.;?!]|\b(?:and|so|but|then))\W*(?:what|how|why|when|who|which)\b", re.IGNORECASE)
# A money-back guarantee is what the terms of a return are.
_GUARANTEE = re.compile(r"\b(?:warr[ae]nt\w+|(?<!money.back )g[au]{1,2}r+[ae]nt\w+|wear and tear)", re.IGNORECASE)
# A parcel may be under way for so long: what was bought before that has surely come.
SLOW_PARCEL_DAYS = 14
YEAR_DAYS = 365
# From so many days on a thing has an age, and none of the days of a return.
_AN_AGE_DAYS = 180
# What decides whatever the day is, unless the days are over; the first that is told answers.
_BARS = (("kept", "utter_return_kept"), ("worn", "utter_return_worn"), ("unlabelled", "utter_return_no_tags"))
_BEFORE_THE_DAY = (
    ("refuses", "utter_return_not_here"),
    ("not_here_yet", "utter_return_not_here"),
    ("with_us", "utter_refund_time"),
    ("other_card", "utter_refund_only_to"),
    ("no_printer", "utter_return_no_label"),
    ("gift_secret", "utter_return_gift_secret"),
    ("gift_money", "utter_return_gift_money"),
    ("gift", "utter_return_gift"),
    ("no_receipt", "utter_return_no_receipt"),
    ("customs", "utter_return_customs"),
    ("from_away", "utter_return_from"),
    ("exchange_first", "utter_return_exchange_first"),
    ("exchange_free", "utter_return_exchange_free"),
    ("exchange_how", "utter_return_exchange_how"),
    ("exchange", "utter_return_exchange"),
    ("may_not_fit", "utter_return_may_not_fit"),
    ("whole_back", "utter_return_whole"),
    ("part_charged", "utter_return_part_free"),
    ("part", "utter_return_part"),
)
# Conditions that say something only beside another.
_ONLY_WITH = {
    "part_charged": "part",
    "not_here_yet": "returns",
    "customs": "from_away",
    "gift_money": "gift",
    "may_not_fit": "returns",
    "gift_secret": "gift",
    "exchange_first": "exchange",
    "exchange_free": "exchange",
    "final": "reduced",
    "with_us": "money",
    "other_card": "refund",
}
# So long after the end of the window: "two days over the limit", "a day after the 30".
_PAST_THE_END = re.compile(
    rf"\b(?:\d{{1,3}}|an?|{'|'.join(NUMBERS)}|few|couple of) (?:days?|weeks?|months?)"
    r" (?:(?:over|after|past|beyond|outside|later than)\b[^.?!]{0,12}?"
    r"\b(?:return|thirty|30|limit|window|deadline|period|cut.?off|last day|due date)"
    r"|(?:over|too late)(?=\W*(?:$|[,.;?!])))"
    r"|\b(?:missed|past|over|outside|beyond)\b[^.?!]{0,25}\b(?:limit|window|deadline|period|cut.?off|30 days)"
    r" by (?:only |just |about )?(?:\w+ )?(?:days?|weeks?|months?)\b",
    re.IGNORECASE,
)
# What the day says as well, where one is told.
_AFTER_THE_DAY = (
    ("tried_on", "utter_return_tried_on"),
    ("indoors", "utter_return_tried_on"),
    ("unworn", "utter_return_unworn"),
    ("opened", "utter_return_opened"),
    ("unboxed", "utter_return_unboxed"),
    ("reduced", "utter_return_reduced"),
    ("money", "utter_refund_time"),
    ("cost", "utter_return_cost"),
)


def return_rule(text: str, entities: Mapping[str, str], facts: Facts, today: date, *, about: str = "") -> Reply | None:
    """Return what the rules say to a question; None where it names nothing that they depend on.

    `about` is a condition that it is known to be about, whatever its words. `entities` may hold `date`, an ISO day,
    week, month or year, or `duration_days`, how long ago it was; `today` is the shop's day.
    """
    told = conditions_in(text) | ({"guarantee"} if is_of_guarantee(text) else set()) | ({about} - {""})
    since = days_since(entities, told, today)
    if (beside := _beside_the_window(text, told) or _to_come(entities, told, facts, today)) is not None:
        return beside
    # What came off a thing that was worn twice is a fault all the same.
    is_faulty = "fault" in told and (since is not None or "worn" in told)
    if {"guarantee", "wear"} & told or is_faulty or _is_of_its_age(since, told):
        return guarantee(since, told, facts)
    window = _window(told, since, facts, today)
    if {"with_us", "money"} <= told and since is not None and since[0] == since[1]:
        return _refund_by(today - timedelta(since[0]), facts, today)
    if window is not None and since is not None and min(since) > facts.returns.window_days:
        return window
    if {"part", "names_delivery"} <= told and "may_return" not in told:
        # Whatever it is called, "reclaim the 3.95": what is asked is whether delivery is paid after all.
        told |= {"part_charged"}
    if {"with_us", "sent_back", "refund", "money"} & told:
        # What has not come is a return, or the money for it.
        told -= {"not_here_yet"}
    # A label that is to be printed is none of the thing's own.
    told -= {"unlabelled"} if "no_printer" in told else set()
    # Who asks until when what they bought themselves goes back is no one that was given it.
    told -= {"gift"} if {"until_when", "ordered"} <= told else set()
    # "How long may I keep a thing" keeps no part of an order.
    told -= {"part"} if "until_when" in told and not {"free_kept", "free_lost", "part_charged"} & told else set()
    barred = told - {"worn"} if {"unworn", "indoors"} & told else told
    # Each of these goes on with another: delivery that is asked about is the order's own where nothing is kept.
    told -= {one for one, other in _ONLY_WITH.items() if other not in told}
    before = _first(_BARS, barred) or _first(_BEFORE_THE_DAY, told)
    rule = before or window or _first(_AFTER_THE_DAY, told)
    if rule is None:
        return _of_the_window(entities, told, facts)
    return replace(rule, variables={**rule.variables, "says": begins_with(rule.response or "", text, told, facts)})


def _to_come(entities: Mapping[str, str], told: Collection[str], facts: Facts, today: date) -> Reply | None:
    """Say until when that may come back which is to arrive on a day that is told."""
    comes = _still_to_come(entities, told, today)
    if comes is None:
        return None
    last = comes + timedelta(facts.returns.window_days)
    return Reply("utter_return_last_day", {"day": plain_day(last, today, facts.shop)})


def _beside_the_window(text: str, told: Collection[str]) -> Reply | None:
    """What is said where the end of the window is told to be over, or more days are hoped for."""
    if _PAST_THE_END.search(text) and not {"names_delivery", "guarantee", "fault", "wear"}.intersection(told):
        return Reply("utter_return_over")
    return Reply("utter_return_window", {"says": say(_BEGINS["no"])}) if "longer" in told else None


def _is_of_its_age(since: tuple[int, int] | None, told: Collection[str]) -> bool:
    """Whether a thing has an age, and nothing is said of a return: what is asked of it is the guarantee's."""
    of_a_return = {"returns", "exchange", "refund", "gift", "unworn", "too_late", "until_when"}
    # "It came in 2025" tells a day; "after ten months" an age.
    of_a_day = {"arrived", "ordered"} & set(told)
    return (
        since is not None
        and min(since) > (YEAR_DAYS if of_a_day else _AN_AGE_DAYS)
        and not of_a_return.intersection(told)
    )


# What answers a question whether it is so, and does not begin with the answer itself.
_BEGINS = {"yes": "said_yes", "no": "said_no"}


def begins_with(response: str, text: str, told: Collection[str], facts: Facts) -> str:
    """Return the yes or the no that an answer to what a text asks begins with, or nothing."""
    says = ""
    if response == "utter_return_cost":
        says = says_free(text, free=not facts.returns.cost)
    elif response == "utter_return_may_not_fit":
        says = says_free(text, free=not facts.returns.cost) or "yes"
    elif response == "utter_return_part_free":
        says = _stays_free(text, told)
    elif response == "utter_return_exchange_free":
        says = says_free(text, free=True)
    elif response == "utter_return_reduced":
        says = "no" if "final" in told else "yes"
    elif response == "utter_return_unboxed":
        says = "no" if "asks_needed" in told else "yes"
    return say(_BEGINS[says]) if says else ""


def _stays_free(text: str, told: Collection[str]) -> str:
    """Return the yes or the no to a question whether delivery stays free, or is paid after all; "" where it asks how.

    That it stays is asked in few words, and that it does not in any: "reclaim", "tack on", "want back".
    """
    if "free_lost" in told:
        return "no"
    if "free_kept" in told:
        return "no" if says_free(text, free=True) == "no" else "yes"
    return "no" if _ASKS_WHETHER.search(text) and not _ASKS_HOW.search(text) else ""


def _of_the_window(entities: Mapping[str, str], told: Collection[str], facts: Facts) -> Reply | None:
    """Say whether the window is what the message takes it for: "you have 14 days, right"; None where it names none."""
    length = entities.get("duration_days", "")
    if "names_window" not in told or not length.isdecimal():
        return None
    says = "yes" if int(length) == facts.returns.window_days else "no"
    return Reply("utter_return_window", {"says": say(_BEGINS[says])})


def _refund_by(back: date, facts: Facts, today: date) -> Reply:
    """Say until when the refund of a parcel is there that was back with the shop on that day."""
    last = working_days_after(back, facts.returns.refund_days, facts.shop)
    response = "utter_refund_by" if last >= today else "utter_refund_overdue"
    return Reply(response, {"day": plain_day(last, today, facts.shop)})


def is_of_guarantee(text: str) -> bool:
    """Whether a message asks about the guarantee."""
    return bool(_GUARANTEE.search(text))


def guarantee(since: tuple[int, int] | None, told: Collection[str], facts: Facts) -> Reply:
    """Return what the guarantee says to who bought something so many days ago, if that is known, and tells of this."""
    if {"wear", "own_doing"} & set(told):
        return Reply("utter_guarantee_not_wear")
    if "no_receipt" in told:
        return Reply("utter_guarantee_no_receipt")
    if since is None:
        return Reply("utter_guarantee")
    within = min(since) <= facts.returns.guarantee_years * YEAR_DAYS
    return Reply("utter_guarantee_holds" if within else "utter_guarantee_over")


def _first(rules: tuple[tuple[str, str], ...], told: Collection[str]) -> Reply | None:
    return next((Reply(response) for condition, response in rules if condition in told), None)


def _window(told: Collection[str], since: tuple[int, int] | None, facts: Facts, today: date) -> Reply | None:
    """Say whether the window is open. It is counted from the parcel's arrival, so an order's day may not decide it.

    `since` are the least and the most days that it may be ago: "in October" is no one day.
    """
    if since is None:
        return None
    least, most = since
    window = facts.returns.window_days
    last = {"day": plain_day(today + timedelta(window - most), today, facts.shop)}
    ordered = "ordered" in told and "arrived" not in told
    if most <= window:
        return Reply(_open_window(told, ordered=ordered), last)
    if least <= window or (ordered and least <= window + SLOW_PARCEL_DAYS):
        return Reply("utter_return_depends", {"day": plain_day(today - timedelta(window), today, facts.shop)})
    if ordered or least != most:
        return Reply("utter_return_over")
    return Reply("utter_return_too_late_since" if "too_late" in told else "utter_return_over_since", last)


def _open_window(told: Collection[str], *, ordered: bool) -> str:
    if "too_late" in told:
        return "utter_return_not_late"
    if ordered:
        return "utter_return_open_from_order"
    return "utter_return_last_day" if "until_when" in told else "utter_return_open"


def days_since(entities: Mapping[str, str], told: Collection[str], today: date) -> tuple[int, int] | None:
    """Return the least and the most days ago that it was; None where no day is named, or one that is still to come.

    `entities` are as `return_rule` takes them, `told` the conditions that the message tells of.
    """
    span = days_of(entities.get("date", ""))
    length = entities.get("duration_days", "")
    # "Does it still have the 30 days" names the window.
    ago = length.isdecimal() and bool({"elapsed", "fault", "guarantee"} & set(told)) and "names_window" not in told
    # "Today is the 30th day": where a length of time is told, today is only the day of the question.
    if span and span[0] <= today and not (ago and span[0] == today):
        return (today - min(span[1], today)).days, (today - span[0]).days
    return (int(length), int(length)) if ago else None


def _still_to_come(entities: Mapping[str, str], told: Collection[str], today: date) -> date | None:
    """Return the day on which it will arrive, where a question about the window tells of one."""
    span = days_of(entities.get("date", ""))
    if span and span[0] == span[1] > today and "will_arrive" in told and {"until_when", "too_late"} & set(told):
        return span[0]
    return None
