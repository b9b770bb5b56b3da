"""The days a message names, read against today."""

import re
from datetime import date, datetime, timedelta

from actions.facts import Facts
from actions.turn import Turn
from shop.clock import utc_now

_A_WEEK = 7  # days
_MONTHS = 12
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bweekend", re.IGNORECASE)
# "Quarter past two" is a time of the day.
_PAST = re.compile(
    r"\b(?:last|past (?=\w*(?:day|week|month|year)|few|\d+ )|previous|since|ago|yesterday)\b", re.IGNORECASE
)


_BOUGHT = re.compile(r"\b(?:bought|ordered|purchased|got|had)\b", re.IGNORECASE)
_CAME = re.compile(r"\b(?:came|arrived|delivered|turned up|received)\b", re.IGNORECASE)


def shop_now(facts: Facts) -> datetime:
    """Return this moment as the shop's clock shows it."""
    return utc_now().astimezone(facts.shop.timezone)


def days_named(turn: Turn) -> tuple[date, ...]:
    """Return the days that a message names; weeks and months are left out."""
    return tuple(date.fromisoformat(one) for one in turn.named.get("date", ()) if _A_DAY.fullmatch(one))


def told_of(turn: Turn, today: date) -> dict[str, str]:
    """Return the message's entities with the day that it tells of.

    "It came on Friday, I opened it today" tells of Friday.
    """
    earlier = [one for one in turn.named.get("date", ()) if one != today.isoformat()]
    if len(earlier) > 1 and _BOUGHT.search(turn.text) and not _CAME.search(turn.text):
        # "Bought in spring, the seam split last week" tells of spring.
        earlier.sort(reverse=True)
    return {**turn.entities, **({"date": earlier[-1]} if earlier else {})}


def days_of(written: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date as entities have it: a day, a week, a month or a year; else None."""
    for pattern, length in ((r"\d{4}-\d\d-\d\d", 1), (r"\d{4}-W\d\d", _A_WEEK)):
        if re.fullmatch(pattern, written):
            first = date.fromisoformat(written)
            return first, first + timedelta(length - 1)
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d))?", written):
        year, month = int(found[1]), int(found[2] or 1)
        after = date(year + 1, 1, 1) if month == _MONTHS or not found[2] else date(year, month + 1, 1)
        return date(year, month, 1), after - timedelta(1)
    return None


def days_ahead(turn: Turn, today: date) -> tuple[date, ...]:
    """Return the days named, for a message that asks what will be; those that are over are left out."""
    return tuple(one for day in turn.named.get("date", ()) if (one := day_ahead(day, turn.text, today)))


def day_ahead(named: str, text: str, today: date) -> date | None:
    """Return the day that an entity of `text` names where it is still to come; None for a week, a month, a past day.

    Entities take "on Saturday" for the last one, as most shoppers tell of what they bought; here it is the next.
    """
    coming = _coming(date.fromisoformat(named), today, text) if _A_DAY.fullmatch(named) else None
    return coming if coming and coming >= today else None


def _coming(named: date, today: date, text: str) -> date:
    over = timedelta(0) < today - named <= timedelta(_A_WEEK)
    return named + timedelta(_A_WEEK) if over and _WEEKDAY.search(text) and not _PAST.search(text) else named
