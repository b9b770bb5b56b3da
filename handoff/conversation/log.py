"""Reading the log."""

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from handoff.conversation.changes import LogMessage, Speaker
from handoff.store.tables import Message, Turn

_LINE: Select[Any] = select(
    Message.conversation_id, Message.seq, Message.epoch, Message.at, Message.kind, Message.text, Message.name,
    Message.external_id, Message.options, Message.cards,
)  # fmt: skip
_LINE_WITH_INTENT = _LINE.add_columns(Turn.intent, Turn.confidence).outerjoin(
    Turn, (Turn.id == Message.turn_id) & (Message.kind == Speaker.BOT)
)


def get_messages(conn: Connection, conversation: str, *, after: int = 0, limit: int = 500) -> list[LogMessage]:
    """The log's lines with ``seq > after``, in order, at most ``limit`` of them."""
    query = _LINE.where(Message.conversation_id == conversation, Message.seq > after).order_by(Message.seq)
    return [_line(row) for row in conn.execute(query.limit(limit))]


def get_log(conn: Connection, conversation: str, *, limit: int = 500) -> list[LogMessage]:
    """The log's newest lines, oldest first, with what the bot understood: for agents."""
    query = _LINE_WITH_INTENT.where(Message.conversation_id == conversation).order_by(Message.seq.desc())
    return [_line(row) for row in conn.execute(query.limit(limit))][::-1]


def get_message(conn: Connection, conversation: str, seq: int) -> LogMessage | None:
    """The line ``seq``, or None."""
    row = conn.execute(_LINE.where(Message.conversation_id == conversation, Message.seq == seq)).one_or_none()
    return None if row is None else _line(row)


def get_message_by_external_id(conn: Connection, conversation: str, external_id: str) -> LogMessage | None:
    """The line that came under the channel's own id, or None."""
    query = _LINE.where(Message.conversation_id == conversation, Message.external_id == external_id)
    row = conn.execute(query).one_or_none()
    return None if row is None else _line(row)


def _line(row: Row[Any]) -> LogMessage:
    conversation, seq, epoch, at, kind, *rest = tuple[Any, ...](row)
    return LogMessage(conversation, seq, epoch, at, Speaker(kind), *rest)
