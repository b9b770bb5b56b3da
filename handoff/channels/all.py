"""All channels there are. A new one is a folder, its name in `conversation/values.py`, and its record here."""

from handoff.channels.record import ChannelParts, ChannelRecord, LinkMaker, OpenChannel
from handoff.channels.telegram.record import TELEGRAM
from handoff.channels.web.record import WEB

CHANNELS: tuple[ChannelRecord, ...] = (WEB, TELEGRAM)
"""Opened in this order: the website first, because links lead back to it from all others."""


def open_channels(parts: ChannelParts) -> dict[str, OpenChannel | None]:
    """Every channel by name, with None for one that is off."""
    links: dict[str, LinkMaker] = {}
    channels: dict[str, OpenChannel | None] = {}
    for record in CHANNELS:
        channel = channels[record.name] = record.open(parts, links)
        if channel is not None:
            links[record.name] = channel.link
    return channels


def read_statuses(channels: dict[str, OpenChannel | None]) -> dict[str, str | None]:
    """How each channel with something outside stands, by name; None for one that is off."""
    statuses: dict[str, str | None] = {name: None for name, channel in channels.items() if channel is None}
    return statuses | {name: channel.status() for name, channel in channels.items() if channel and channel.status}
