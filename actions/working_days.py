"""Working days where the shop is: Monday to Friday without bank holidays."""

from datetime import date, timedelta

from actions.fact_sections import Shop
from settings import working_days

_A_DAY = timedelta(days=1)


def is_working_day(when: date, shop: Shop) -> bool:
    """Whether parcels leave and the phone is answered on that day."""
    return working_days.is_working_day(when, shop.bank_holidays)


def working_day_from(when: date, shop: Shop) -> date:
    """Return the day itself where it is a working day, else the next one that is."""
    return working_days.working_day_from(when, shop.bank_holidays)


def working_days_after(when: date, count: int, shop: Shop) -> date:
    """Return the working day `count` working days after `when`; `count` is 1 or more."""
    for _ in range(count):
        when = working_day_from(when + _A_DAY, shop)
    return when
