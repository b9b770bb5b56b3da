"""What the website's routes and sockets share beside the services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import SecretStr

from handoff.channels.record import LinkMaker
from handoff.channels.web.rates import ShopperRates
from handoff.channels.web.sessions import Tokens


@dataclass(frozen=True, slots=True)
class WebChannel:
    """The website's channel, made where it is opened."""

    tokens: Tokens
    rates: ShopperRates
    origins: Sequence[str]
    """Other sites that embed the widget."""
    identity_secret: SecretStr | None
    """Signs the merchant's statement of who is logged in; None: no identity is taken."""
    ways: Mapping[str, LinkMaker]
    """Make a token into a link to another channel, by its name, where that is on."""
