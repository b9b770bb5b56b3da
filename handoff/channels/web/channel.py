"""What the website's routes and sockets share besides the services."""

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
    """Signs the merchant's statement of who is logged in; None: no identity is accepted."""
    facts_waiting: bool
    """Whether the bot tells facts to a shopper who waits for a person."""
    ways: Mapping[str, LinkMaker]
    """What turns a token into a link, by the name of each channel that is on."""
