"""The real clock, for code that is not given another."""

from datetime import UTC, date, datetime


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def utc_today() -> date:
    """Return today's date in UTC, the day the sample shop's dates are counted from."""
    return utc_now().date()
