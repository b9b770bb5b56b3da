"""The channels: each is set up by itself, and told here what it must know of the others."""

from handoff.channels.telegram.setup import setup as set_up_telegram
from handoff.channels.web.setup import setup as set_up_web
from handoff.lifetimes import Lifetime
from handoff.services import App, Services


def setup(app: App, services: Services) -> Lifetime | None:
    """The website's channel, and Telegram's where the shop has a bot there."""
    telegram = set_up_telegram(app, services)
    set_up_web(app, services, telegram.link if telegram else None)
    return telegram.lifetime if telegram else None
