"""Whether anybody is at the console, and where nobody is, when somebody will be and how else the shop is reached.

People are there in the hours of the phone, `contact` in data/facts.yml: who waits at night is told "from 9:00
tomorrow", and not "as soon as someone is free".
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from settings.facts import PageFacts
from settings.working_days import is_working_day, working_day_from
from shop.clock import utc_now

JUST_GONE = timedelta(minutes=2)
"""Who left the console, or did something there, so lately may be back in a moment."""
STARTING = timedelta(seconds=30)
"""So long after a start of the server the open consoles may not be back yet."""
_A_DAY = timedelta(days=1)

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Absence:
    """That nobody is there. `days` says in how many days somebody is; None where they could be there at this hour."""

    days: int | None
    day: date
    opens: str
    closes: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Phone:
    """The shop's phone number, and from when to when it is answered on working days."""

    number: str
    opens: str
    closes: str


class Attendance:
    """Counts who is at the console: agents are there while they have a socket, and shortly after they did something."""

    def __init__(self, facts: PageFacts, now: Now = utc_now) -> None:
        self._facts, self._now = facts, now
        self._there = 0
        self._last = now() - JUST_GONE + STARTING

    @contextmanager
    def present(self) -> Iterator[None]:
        """Somebody is there until the end of the block."""
        self._there += 1
        try:
            yield
        finally:
            self._there -= 1
            self.note()

    def note(self) -> None:
        """Somebody has just done something."""
        self._last = self._now()

    def absence(self) -> Absence | None:
        """What to tell a shopper; None while somebody is there, and where the facts do not say when that is."""
        now = self._now()
        if self._there or now - self._last < JUST_GONE:
            return None
        try:
            return self._absence(now)
        except (LookupError, ValueError, NotImplementedError):  # the merchant's file is being changed
            return None

    def phone(self) -> Phone | None:
        """The shop's phone; None where the facts do not tell of one."""
        try:
            return Phone(*(self._fact(f"contact.{name}") for name in ("phone", "phone_from", "phone_to")))
        except (LookupError, ValueError):  # the merchant has none, or the file is being changed
            return None

    def _absence(self, now: datetime) -> Absence:
        here = now.astimezone(ZoneInfo(self._fact("shop.timezone")))
        opens, closes = self._fact("contact.phone_from"), self._fact("contact.phone_to")
        works, today = self._fact("shop.bank_holidays"), here.date()
        if is_working_day(today, works) and _time(opens) <= here.time() < _time(closes):
            days, day = None, today
        else:
            day = working_day_from(today if here.time() < _time(opens) else today + _A_DAY, works)
            days = (day - today).days
        return Absence(days, day, opens, closes, self._fact("contact.phone"), self._fact("contact.email"))

    def _fact(self, place: str) -> str:
        return self._facts.put_into(f"{{{place}}}")


def _time(written: str) -> time:
    hour, _, minute = written.partition(":")
    return time(int(hour), int(minute))
