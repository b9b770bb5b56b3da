"""What the website's routes and sockets share beside the services."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import SecretStr

from handoff.channels.web.rates import ShopperRates
from handoff.channels.web.sessions import Tokens


@dataclass(frozen=True, slots=True)
class WebChannel:
    """The website's channel, made in its `setup`."""

    tokens: Tokens
    rates: ShopperRates
    origins: Sequence[str]
    """Other sites that embed the widget."""
    identity_secret: SecretStr | None
    """Signs the merchant's statement of who is logged in; None: no identity is taken."""
    telegram_link: Callable[[str], str | None] | None
    """Makes a token into a link to Telegram, or None while Telegram does not answer; itself None where it is off."""
