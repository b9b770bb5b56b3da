"""What a channel is to the rest of the product: what it is called, and what it brings while it is on."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from sanic import Blueprint

from handoff.lifetimes import Lifetime
from handoff.services import Services

LinkMaker = Callable[[str], str | None]
"""Makes a link's token into an address that opens the channel; returns None while that cannot be known."""


@dataclass(frozen=True, slots=True)
class OpenChannel:
    """A channel that the settings turn on."""

    routes: Sequence[Blueprint]
    link: LinkMaker
    status: Callable[[], str] | None = None
    """The state of the service behind the channel, in a word for `/readyz`; None where there is no such service."""
    lifetime: Lifetime = field(default_factory=nullcontext)
    """Entered when the server starts, left when it has stopped."""


@dataclass(frozen=True, slots=True)
class ChannelRecord:
    """A channel, on or off."""

    name: str
    """On the wire and in the database."""
    label: str
    """What people call it."""
    mark: str
    """Its icon next to the label: the path of an SVG of 20 × 20, drawn as lines."""
    open: Callable[[Services, Mapping[str, LinkMaker]], OpenChannel | None]
    """Opens it; None where it is off. It is given the links of channels that are on, by name: later ones join them."""
