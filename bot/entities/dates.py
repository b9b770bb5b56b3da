"""Days as people tell them: "last Tuesday", "2 weeks ago", "the 3rd of march", "12/03"; with one form each, ISO 8601.

A week is written "2026-W47", a month "2026-11", a year "2026". Which day is meant depends on today, which is given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.entities.claims import Claim
from bot.entities.counts import COUNTS

# fmt: off
_MONTHS = (
    "jan(?:uary)?", "feb(?:ruary|uary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?",
    "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)
# fmt: on
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_DAYS = (
    "mon(?:day)?|munday",
    "tue(?:s(?:day)?)?|tuseday|teusday",
    "wed(?:nesday)?|wensday|wednsday|wendsday|wedensday",
    "thu(?:r(?:s(?:day)?)?)?|thrusday|thurday",
    "fri(?:day)?|firday",
    "sat(?:urday)?|saterday|satruday",
    "sun(?:day)?",
)
# "sat", "sun", "wed" and "mon" alone are words of their own.
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|munday|tuseday|teusday|wensday|wednsday|wendsday"
    r"|wedensday|thrusday|thurday|firday|saterday|satruday)"
)
_ANY_DAY = rf"(?:{'|'.join(_DAYS)})"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_UNITS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_UNIT = r"(?P<unit>days?|weeks?|wks?|fortnights?|months?|years?|yrs?)"
_TH = r" ?(?:st|nd|rd|th)?"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_PART_OF_DAY = re.compile(r"(?<!^this)(?<!^last) (?:morning|afternoon|evening|night)$")
_ON = (
    r"(?<![\w-])(?:on|since|by|until|till|before|after|from|of|dated|date|ordered|placed|bought|purchased"
    r"|delivered|arrived|due|for|is|was)(?: on| by| the)*:? "
)

_FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
}
_FEASTS |= {"new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31)}
_FEASTS |= {name.replace("'", ""): day for name, day in _FEASTS.items()}

# The last month of each.
_SEASONS = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11}

_SPANS = tuple(
    re.compile(regex, re.IGNORECASE)
    for regex in (
        r"(?<![\w./-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\w/-])",
        r"(?<![\w./-])\d{1,2}([/.-])\d{1,2}\1(?:20)?\d{2}(?![\w/-])",
        rf"(?<![\w./-])\d{{1,2}}{_TH}(?: of|-)? ?{_MONTH}\b(?:[ ,-]+(?:20\d\d|'\d\d)\b)?",
        rf"\b{_MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\w:]|[.,]\d)(?:,? 20\d\d\b)?",
        (
            r"(?<![\w./-])(?:\d{1,2}/0\d|0\d/\d{1,2}|(?<!gave it )(?<!give it )(?<!rate )(?<!rated )"
            r"(?:[12]\d|3[01])/1[0-2])(?![\w/]|[.,-]\d)"
        ),
        rf"{_ON}(?P<value>\d{{1,2}}[/.]\d{{1,2}})(?![\w/]|[.,-]\d)",
        rf"\b{_COUNT} {_UNIT} (?:ago|back|earlier)\b",
        rf"\bin (?P<value>{_COUNT} {_UNIT})(?: time)?(?= *(?:$|[,.?;]|and\b|or\b))",
        r"\b(?:the )?day before yesterday" + _PART,
        r"\b(?:the )?day after tom+or+ow" + _PART,
        (
            rf"\b(?:today|tonight|yesterday|yesturday|yesterady|yday|tom+or+ow|tmrw|tmr|last night"
            rf"|this (?:morning|afternoon|evening)){_PART}\b"
        ),
        # "Saturday week", "a week on Saturday".
        rf"\b(?:(?:on|by|until|till|before) )?{_DAY} week\b",
        rf"\ba week (?:on|from) {_DAY}\b",
        r"\b(?:the )?(?:week(?:end)?) after next\b",
        rf"\b(?:last|next|this|past|coming|previous|on|since|by|until|till) {_ANY_DAY}\b{_PART}",
        rf"(?<!black )(?<!good )\b{_DAY}\b(?: (?:last|next) week)?{_PART}",
        r"\b(?:last|next|this|past|previous|coming) (?:week(?:end)?|month|year)\b",
        rf"\b(?:last|past|previous) (?:{'|'.join(_SEASONS)})\b",
        (
            rf"\b(?:in|since|of|last|from|early|late|mid|until|before"
            rf"|after)[ -](?P<value>{_MONTH}(?: 20\d\d)?)\b(?! (?:be|i|we|have|need|want|not)\b)"
        ),
        rf"\b{_MONTH} 20\d\d\b",
        rf"\b20\d\d {_MONTH}\b",
        rf"\b(?:in|since|from|of|last) (?P<value>(?:{'|'.join(_SEASONS)})(?: of)? 20\d\d)\b",
        # A year alone tells when something was bought, and is a number elsewhere.
        (
            r"\b(?:bought|purchased|ordered|got|had|owned|back)(?: [\w']+){0,4}?"
            r" (?:in|since|from) (?P<value>20[12]\d)\b"
        ),
        r"^\W*in (?P<value>20[12]\d)\b",
        (
            r"\b(?:on|till?|until|before|after|by|from) (?P<value>the \d{1,2} ?(?:st|nd|rd|th))\b"
            r"(?! (?:order|item|floor|one|time))"
        ),
        rf"\b(?:last )?(?:{'|'.join(_FEASTS)})\b(?: (?:of )?20\d\d\b|(?![- ]?\d))",
    )
)
_MAY_BE = re.compile(
    rf"\d|{_MONTH}\b|day|week|month|year|fortnight|night|spring|summer|autumn|winter|tom|tmr|this|{_ANY_DAY}\b|mas\b"
    r"|halloween",
    re.IGNORECASE,
)
_NEAR = tuple(
    (days, re.compile(regex))
    for days, regex in (
        (-2, "(?:the )?day before"),
        (2, "(?:the )?day after"),
        (-1, "yes?t|yday|last night"),
        (1, "tom+or+ow|tmr"),
        (0, "today|tonight|this (?:mor|aft|eve)"),
    )
)
# The nearest day of that name is meant: shoppers tell of what they bought, and seldom plan a season ahead.
_AHEAD_DAYS = 91
_AFTER_NEXT = "after next"
_FUTURE = re.compile(r"\b(?:next|this|coming|by|until|till)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Calendar:
    """Today, and whether "12/03" is written with the month first."""

    today: date
    month_first: bool = False


def find(text: str) -> Iterator[Claim]:
    """Find the dates of a plain text; `iso` says which day each is."""
    if not _MAY_BE.search(text):
        return
    for regex in _SPANS:
        for match in regex.finditer(text):
            span = match.span("value") if "value" in regex.groupindex else match.span()
            written = text[span[0] : span[1]]
            # A text is a date on every day or on none, but for leap days, of which 2024 has one.
            if iso(written, Calendar(date(2024, 7, 1))):
                yield Claim("date", written, *span)


def iso(written: str, calendar: Calendar) -> "str | None":
    """Return the one form of a date, or None where there is no such day."""
    said = _PART_OF_DAY.sub("", " ".join(written.lower().split()))
    try:
        for reads in (_figures, _named_month, _named_day, _relative, _feast):
            value = reads(said, calendar)
            if value:
                return value
    except ValueError:
        return None
    return None


def _figures(said: str, calendar: Calendar) -> "str | None":
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", said):
        return date(*map(int, match.groups())).isoformat()
    if not (match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-]((?:20)?\d\d))?", said)):
        return None
    day, month = int(match[1]), int(match[2])
    if month > len(_MONTHS) or (calendar.month_first and day <= len(_MONTHS)):
        day, month = month, day
    return _dated(day, month, match[3], calendar)


def _named_month(said: str, calendar: Calendar) -> "str | None":
    match = re.fullmatch(rf"(\d{{1,2}}){_TH}(?: of|-)? ?({_MONTH})(?:[ ,-]+('?\d+))?", said)
    if match:
        return _dated(int(match[1]), _month(match[2]), match[3], calendar)
    match = re.fullmatch(rf"({_MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:,? (20\d\d))?", said)
    if match:
        return _dated(int(match[2]), _month(match[1]), match[3], calendar)
    match = re.fullmatch(rf"(?:(20\d\d) )?({_MONTH})(?: (20\d\d))?", said)
    if match:
        return _dated(1, _month(match[2]), match[1] or match[3], calendar)[:7]
    if match := re.fullmatch(r"the (\d{1,2}) ?(?:st|nd|rd|th)", said):
        return _latest(int(match[1]), calendar.today).isoformat()
    return None


def _named_day(said: str, calendar: Calendar) -> "str | None":
    if match := re.fullmatch(rf"a week (?:on|from) ({_DAY})|(?:(?:on|by|until|till|before) )?({_DAY}) week", said):
        coming = _named_day(f"next {match[1] or match[2]}", calendar)
        return (date.fromisoformat(coming) + timedelta(_UNITS["week"])).isoformat() if coming else None
    match = re.fullmatch(
        rf"(?:(last|next|this|past|coming|previous|on|since|by|until|till) )?({_ANY_DAY})(?: (last|next) week)?", said
    )
    if not match:
        return None
    place = next(number for number, names in enumerate(_DAYS) if re.fullmatch(names, match[2]))
    today = calendar.today
    if match[3]:
        monday = today - timedelta(today.weekday()) + timedelta(7 if match[3] == "next" else -7)
        return (monday + timedelta(place)).isoformat()
    if _FUTURE.search(said):
        return (today + timedelta((place - today.weekday() - 1) % 7 + 1)).isoformat()
    return (today - timedelta((today.weekday() - place - 1) % 7 + 1)).isoformat()


def _relative(said: str, calendar: Calendar) -> "str | None":
    today = calendar.today
    for days, regex in _NEAR:
        if regex.match(said):
            return (today + timedelta(days)).isoformat()
    if match := re.fullmatch(rf"({_COUNT}) {_UNIT}(?: (ago|back|earlier))?", said):
        count = int(match[1]) if match[1].isdecimal() else COUNTS[match[1]]
        return _moved(today, -count if match[3] else count, match["unit"].rstrip("s")).isoformat()
    if match := re.fullmatch(rf"\w+ ({'|'.join(_SEASONS)})", said):
        month = _SEASONS[match[1]]
        return f"{today.year - (month >= today.month):04}-{month:02}"
    if match := re.fullmatch(rf"({'|'.join(_SEASONS)})(?: of)? (20\d\d)", said):
        return f"{match[2]}-{_SEASONS[match[1]]:02}"
    if re.fullmatch(r"20\d\d", said):
        return said
    match = re.fullmatch(
        r"(?P<which>last|next|this|past|previous|coming) (?P<unit>week|weekend|month|year)"
        r"|(?:the )?(?P<later>week|weekend) after next",
        said,
    )
    return _span(today, match["which"] or _AFTER_NEXT, match["unit"] or match["later"]) if match else None


def _feast(said: str, calendar: Calendar) -> "str | None":
    match = re.fullmatch(r"(last )?(.+?)(?: (?:of )?(20\d\d))?", said)
    month, day = _FEASTS.get(match[2], (0, 0)) if match else (0, 0)
    if not match or not month:
        return None
    there = _dated(day, month, match[3], calendar)
    if match[1] and not match[3] and there >= calendar.today.isoformat():
        # "Last Christmas", said in December, is that of the year before.
        return _dated(day, month, str(int(there[:4]) - 1), calendar)
    return there


def _span(today: date, which: str, unit: str) -> str:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, _AFTER_NEXT: 2}[which]
    if unit == "weekend":
        saturday = today - timedelta(today.weekday() - 5)
        # "The coming weekend" is this one; the last one is over.
        return (saturday + timedelta(7 * (0 if which == "coming" else step))).isoformat()
    there = _moved(today, step, unit)
    return {"week": f"{there:%G-W%V}", "month": f"{there:%Y-%m}", "year": f"{there:%Y}"}[unit]


def _moved(today: date, count: int, unit: str) -> date:
    if unit in _UNITS:
        return today + timedelta(count * _UNITS[unit])
    months = today.year * 12 + today.month - 1 + count * (12 if unit.startswith("y") else 1)
    year, month = divmod(months, 12)
    # The 31st of a shorter month is its last day.
    return next(there for back in range(4) if (there := _on(year, month + 1, today.day - back)))


def _dated(day: int, month: int, year: "str | None", calendar: Calendar) -> str:
    if year:
        return date(int(f"20{year[-2:]}"), month, day).isoformat()
    today = calendar.today
    nearest = (_on(today.year + step, month, day) for step in (1, 0, -1))
    there = next((one for one in nearest if one and (one - today).days <= _AHEAD_DAYS), None)
    if there is None:
        raise ValueError("there is no such day near today")
    return there.isoformat()


def _on(year: int, month: int, day: int) -> "date | None":
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(day: int, today: date) -> date:
    """The latest day of that number: "on the 4th"."""
    for step in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 - step, 12)
        there = _on(year, month + 1, day)
        if there and there <= today:
            return there
    raise ValueError("no month has that day")


def _month(name: str) -> int:
    return next(number for number, names in enumerate(_MONTHS, start=1) if re.fullmatch(names, name))
