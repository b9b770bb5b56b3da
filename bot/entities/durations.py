"""How long something took or lasts, in days: "5 months" is 150, "a fortnight" 14, "48 hours" 2.

A month has 30 days, a year 365: a shopper who says "after 5 months" counts no days. Of "2-3 weeks" the longer is meant.
A stretch that tells a day ("3 weeks ago") is a date: see bot/entities/dates.py.
"""

import re
from collections.abc import Iterator

from bot.entities.claims import Claim
from bot.entities.counts import COUNTS

_DAYS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14, "month": 30, "mth": 30, "year": 365, "yr": 365}
# Who has had a thing for two winters counts years.
_DAYS |= dict.fromkeys(("winter", "summer", "spring", "autumn", "birthday"), _DAYS["year"])
_HOURS_A_DAY = 24
_COUNTS: "dict[str, float]" = {**COUNTS, "half a": 0.5}
_WORDS = "|".join(sorted((word for word in _COUNTS if word not in {"a", "an"}), key=lambda word: (-len(word), word)))
_UNIT = (
    r"(?P<unit>days?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?|hours?|hrs?"
    r"|winters|summers|springs|autumns|birthdays)(?:'s?)?"
)
_COUNT = rf"(?P<count>(?!\d{{4}} ?h)\d{{1,4}}(?:\.5)?|{_WORDS})(?P<half> and a half| ?½)?"
# A child's age and a rate are no stretch of time; "one day" is some day.
_NOT_AFTER = (
    r"(?![\w])(?!(?:(?<=\d year)|(?<=\d-year))[ -]old\W*$)(?![ -]olds? (?:son|daughter|boy|girl|child|kid"
    r"|grand\w+|nephew|niece|who)\b)"
    r"(?! (?:a|per|each|every) (?:day|week|month|year)\b)(?! of age\b)"
    r"(?! (?:on|from) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
_NOT_BEFORE = r"(?<![\w.,£$€/-])(?<!every )(?<!each )(?<!aged )(?<!age )(?<!per )"
_SPANS = (
    re.compile(
        rf"{_NOT_BEFORE}\b(?P<value>(?P<count>an?|\d{{1,3}}|{_WORDS}) {_UNIT}(?P<half> and a half))\b", re.IGNORECASE
    ),
    re.compile(
        rf"{_NOT_BEFORE}(?P<value>(?:\d{{1,3}} ?(?:-|to|or) ?)?{_COUNT}(?: |-)?(?:(?:working|business|whole|full"
        rf"|calendar"
        rf"|long|more) )?{_UNIT}){_NOT_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:after|for|been|within|over|about|only|nearly|almost|than|takes?|took|taken|lasted|lasts?|is|was"
        r"|in|under"
        rf"|already|exactly|just|around|waited|waiting) (?P<value>(?P<count>an?) {_UNIT}){_NOT_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!half )(?<!twice )(?<!once )(?<!times )\b(?P<value>(?P<count>an?) {_UNIT})(?= (?:late|overdue|old"
        rf"|early|too late|behind|long"
        r"|to (?:return|send|decide)|after\W*$|have passed|has passed|has gone|passed|on\b|later))",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<value>(?P<count>a|one) (?P<unit>fortnight))\b", re.IGNORECASE),
    # "The 30th day since delivery", "day 31".
    re.compile(
        r"\b(?P<value>(?P<count>\d{1,3})(?:st|nd|rd|th) (?P<unit>day))\b(?= (?:since|after|from|now))", re.IGNORECASE
    ),
    re.compile(r"\b(?P<value>(?P<unit>day) (?P<count>\d{1,3}))\b(?! ?(?:of|th|st|nd|rd))", re.IGNORECASE),
    re.compile(r"\b(?P<value>(?P<count>half a|a) (?P<unit>year|month))(?= (?:now|and a half))", re.IGNORECASE),
)
_MAY_BE = re.compile(
    r"day|week|wk|month|mth|year|yr|fortnight|hour|hrs|winters|summers|springs|autumns|birthdays", re.IGNORECASE
)
_OLD = re.compile(r"[ -]olds?\b", re.IGNORECASE)
_CHILD = re.compile(
    r"\b(?:he|she|he's|she's|son|daughter|kids?|child(?:ren)?|boys?|girls?|grand\w+|nephew|niece|baby|i'm|i am"
    r"|for an?|who)\b",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(r"one day\b(?! (?:late|early|over|old|before|after|too|left))", re.IGNORECASE)


def find(text: str) -> Iterator[Claim]:
    """Find the stretches of time of a plain text that are a day or longer."""
    if not _MAY_BE.search(text):
        return
    for regex in _SPANS:
        for match in regex.finditer(text):
            days = _days(match)
            of_child = _OLD.match(text, match.end()) and _CHILD.search(text[: match.start()])
            if days and not of_child and not _ONE_DAY.match(text, match.start("value")):
                yield Claim("duration_days", str(days), *match.span("value"))


def _days(match: "re.Match[str]") -> int:
    said = match["count"].lower()
    count = _COUNTS[said] if said in _COUNTS else float(said)
    if "half" in match.re.groupindex and match["half"]:
        count += 0.5
    unit = match["unit"].lower().rstrip("s")
    if unit in {"hour", "hr"}:
        return int(count // _HOURS_A_DAY)
    return round(count * _DAYS[unit])
