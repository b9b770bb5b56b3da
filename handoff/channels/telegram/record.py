"""Telegram as a channel."""

from collections.abc import Mapping

from handoff.channels.record import ChannelParts, ChannelRecord, LinkMaker, OpenChannel
from handoff.conversation.values import Channel

PLANE = "M3 10l14-6-3 12-5-3zM9 13l8-9M9 13v4l2.2-2.7"


def _open(parts: ChannelParts, links: Mapping[str, LinkMaker]) -> OpenChannel | None:
    if parts.settings.telegram_bot_token is None:
        return None
    from handoff.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  # its client is half a start's imports

    channel = TelegramChannel(parts, links[Channel.WEB])
    return OpenChannel((channel.routes(),), channel.link, lambda: channel.status, channel)


TELEGRAM = ChannelRecord(Channel.TELEGRAM.value, "Telegram", PLANE, _open)
