"""What a failed call to a channel means for the line, on any channel."""

from dataclasses import dataclass
from enum import StrEnum

from handoff.states.reasons import DeliveryReason


class Kind(StrEnum):
    """What to do about a failure."""

    RETRY = "retry"
    """Try again after a pause."""
    WAIT = "wait"
    """Try again at this address after `wait_s`."""
    BLOCKED = "blocked"
    """Nothing reaches this address any more."""
    REFUSED = "refused"
    """Do not try again: it would be refused again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed call. Agents see `reason`, logs have `error`; `uncertain`: it may have succeeded all the same."""

    kind: Kind
    error: str
    reason: DeliveryReason = DeliveryReason.REFUSED
    wait_s: float = 0.0
    uncertain: bool = False
