"""The website's channel."""

from collections.abc import Callable

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.links import shopper_link_routes
from handoff.channels.web.photos import shopper_photo_routes
from handoff.channels.web.rates import ShopperRates
from handoff.channels.web.routes import shopper_routes
from handoff.channels.web.sessions import Tokens
from handoff.services import App, Services


def setup(app: App, services: Services, telegram_link: Callable[[str], str | None] | None) -> None:
    """Mounts `/api/shopper`. `telegram_link` makes a token into a link to Telegram; None: Telegram is off."""
    settings = services.settings
    channel = WebChannel(
        Tokens(settings.secret_key.get_secret_value()),
        ShopperRates(settings.message_rate, settings.session_rate),
        settings.allowed_origins,
        settings.identity_secret,
        telegram_link,
    )
    for routes in (
        shopper_routes(services, channel),
        shopper_link_routes(services, channel),
        shopper_photo_routes(services, channel),
    ):
        app.blueprint(routes)
