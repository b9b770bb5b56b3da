"""What a log is made of, as everybody sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Speaker(StrEnum):
    """Who says a line of the log."""

    SHOPPER = "shopper"
    BOT = "bot"
    AGENT = "agent"
    NOTICE = "notice"


class Channel(StrEnum):
    """Where a shopper writes."""

    WEB = "web"
    TELEGRAM = "telegram"


@dataclass(frozen=True, slots=True)
class Quote:
    """The line that another one answers, as far as it is shown there."""

    seq: int
    kind: Speaker
    name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """How far a line is on its way to a chat: sent, delivered or failed, and then why."""

    state: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class LogMessage:
    """A line of the log as everybody sees it. ``options`` hold their payloads; the wire shows their titles only.

    ``photos`` are ``{id, width, height}``, or ``{failed: code}`` for one that could not be taken.
    """

    conversation: str
    seq: int
    epoch: int
    at: datetime
    kind: Speaker
    text: str
    name: str | None = None
    channel: str = Channel.WEB
    external_id: str | None = None
    options: Sequence[Mapping[str, Any]] | None = None
    cards: Sequence[Mapping[str, Any]] | None = None
    photos: Sequence[Mapping[str, Any]] | None = None
    attachments: Sequence[Mapping[str, Any]] | None = None
    notice: str | None = None
    edited_at: datetime | None = None
    text_before: str | None = None
    deleted_at: datetime | None = None
    quote: Quote | None = None
    delivery: DeliveryState | None = None
    intent: str | None = None
    confidence: float | None = None
