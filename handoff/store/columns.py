"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Dialect, Enum
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def one_of(names: type[StrEnum], length: int) -> Enum:
    """A column of at most `length` characters that holds the values of `names`, and is read as one of them."""
    return Enum(names, native_enum=False, length=length, values_callable=lambda members: [one.value for one in members])


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole microseconds since 1970.

    SQLite has no time zone type and compares text; a number sorts the same, and as fast, on both databases.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Aware datetimes only: a naive one raises TypeError at the subtraction."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Always aware, always UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)
