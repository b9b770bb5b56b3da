"""Reading the log."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from handoff.conversation.changes import LogMessage, Speaker
from handoff.store.tables import messages, turns

_MESSAGE = messages.c
_LINE = select(
    _MESSAGE.conversation_id, _MESSAGE.seq, _MESSAGE.epoch, _MESSAGE.at, _MESSAGE.kind, _MESSAGE.text, _MESSAGE.name,
    _MESSAGE.external_id, _MESSAGE.options, _MESSAGE.cards,
).where(_MESSAGE.conversation_id == bindparam("conversation"))  # fmt: skip
_AFTER = _LINE.where(_MESSAGE.seq > bindparam("after")).order_by(_MESSAGE.seq).limit(bindparam("limit"))
_AT = _LINE.where(_MESSAGE.seq == bindparam("seq"))
_WITH_INTENT = (
    _LINE.add_columns(turns.c.intent, turns.c.confidence)
    .outerjoin(turns, (turns.c.id == _MESSAGE.turn_id) & (_MESSAGE.kind == Speaker.BOT))
    .order_by(_MESSAGE.seq.desc())
    .limit(bindparam("limit"))
)


def get_messages(conn: Connection, conversation: str, *, after: int = 0, limit: int = 500) -> list[LogMessage]:
    """The log's lines with ``seq > after``, in order, at most ``limit`` of them."""
    return [_line(row) for row in conn.execute(_AFTER, {"conversation": conversation, "after": after, "limit": limit})]


def get_log(conn: Connection, conversation: str, *, limit: int = 500) -> list[LogMessage]:
    """The log's newest lines, oldest first, with what the bot understood: for agents."""
    rows = conn.execute(_WITH_INTENT, {"conversation": conversation, "limit": limit})
    return [_line(row) for row in rows][::-1]


def get_message(conn: Connection, conversation: str, seq: int) -> LogMessage | None:
    """The line ``seq``, or None."""
    row = conn.execute(_AT, {"conversation": conversation, "seq": seq}).one_or_none()
    return None if row is None else _line(row)


def _line(row: Row[*tuple[Any, ...]]) -> LogMessage:
    conversation, seq, epoch, at, kind, *rest = tuple[Any, ...](row)
    return LogMessage(conversation, seq, epoch, at, Speaker(kind), *rest)
