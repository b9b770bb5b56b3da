"""What the live views hear: facts after their commit, and passing signs (typing, seen) that are never stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from handoff.conversation.states import Owner
from handoff.rasa_client import Question


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


@dataclass(frozen=True, slots=True)
class MessageStored:
    """A line was added to a log."""

    event: int
    conversation: str
    message: LogMessage


@dataclass(frozen=True, slots=True)
class MessageChanged:
    """A line that was there is another now: edited or deleted, which the shopper sees too, or delivered or not."""

    event: int
    conversation: str
    message: LogMessage
    shopper_sees: bool


@dataclass(frozen=True, slots=True)
class RowChanged:
    """Something of the conversation itself changed that agents see in its row."""

    event: int
    conversation: str


@dataclass(frozen=True, slots=True)
class DeliveryWaits:
    """Something is to be sent to the conversation's chat."""

    conversation: str
    chat_id: int


@dataclass(frozen=True, slots=True)
class OwnerChanged:
    """A conversation went from one owner to another."""

    event: int
    conversation: str
    before: Owner
    owner: Owner
    agent: str | None
    agent_name: str | None


@dataclass(frozen=True, slots=True)
class TurnBegun:
    """A turn of the bot was taken: what to ask, and in which epoch."""

    conversation: str
    epoch: int
    question: Question


@dataclass(frozen=True, slots=True)
class TurnWaits:
    """Something was said while the bot works on an earlier turn: it is for the next one."""

    conversation: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a waiting shopper stands, from 1; ``wait_s`` is None while nothing honest can be said."""

    conversation: str
    position: int
    wait_s: int | None


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody is writing; ``kind`` says on which side."""

    conversation: str
    kind: Speaker
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody has seen the log up to ``seq``; ``kind`` says on which side. ``unread`` changed with an agent's."""

    conversation: str
    kind: Speaker
    seq: int


Change = (
    MessageStored
    | MessageChanged
    | OwnerChanged
    | RowChanged
    | DeliveryWaits
    | TurnBegun
    | TurnWaits
    | Standing
    | Typing
    | Seen
)
