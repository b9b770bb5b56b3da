"""What waits to be sent, in the database: taken, done, failed. Each part of a line is taken and done by itself.

A part that was taken and neither done nor put back may have gone out: taking it again counts as a repeat.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, text, update

from handoff.conversation.chats import find_conversation, note_chat_message
from handoff.conversation.log import get_message
from handoff.conversation.outbox import tell_changed, tell_row_changed
from handoff.conversation.values import LogMessage
from handoff.store.store import Tx
from handoff.store.tables.conversations import Conversation
from handoff.store.tables.delivery import ChatMessage, Delivery

TOO_OLD = timedelta(hours=24)
"""A day late nobody expects the line any more; agents see that it failed, and can send it again."""

_OPEN = text("delivery.state IN ('waiting', 'sending')")
"""As its index says it: with parameters SQLite would not see that they mean the same."""


@dataclass(frozen=True, slots=True)
class Due:
    """A part to be sent: which line's, which part from 0, and what its look depends on."""

    id: int
    chat: int
    conversation: str
    seq: int
    op: str
    part: int
    repeated: bool
    """It was taken before and may have gone out then."""
    message: LogMessage | None
    language: str | None = None
    reply_to: int | None = None
    """The chat's own message that is answered."""
    sent: tuple[int, ...] = ()
    """The chat's messages that the line became, for taking them back."""


def get_open_chats(conn: Connection) -> list[int]:
    """The chats that something waits for."""
    return list(conn.execute(select(Delivery.chat_id).where(_OPEN).distinct()).scalars())


def take(tx: Tx, chat: int) -> Due | None:
    """The next part for the chat, marked as under way; None where nothing waits. What is too old fails on the way."""
    oldest = select(Delivery.__table__).where(Delivery.chat_id == chat, _OPEN).order_by(Delivery.id).limit(1)
    while (row := tx.conn.execute(oldest).one_or_none()) is not None:
        if row.op == "send" and tx.now - row.created_at > TOO_OLD:
            _end(tx, row.id, row.conversation_id, row.seq, "failed", "too_old")
            continue
        _mark(tx, row)
        return _due(tx.conn, row)
    return None


def put_back(tx: Tx, due: Due) -> None:
    """The part has certainly not gone out."""
    tx.conn.execute(update(Delivery).where(Delivery.id == due.id, _OPEN).values(state="waiting"))


def part_done(tx: Tx, due: Due, message_ids: tuple[int, ...], *, last: bool) -> None:
    """The chat has this part, as these messages; with the ``last`` the line is delivered."""
    for message_id in message_ids:
        note_chat_message(tx, due.chat, message_id, due.conversation, due.seq)
    moved = {"parts": due.part + 1, "state": "waiting"}
    tx.conn.execute(update(Delivery).where(Delivery.id == due.id, _OPEN).values(**moved))
    if last:
        _end(tx, due.id, due.conversation, due.seq, "delivered", None)


def fail(tx: Tx, due: Due, reason: str) -> None:
    """The line is given up; agents see why."""
    _end(tx, due.id, due.conversation, due.seq, "failed", reason)


def block_chat(tx: Tx, chat: int) -> str | None:
    """Nothing reaches the chat any more: all that waits for it fails, and agents see it. Returns its conversation."""
    for row in tx.conn.execute(select(Delivery.__table__).where(Delivery.chat_id == chat, _OPEN)).all():
        _end(tx, row.id, row.conversation_id, row.seq, "failed", "blocked")
    conversation = find_conversation(tx.conn, chat)
    reached = update(Conversation).where(Conversation.chat_id == chat, Conversation.unreachable.is_(None))
    if conversation and tx.conn.execute(reached.values(unreachable="blocked")).rowcount:
        tell_row_changed(tx, conversation)
    return conversation


def _mark(tx: Tx, row: Row[Any]) -> None:
    counted = {"attempts": row.attempts + 1, "repeats": row.repeats + (row.state == "sending")}
    tx.conn.execute(update(Delivery).where(Delivery.id == row.id).values(state="sending", **counted))


def _due(conn: Connection, row: Row[Any]) -> Due:
    message = get_message(conn, row.conversation_id, row.seq)
    language = conn.execute(select(Conversation.language).where(Conversation.id == row.conversation_id)).scalar()
    quoted = message.quote.seq if message and message.quote else None
    answered = _messages_of(conn, row, quoted) if quoted else ()
    sent = _messages_of(conn, row, row.seq) if row.op == "delete" else ()
    return Due(
        row.id, row.chat_id, row.conversation_id, row.seq, row.op, row.parts, row.state == "sending",
        message, language, answered[0] if answered else None, sent,
    )  # fmt: skip


def _messages_of(conn: Connection, row: Row[Any], seq: int) -> tuple[int, ...]:
    query = select(ChatMessage.message_id).where(
        ChatMessage.conversation_id == row.conversation_id, ChatMessage.seq == seq, ChatMessage.chat_id == row.chat_id
    )
    return tuple(conn.execute(query.order_by(ChatMessage.message_id)).scalars())


def _end(tx: Tx, delivery: int, conversation: str, seq: int, state: str, reason: str | None) -> None:
    ended = update(Delivery).where(Delivery.id == delivery, _OPEN)
    if tx.conn.execute(ended.values(state=state, reason=reason, done_at=tx.now)).rowcount:
        tell_changed(tx, conversation, seq)
