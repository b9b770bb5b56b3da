"""A conversation: its log, its turns, its waits, its trail, and what changed in it."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import ForeignKey, Index, String, Table, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from handoff.states.owners import Owner
from handoff.states.reasons import HandoffReason
from handoff.states.turns import TurnState
from handoff.store.base import Base, index_where
from handoff.store.columns import one_of


class Conversation(Base):
    """One shopper's thread: who owns it, how often that changed (`epoch`), how long its log is (`seq`)."""

    __tablename__ = "conversation"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    """Where the shopper writes now: lines go out there."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    owner: Mapped[Owner] = mapped_column(one_of(Owner, 8))
    epoch: Mapped[int]
    since: Mapped[datetime]
    """When the present owner began."""
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("agent.id"))
    seq: Mapped[int]
    name: Mapped[str | None] = mapped_column(String(80))
    email: Mapped[str | None] = mapped_column(String(254))
    """From the merchant's signed identity; never what a shopper typed."""
    language: Mapped[str | None] = mapped_column(String(35))
    timezone: Mapped[str | None] = mapped_column(String(64))
    bot_session: Mapped[int]
    """Counts the bot's sessions: each has a Rasa sender of its own."""
    bot_session_turns: Mapped[int]
    """Turns that the bot has answered in this session; before the first one it knows nothing of what was before."""
    failures: Mapped[int]
    """Failed turns in a row; a second one hands over."""
    settled: Mapped[str | None] = mapped_column(String(500))
    agenda: Mapped[dict[str, Any] | None]
    """What the shopper wants of the bot, as the bot told it last."""
    reason: Mapped[HandoffReason | None] = mapped_column(one_of(HandoffReason, 16))
    topic: Mapped[str | None] = mapped_column(String(32))
    waiting_since: Mapped[datetime | None]
    preview_kind: Mapped[str | None] = mapped_column(String(8))
    preview_text: Mapped[str | None] = mapped_column(String(140))
    preview_attached: Mapped[str | None] = mapped_column(String(16))
    """What came with the text, or instead of it: "photo", "photos", "voice" …"""
    preview_at: Mapped[datetime | None]
    unread: Mapped[int]
    agent_seen: Mapped[int]
    shopper_seen: Mapped[int]

    __table_args__ = (
        Index(None, "owner", "waiting_since"),
        Index(None, "owner", "updated_at"),
        Index(None, "agent_id", "owner", "updated_at"),
        Index(None, "updated_at"),
    )


class Message(Base):
    """One line of the log. `(conversation_id, seq)` is its place; `external_id` is the channel's own id for it."""

    __tablename__ = "message"
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str | None] = mapped_column(String(80))
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("agent.id"))
    channel: Mapped[str] = mapped_column(String(16), server_default="web")
    text: Mapped[str] = mapped_column(Text)
    notice: Mapped[str | None] = mapped_column(String(24))
    """Which of the notices it is."""
    external_id: Mapped[str | None] = mapped_column(String(64))
    epoch: Mapped[int]
    turn_id: Mapped[str | None] = mapped_column(String(32))
    """The turn that answers a shopper's message, or that made the bot's message."""
    options: Mapped[list[dict[str, Any]] | None]
    """Buttons with their payloads, which stay on the server."""
    cards: Mapped[list[dict[str, Any]] | None]
    photos: Mapped[list[dict[str, Any]] | None]
    attachments: Mapped[list[dict[str, Any]] | None]
    """What came with it and is no photo: voice, stickers, places, files."""
    quote: Mapped[int | None]
    """The line this one answers."""
    edited_at: Mapped[datetime | None]
    text_before: Mapped[str | None] = mapped_column(Text)
    """What it said before the first edit."""
    deleted_at: Mapped[datetime | None]

    __table_args__ = (
        Index("uq_message_external", "conversation_id", "external_id", unique=True),
        Index(None, "turn_id"),
        {"sqlite_with_rowid": False},
    )


class Turn(Base):
    """One question to the bot: the shopper's messages that carry its id, asked together."""

    __tablename__ = "turn"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    epoch: Mapped[int]
    state: Mapped[TurnState] = mapped_column(one_of(TurnState, 8))
    first_seq: Mapped[int]
    choice: Mapped[dict[str, Any] | None]
    intent: Mapped[str | None] = mapped_column(String(64))
    confidence: Mapped[float | None]
    stale_reply: Mapped[list[dict[str, Any]] | None]
    """What the bot said too late; kept for audit, never shown to the shopper."""
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "conversation_id", "first_seq"),
        index_where("state IN ('pending', 'running')", "ix_turn_open", "conversation_id"),
    )


class QueueEntry(Base):
    """A shopper's wait for a person, from asking to claim or leaving. At most one is open per conversation."""

    __tablename__ = "queue_entry"
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[HandoffReason] = mapped_column(one_of(HandoffReason, 16))
    topic: Mapped[str | None] = mapped_column(String(32))
    confidence: Mapped[float | None]
    slots: Mapped[dict[str, Any]]
    entered_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None] = mapped_column(index=True)
    left_at: Mapped[datetime | None]


class Audit(Base):
    """Every change of owner, and what was kept back: who, why, from, to, in which epoch."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(8))
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("agent.id"))
    change: Mapped[str] = mapped_column(String(16))
    from_owner: Mapped[Owner] = mapped_column(one_of(Owner, 8))
    to_owner: Mapped[Owner] = mapped_column(one_of(Owner, 8))
    epoch: Mapped[int]
    reason: Mapped[str | None] = mapped_column(String(64))


class Note(Base):
    """A line agents leave for each other; the shopper never sees it."""

    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), index=True)
    agent_id: Mapped[str] = mapped_column(ForeignKey("agent.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)


class Outbox(Base):
    """What changed, in commit order, written with the change itself; live views are fed from it and catch up by it."""

    __tablename__ = "outbox"
    event: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(32))
    seq: Mapped[int | None]
    """The message, or None where the conversation itself changed."""
    changed: Mapped[bool] = mapped_column(server_default=false())
    """Whether the message was there before and has changed."""

    __table_args__ = ({"sqlite_autoincrement": True},)


# The tables themselves, for the statements that run with every message: they cost half of what the classes' do.
conversations = cast(Table, Conversation.__table__)
messages = cast(Table, Message.__table__)
turns = cast(Table, Turn.__table__)
outbox = cast(Table, Outbox.__table__)
