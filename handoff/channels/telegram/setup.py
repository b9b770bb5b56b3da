"""Telegram's channel, where the settings have a bot's token."""

from handoff.channels.connection import Connection
from handoff.channels.telegram.account import Account
from handoff.services import App, Services
from handoff.settings import Settings


def setup(app: App, services: Services) -> Connection | None:
    """Mounts the webhook; the bot is connected while the server runs. None: Telegram is off."""
    if (account := _account(services.settings)) is None:
        services.statuses["telegram"] = lambda: None
        return None
    from handoff.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  # its client is half a start's imports

    channel = TelegramChannel(services, account)
    services.statuses["telegram"] = lambda: channel.status
    app.blueprint(channel.routes())
    return Connection(channel.link, channel)


def _account(settings: Settings) -> Account | None:
    if settings.telegram_bot_token is None:
        return None
    return Account(
        token=settings.telegram_bot_token,
        secret_key=settings.secret_key,
        api=settings.telegram_api,
        links=settings.telegram_links,
        page_url=settings.page_url,
        public_url=settings.public_url if settings.telegram_mode == "webhook" else None,
    )
