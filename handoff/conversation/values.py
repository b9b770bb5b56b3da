"""What a log is made of, as everybody sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from handoff.states.reasons import DeliveryReason, HandoffReason


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


class DeliveryShown(StrEnum):
    """How far a line is, as people are shown it: "sent" once it is on its way."""

    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DeliveryStatus:
    """How far a line is on its way to a chat; `reason` says why it failed."""

    state: DeliveryShown
    reason: DeliveryReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogMessage:
    """A line of the log as everybody sees it. `options` hold their payloads; the wire shows their titles only.

    `photos` are `{id, width, height}`, or `{failed: code}` for one that could not be taken.
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
    delivery: DeliveryStatus | None = None
    intent: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is to be added to a log. Photos and attachments are as they are stored, and None rather than empty.

    `external_id` is the channel's own id for it, `turn` the bot's turn that made or will answer it, `notice` the
    name of the notice that it is, `quote` the line it answers; `intent` and `confidence` are what the bot
    understood, which is kept with the turn.
    """

    kind: Speaker
    text: str
    name: str | None = None
    external_id: str | None = None
    turn: str | None = None
    options: Sequence[Mapping[str, Any]] | None = None
    cards: Sequence[Mapping[str, Any]] | None = None
    photos: Sequence[Mapping[str, Any]] | None = None
    attachments: Sequence[Mapping[str, Any]] | None = None
    notice: str | None = None
    quote: int | None = None
    intent: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class HandoffRequest:
    """A request for a person: why, about what, and what the bot knew. It is the part of the packet that is stored."""

    reason: HandoffReason
    topic: str | None = None
    confidence: float | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    """What the shopper claimed so far."""


@dataclass(frozen=True, slots=True)
class AgendaChanged:
    """What the shopper wants of the bot as of this turn; None where nothing is left. See `agenda.py`."""

    agenda: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class LanguageHeard:
    """What the shopper writes in, as the bot heard it: notices are said in it, and agents are told."""

    language: str


Effect = HandoffRequest | AgendaChanged | LanguageHeard
"""What a turn may bring back besides words. `effects.py` says what each does."""
