"""Whether a shop calls at the time that a shopper names: nobody rings on a Sunday, or at three in the morning."""

import re
from datetime import time

_NO_WORKING_DAY = re.compile(
    r"\b(?:satur|sun)days?\b|\bweekends?\b|\b(?:christmas|xmas|boxing|new years?|new year['’]s)(?: day)?\b(?! eve)"
    r"|\bbank holidays?\b",
    re.IGNORECASE,
)
_WORKING_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri)days?\b|\bweekdays?\b", re.IGNORECASE)
_AT_NIGHT = re.compile(r"\b(?:midnight|tonight|evenings?|night)\b", re.IGNORECASE)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = re.compile(
    r"(?P<after>\b(?:after|from)\s+|\bnot before\s+)?(?P<before>\b(?:before|until|till|by)\s+)?"
    rf"(?<![\w.:])(?P<hour>\d{{1,2}}|{'|'.join(_WORDS)})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\b)?"
    r"(?! ?(?:st|nd|rd|th|weeks?|days?|minutes?|mins?|hours?)\b)",
    re.IGNORECASE,
)
_NOON = 12


def is_never_rung(when: str, opens: str, closes: str) -> bool:
    """Whether all of a time that is named in words is outside the hours of calls, "9:00" to "17:00" on working days.

    What may be meant otherwise is not: "at 4" is the afternoon, and "Friday or Saturday" has its Friday.
    """
    if _NO_WORKING_DAY.search(when) and not _WORKING_DAY.search(when):
        return True
    hours = [one for one in _HOUR.finditer(when) if int(_number(one["hour"])) <= 2 * _NOON]
    if not hours:
        return _AT_NIGHT.search(when) is not None
    return not any(_may_be_rung(one, _time(opens), _time(closes)) for one in hours)


def _may_be_rung(found: "re.Match[str]", opens: time, closes: time) -> bool:
    for at in _meant(found):
        if found["after"] and at < closes:
            return True
        if found["before"] and at > opens:
            return True
        if not (found["after"] or found["before"]) and opens <= at < closes:
            return True
    return False


def _meant(found: "re.Match[str]") -> list[time]:
    """Return the times of a day that an hour may be: "at 4" both of them, "4pm" and "16:00" one."""
    hour, minute = _number(found["hour"]) % (2 * _NOON), int(found["minute"] or 0)
    if half := found["half"]:
        return [time(hour % _NOON + (_NOON if half[0] in "pP" else 0), minute % 60)]
    return [time(one, minute % 60) for one in ({hour, hour + _NOON} if 0 < hour < _NOON else {hour})]


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS.index(written.lower()) + 1


def _time(written: str) -> time:
    hour, _, minute = written.partition(":")
    return time(int(hour), int(minute))
