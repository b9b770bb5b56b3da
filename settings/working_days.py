"""Working days: Monday to Friday without bank holidays."""

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

_SATURDAY = 5
_A_DAY = timedelta(days=1)


def is_working_day(when: date, bank_holidays: str) -> bool:
    """Whether it is one where these bank holidays are kept, "GB-ENG" or "IE"; raises NotImplementedError for others."""
    return when.weekday() < _SATURDAY and when not in _holidays(bank_holidays)


def working_day_from(when: date, bank_holidays: str) -> date:
    """Return the day itself where it is a working day, else the next one that is; raises as `is_working_day` does."""
    while not is_working_day(when, bank_holidays):
        when += _A_DAY
    return when


@cache
def _holidays(where: str) -> HolidayBase:
    """The years are worked out as they are asked for."""
    country, _, part = where.partition("-")
    return country_holidays(country, subdiv=part or None)
