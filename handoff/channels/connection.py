"""A channel that reaches shoppers elsewhere, as the other channels know it."""

from collections.abc import Callable
from dataclasses import dataclass

from handoff.lifetimes import Lifetime


@dataclass(frozen=True, slots=True)
class Connection:
    """A channel to somewhere outside, up while its lifetime lasts."""

    link: Callable[[str], str | None]
    """Makes a one-time token into a link to the channel; None while it cannot be reached."""
    lifetime: Lifetime
