"""All channels there are. A new one is a folder, its name in `conversation/values.py`, and its record here."""

from handoff.channels.record import ChannelRecord
from handoff.channels.telegram.record import TELEGRAM
from handoff.channels.web.record import WEB

CHANNELS: tuple[ChannelRecord, ...] = (WEB, TELEGRAM)
"""Opened in this order: the website first, because links lead back to it from all others."""
