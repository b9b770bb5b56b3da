"""Addresses, a line's way to one, which of the channel's messages it became, and links between channels."""

from datetime import datetime
from typing import cast

from sqlalchemy import ForeignKey, Index, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from handoff.states.deliveries import DeliveryOp, DeliveryState
from handoff.states.reasons import DeliveryReason
from handoff.store.base import Base, index_where
from handoff.store.columns import one_of

ADDRESS = String(254)
"""As long as an e-mail address may be (RFC 5321); a Telegram chat's number is far shorter."""


class ConversationAddress(Base):
    """Where a conversation's lines are sent on a channel such as Telegram: a chat, later a mailbox.

    An address has one conversation at a time, and a conversation has one address on a channel.
    """

    __tablename__ = "conversation_address"
    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    address: Mapped[str] = mapped_column(ADDRESS, primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    unreachable: Mapped[DeliveryReason | None] = mapped_column(one_of(DeliveryReason, 16))
    """Why the address takes nothing any more ("blocked"), until the shopper writes from there again."""

    __table_args__ = (
        Index("uq_conversation_address_channel", "conversation_id", "channel", unique=True),
        {"sqlite_with_rowid": False},
    )


class Delivery(Base):
    """A line on its way to an address, written with the line. Those of an address go out in the order of their ids."""

    __tablename__ = "delivery"
    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(ADDRESS)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int]
    op: Mapped[DeliveryOp] = mapped_column(one_of(DeliveryOp, 8))
    state: Mapped[DeliveryState] = mapped_column(one_of(DeliveryState, 10))
    parts: Mapped[int]
    """How many of its calls have succeeded: a long text or an album with words takes several."""
    attempts: Mapped[int]
    repeats: Mapped[int]
    """Calls that were made again although they may have gone out before."""
    reason: Mapped[DeliveryReason | None] = mapped_column(one_of(DeliveryReason, 24))
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    __table_args__ = (
        Index("uq_delivery_line", "conversation_id", "seq", "op", unique=True),
        index_where("state IN ('waiting', 'sending')", "ix_delivery_open", "channel", "address", "id"),
        {"sqlite_autoincrement": True},
    )


class ChannelMessage(Base):
    """Which line a channel's own message belongs to, both ways: for quotes, edits, deletes and pressed buttons."""

    __tablename__ = "channel_message"
    id: Mapped[int] = mapped_column(primary_key=True)
    """Rises in the order in which a line's messages were made, which a channel's own ids need not."""
    channel: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(ADDRESS)
    message_id: Mapped[str] = mapped_column(String(998))
    """The channel's own id for it; an e-mail's fills a line at most (RFC 5322)."""
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    seq: Mapped[int]

    __table_args__ = (
        Index("uq_channel_message_id", "channel", "address", "message_id", unique=True),
        Index(None, "conversation_id", "seq"),
    )


class Link(Base):
    """A one-time way from one channel to another. Its token is kept as its SHA-256 only."""

    __tablename__ = "link"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    channel: Mapped[str] = mapped_column(String(16))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


# The tables themselves, for the statements that run with every message: they cost half of what the classes' do.
addresses = cast(Table, ConversationAddress.__table__)
deliveries = cast(Table, Delivery.__table__)
