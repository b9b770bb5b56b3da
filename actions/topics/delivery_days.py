"""Delivery by the days and times that a message names: when it is ordered, and when it has to be there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from actions.answer import Reply, Turn
from actions.fact_sections import DeliveryOption
from actions.facts import Facts
from actions.moments import days_ahead, days_named
from actions.phrases import say
from actions.spoken_times import time_in
from actions.topics import delivery_words as words
from actions.topics.arriving import Wanted, by_a_day, cut_off, leaves_on, order_until, when_ordered
from actions.wording import day
from actions.working_days import is_working_day

_A_WEEK = 7  # days
_TWO_MONTHS = 62  # days


@dataclass(frozen=True, slots=True)
class _Told:
    """The days still to come and the time that a message names, and the day of them on which it is ordered.

    `later` is than that time.
    """

    days: tuple[date, ...]
    at: time | None
    ordered_on: date | None
    later: bool

    @property
    def wanted(self) -> list[date]:
        """The other days: of a weekday, the first one after the order."""
        return [_not_before(one, self.ordered_on) for one in self.days if one != self.ordered_on]


def of_days(
    turn: Turn, facts: Facts, now: datetime, *, where: str = "", way: DeliveryOption | None = None
) -> Reply | None:
    """Answer a message by the days and times that it names; None where it names none. `where` and `way` are as told."""
    told = _told(turn, facts, now)
    if (placed := _placed_before(turn, told.at, now, facts)) is not None:
        others = [day for day in days_named(turn) if day != placed.date()]
        return when_ordered(placed, now, facts, says=_leaves_then(placed, others, turn.text, facts))
    if asked := _of_a_day(turn, told.wanted, told.at, now, facts) or _of_a_cut_off(turn, told, now, facts):
        return asked
    if words.WEEKENDS.search(turn.text) and not told.ordered_on:
        return Reply("utter_no_weekends")
    if told.wanted and words.WANTS_DAY.search(turn.text):
        latest = told.wanted[-1] - timedelta(days=1) if words.BEFORE.search(turn.text) else told.wanted[-1]
        placed = _moment(now, told.ordered_on, told.at if told.ordered_on else None, facts)
        return by_a_day(placed, Wanted(latest, where, way), now, facts)
    if told.ordered_on or told.at:
        # "This noon" is today's, and what is over of today is now.
        is_now = told.at and told.at <= now.time() and words.OF_TODAY.search(turn.text)
        placed = now if is_now else _moment(now, told.ordered_on, told.at, facts)
        return when_ordered(placed, now, facts, says=_leaves_then(placed, told.wanted, turn.text, facts))
    return None


def _told(turn: Turn, facts: Facts, now: datetime) -> _Told:
    of_the_order = words.THERE_BY.sub(" ", words.LEAVES_BY.sub(" ", turn.text))
    days, at = days_ahead(turn, now.date()), time_in(of_the_order)
    later = at is not None and words.LATER_THAN.search(turn.text) is not None
    if at == facts.shipping.last_time and later:
        # "After two" on some day is past the minute itself.
        at = at.replace(minute=at.minute + 1)
    ordered_on = _ordered_on(words.ORDERED_ON.search(turn.text), days, turn.text, now.date())
    if ordered_on is None and days == (now.date(),) and words.ASKS_DAY.search(turn.text):
        # "Bought today, which day is it here".
        ordered_on = now.date()
    return _Told(days, at, ordered_on, later)


def _of_a_cut_off(turn: Turn, told: _Told, now: datetime, facts: Facts) -> Reply | None:
    """Say whether an order of the time that is told leaves the same day, where that is asked."""
    if told.ordered_on and told.wanted and words.WANTS_DAY.search(turn.text):
        return None
    if words.ASKS_ARRIVAL.search(turn.text) and not words.ASKS_CUT_OFF.search(turn.text):
        return None
    if words.CUT_OFF.search(turn.text) or (told.at and not told.days and words.GOES_NEXT_DAY.search(turn.text)):
        if told.later and not told.days:
            return Reply("utter_delivery_cut_off")
        of = _asked_of(told.ordered_on or next(iter(told.days), None), told.at, now, facts)
        return _said_of_a_cut_off(of, turn.text, now, facts)
    if told.at and told.ordered_on is None and told.days == (now.date(),):
        # "Is one o'clock early enough for today".
        return _said_of_a_cut_off(_asked_of(now.date(), told.at, now, facts), turn.text, now, facts)
    return None


def _said_of_a_cut_off(ordered: datetime, text: str, now: datetime, facts: Facts) -> Reply:
    """Say whether an order of that moment leaves the same day, after a yes or a no where the text asks for one."""
    said = cut_off(ordered, now, facts)
    if words.ASKS_OPENLY.search(text):
        return said
    leaves = leaves_on(ordered, facts) == ordered.date()
    begins = "no_and" if leaves == bool(words.TOO_LATE.search(text)) else "yes_and"
    return replace(said, variables={"about_it": say(begins, said=said.variables["about_it"])})


def _asked_of(on: date | None, at: time | None, now: datetime, facts: Facts) -> datetime:
    """Return the moment of which it is asked whether it is early enough: an hour of today that is over, too."""
    return (
        datetime.combine(now.date(), at, now.tzinfo) if at and on in {None, now.date()} else _moment(now, on, at, facts)
    )


def _placed_before(turn: Turn, at: time | None, now: datetime, facts: Facts) -> datetime | None:
    """Return when an order was placed that is told of as placed on a past day: "ordered on Friday evening"."""
    if not words.WAS_ORDERED.search(turn.text):
        return None
    past = [day for day in days_named(turn) if day < now.date()]
    if not past and at and not turn.named.get("date"):
        # "Placed at half past two" was today.
        past = [now.date()] if at <= now.time() else []
    return datetime.combine(past[0], at or facts.shipping.last_time, now.tzinfo) if past else None


def _leaves_then(placed: datetime, days: Sequence[date], text: str, facts: Facts) -> str:
    """Return the yes or the no to whether an order of that moment leaves on the day that is named; else nothing."""
    if words.LEAVES_BY.search(text) and not days and not words.ASKS_DAY.search(text):
        return say("said_yes" if leaves_on(placed, facts) == placed.date() else "said_no")
    if len(days) != 1 or not words.LEAVING.search(text) or words.ASKS_DAY.search(text):
        return ""
    return say("said_yes" if leaves_on(placed, facts) == days[0] else "said_no")


def _of_a_day(turn: Turn, days: Sequence[date], at: time | None, now: datetime, facts: Facts) -> Reply | None:
    """Answer what is asked about a day by itself: is anything sent then, when does it leave, until when to order."""
    if not days:
        return None
    if words.LEAVES.search(turn.text):
        return when_ordered(_moment(now, days[0], at, facts), now, facts)
    if words.CLOSES.search(turn.text) and not is_working_day(days[0], facts.shop):
        return Reply("utter_nothing_leaves", {"day": day(days[0], now.date(), facts.shop)})
    if words.WORKS.search(turn.text) and not is_working_day(days[0], facts.shop):
        return Reply("utter_no_weekends")
    if words.FEAST.search(turn.text) and words.LAST_ORDER.search(turn.text):
        return Reply("utter_christmas")
    to_come = days[-1] > now.date()
    return order_until(days[-1], now, facts) if to_come and words.UNTIL.search(turn.text) else None


def _not_before(wanted: date, ordered_on: date | None) -> date:
    """Return the day that is wanted: of a weekday, the first one after the order."""
    weeks = max(0, -(-(ordered_on - wanted).days // _A_WEEK)) if ordered_on else 0
    return wanted + timedelta(weeks=weeks)


def _ordered_on(on: re.Match[str] | None, days: Sequence[date], text: str, today: date) -> date | None:
    """Return the day on which it is ordered; "there by Christmas if I order on 18 December" tells it last."""
    if on is None or on["now"] or not days or words.UNTIL.search(text):
        return None
    if on["nth"] and not any(one.day == int(on["nth"]) for one in days):
        # "If I order on the 22nd" names no month: it is the next day of that number.
        ahead = (today + timedelta(days) for days in range(_TWO_MONTHS))
        return next((one for one in ahead if one.day == int(on["nth"])), None)
    # "My party is on the 12th, and if I order tomorrow": the day of the order is told last.
    told_before = words.BY.search(text, 0, on.start()) or words.A_DAY.search(text, 0, on.start())
    return days[-1] if told_before else days[0]


def _moment(now: datetime, on: date | None, at: time | None, facts: Facts) -> datetime:
    """Return when the order is placed. A day without a time is taken at its cut-off, a time that is over tomorrow."""
    if at is None and on in {None, now.date()}:
        return now
    moment = datetime.combine(on or now.date(), at or facts.shipping.last_time, now.tzinfo)
    return moment if moment >= now else moment + timedelta(days=1)
