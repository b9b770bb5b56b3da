"""Telegram as a channel, where the settings have a bot's token."""

from collections.abc import Mapping

from handoff.channels.record import ChannelRecord, LinkMaker, OpenChannel
from handoff.channels.telegram.account import Account
from handoff.conversation.values import Channel
from handoff.services import Services
from handoff.settings import Settings

PLANE = "M3 10l14-6-3 12-5-3zM9 13l8-9M9 13v4l2.2-2.7"


def _open(services: Services, links: Mapping[str, LinkMaker]) -> OpenChannel | None:
    if (account := _account(services.settings)) is None:
        return None
    from handoff.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  # its client is half a start's imports

    facts_waiting = services.settings.answers_while_waiting
    channel = TelegramChannel(services, account, links[Channel.WEB], facts_waiting=facts_waiting)
    return OpenChannel((channel.routes(),), channel.link, lambda: channel.status, channel)


def _account(settings: Settings) -> Account | None:
    if settings.telegram_bot_token is None:
        return None
    return Account(
        token=settings.telegram_bot_token,
        secret_key=settings.secret_key,
        api=settings.telegram_api,
        links=settings.telegram_links,
        public_url=settings.public_url if settings.telegram_mode == "webhook" else None,
    )


TELEGRAM = ChannelRecord(Channel.TELEGRAM.value, "Telegram", PLANE, _open)
