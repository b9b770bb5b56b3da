"""A line's way to a channel that is sent to, which of the channel's messages it became, and links between channels."""

from datetime import datetime
from typing import cast

from sqlalchemy import BigInteger, ForeignKey, Index, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from handoff.states.deliveries import DeliveryState
from handoff.store.base import Base, index_where
from handoff.store.columns import one_of


class Delivery(Base):
    """A line on its way to a chat, written with the line itself. A chat's are sent in the order of their ids."""

    __tablename__ = "delivery"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int]
    op: Mapped[str] = mapped_column(String(8))
    state: Mapped[DeliveryState] = mapped_column(one_of(DeliveryState, 10))
    parts: Mapped[int]
    """How many of its calls have succeeded: a long text or an album with words takes several."""
    attempts: Mapped[int]
    repeats: Mapped[int]
    """Calls that were made again although they may have gone out before."""
    reason: Mapped[str | None] = mapped_column(String(24))
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    __table_args__ = (
        Index("uq_delivery_line", "conversation_id", "seq", "op", unique=True),
        index_where("state IN ('waiting', 'sending')", "ix_delivery_open", "chat_id", "id"),
        {"sqlite_autoincrement": True},
    )


class ChatMessage(Base):
    """Which line a chat's message is, both ways: for quotes, edits, deletes and pressed buttons."""

    __tablename__ = "chat_message"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int]

    __table_args__ = (Index(None, "conversation_id", "seq"), {"sqlite_with_rowid": False})


class Link(Base):
    """A one-time way from one channel to another. Its token is kept as its SHA-256 only."""

    __tablename__ = "link"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    channel: Mapped[str] = mapped_column(String(16))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


# The tables themselves, for the statements that run with every message: they cost half of what the classes' do.
deliveries = cast(Table, Delivery.__table__)
