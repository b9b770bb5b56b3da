"""Times of the day as people tell them: "3pm", "half past one", "quarter to two", "at lunchtime", "tonight"."""

import re
from datetime import time

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_WORDS = {5: "five", 10: "ten", 20: "twenty"}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_HALF = r" ?(?P<half>a\.?m\b|p\.?m\b|in the morning|in the afternoon|in the evening|at night|tonight)"
_CLOCK = tuple(
    re.compile(rf"\b{shape}", re.IGNORECASE)
    for shape in (
        (
            rf"(?P<part>half past|half|(?:a )?quarter (?:past|to)|(?:five|ten|twenty|5|10|20) (?:past|to))"
            rf" {_HOUR}\b(?:{_HALF})?"
        ),
        rf"(?<![\d£$€.])(?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d)(?!\d)(?:{_HALF})?",
        rf"{_HOUR}{_HALF}",
        r"(?P<hour>\d{1,2}) ?(?:h|hrs|hours|uhr)\b(?! (?:delivery|service))(?<!24h)(?<!24 h)",
        rf"{_HOUR} ?o['’ ]?clock\b(?:{_HALF})?",
        # "Before 2", "after six": a number of anything else is followed by its name.
        rf"(?:at|before|by|after|until|till|past) {_HOUR}(?=\s*(?:$|[?,.!]|(?:on|today|tomorrow|when|will|is)\b))",
    )
)
# Where a part of the day is told and no hour: an hour in the middle of it.
_PARTS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), told)
    for words, told in (
        ("noon|midday|lunch ?time|lunch", time(12)),
        # The end of the day that is named.
        ("midnight", time(23, 59)),
        (r"in the night|at night|tonight|late night|\w+day (?:late )?night|late on \w+day", time(23)),
        # "Morning! Do you …" greets.
        (r"(?:mid[- ]?|early |late |this |the |same |tomorrow |\w+day )morning|(?<!good )morning(?! ?[!,.])", time(10)),
        ("afternoon", time(15)),
        ("evening|after work", time(19)),
    )
)
_MINUTES = {
    "half past": 30,
    "half": 30,
    "quarter past": 15,
    "quarter to": -15,
    **{f"{words} past": minutes for minutes in (5, 10, 20) for words in (str(minutes), _IN_WORDS[minutes])},
    **{f"{words} to": -minutes for minutes in (5, 10, 20) for words in (str(minutes), _IN_WORDS[minutes])},
}
_NOON = 12
_LATE = re.compile(r"\b(?:evenings?|tonight|after work)\b", re.IGNORECASE)
_BEFORE_NOON = ("am", "a.m", "in the morning")
# Without am or pm, "at 2" is in the afternoon and "at 8" in the morning: shops and phones are awake then.
_FIRST_OF_THE_DAY = 7
_DAY_MINUTES = 24 * 60


def time_in(text: str) -> time | None:
    """Return the first time of the day that a message tells, or None."""
    for shape in _CLOCK:
        if (match := shape.search(text)) and (told := _told(match)) is not None:
            # "In the evening at seven".
            late = told.hour < _NOON and match.groupdict().get("half") is None and _LATE.search(text)
            return told.replace(hour=told.hour + _NOON) if late else told
    return next((hour for words, hour in _PARTS if words.search(text)), None)


def _told(match: re.Match[str]) -> time | None:
    told = match.groupdict()
    hour = int(told["hour"]) if told["hour"].isdecimal() else _HOURS.index(told["hour"].lower()) + 1
    minutes = int(told.get("minute") or 0) + _MINUTES.get((told.get("part") or "").lower().removeprefix("a "), 0)
    # "07:30" is written as a timetable does it.
    timetable = told.get("minute") is not None and (told["hour"].startswith("0") or hour > _NOON)
    after = (hour if timetable else _of_24(hour, told.get("half"))) * 60 + minutes
    return time(*divmod(after, 60)) if 0 <= after < _DAY_MINUTES else None


def _of_24(hour: int, half: str | None) -> int:
    if half is None:
        return hour + _NOON if hour < _FIRST_OF_THE_DAY else hour
    if hour > _NOON:
        return hour
    return hour % _NOON + (0 if half.lower().startswith(_BEFORE_NOON) else _NOON)
