"""What a call of a channel that failed means for the line, whichever channel it is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What to do about a failure."""

    RETRY = "retry"
    """Again, after a pause."""
    WAIT = "wait"
    """Again at this address after `wait_s`."""
    BLOCKED = "blocked"
    """Nothing reaches this address any more."""
    REFUSED = "refused"
    """Never again: it would be refused again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed call. Agents see `reason`, logs `error`; `uncertain`: it may have been done all the same."""

    kind: Kind
    error: str
    reason: str = ""
    wait_s: float = 0.0
    uncertain: bool = False
