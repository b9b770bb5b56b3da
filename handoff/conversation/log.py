"""Reading the log."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, or_, select

from handoff.conversation.values import DeliveryState, LogMessage, Quote, Speaker
from handoff.store.tables.conversations import messages, turns
from handoff.store.tables.delivery import deliveries

QUOTED_CHARACTERS = 140

_MESSAGE, _QUOTED = messages.c, messages.alias("quoted")
_DELIVERY = deliveries.c
_LINE = (
    select(
        _MESSAGE.conversation_id, _MESSAGE.seq, _MESSAGE.epoch, _MESSAGE.at, _MESSAGE.kind, _MESSAGE.text,
        _MESSAGE.name, _MESSAGE.channel, _MESSAGE.external_id, _MESSAGE.options, _MESSAGE.cards, _MESSAGE.photos,
        _MESSAGE.attachments, _MESSAGE.notice, _MESSAGE.edited_at, _MESSAGE.text_before, _MESSAGE.deleted_at,
        _MESSAGE.quote, _QUOTED.c.kind, _QUOTED.c.name, _QUOTED.c.text, _DELIVERY.state, _DELIVERY.reason,
    )
    .outerjoin(
        _QUOTED, (_QUOTED.c.conversation_id == _MESSAGE.conversation_id) & (_QUOTED.c.seq == _MESSAGE.quote)
    )
    .outerjoin(
        deliveries,
        (_DELIVERY.conversation_id == _MESSAGE.conversation_id)
        & (_DELIVERY.seq == _MESSAGE.seq)
        & (_DELIVERY.op == case((_MESSAGE.deleted_at.is_(None), "send"), else_="delete")),
    )
    .where(_MESSAGE.conversation_id == bindparam("conversation"))
)  # fmt: skip
_AFTER = _LINE.where(_MESSAGE.seq > bindparam("after")).order_by(_MESSAGE.seq).limit(bindparam("limit"))
_CHANGED = _LINE.where(
    _MESSAGE.seq <= bindparam("up_to"), or_(_MESSAGE.edited_at.is_not(None), _MESSAGE.deleted_at.is_not(None))
).order_by(_MESSAGE.seq)
_WITH_INTENT = _LINE.add_columns(turns.c.intent, turns.c.confidence).outerjoin(
    turns, (turns.c.id == _MESSAGE.turn_id) & (_MESSAGE.kind == Speaker.BOT)
)
_NEWEST = _WITH_INTENT.order_by(_MESSAGE.seq.desc()).limit(bindparam("limit"))
_AT = _WITH_INTENT.where(_MESSAGE.seq == bindparam("seq"))
_HEAD, _JOINED = 4, 17
"""Where the line's kind and what is joined to it stand; the other columns are in the order of LogMessage's fields."""
_STATES = {"waiting": "sent", "sending": "sent"}
"""For people a line is sent once it is on its way, until the chat has it or refuses it."""


def get_messages(conn: Connection, conversation: str, *, after: int = 0, limit: int = 500) -> list[LogMessage]:
    """The log's lines with ``seq > after``, in order, at most ``limit`` of them."""
    return [_line(row) for row in conn.execute(_AFTER, {"conversation": conversation, "after": after, "limit": limit})]


def get_changed(conn: Connection, conversation: str, up_to: int) -> list[LogMessage]:
    """The lines up to ``up_to`` that were edited or deleted: who has seen them may know them as they were."""
    return [_line(row) for row in conn.execute(_CHANGED, {"conversation": conversation, "up_to": up_to})]


def get_log(conn: Connection, conversation: str, *, limit: int = 500) -> list[LogMessage]:
    """The log's newest lines, oldest first, with what the bot understood: for agents."""
    rows = conn.execute(_NEWEST, {"conversation": conversation, "limit": limit})
    return [_line(row) for row in rows][::-1]


def get_message(conn: Connection, conversation: str, seq: int) -> LogMessage | None:
    """The line ``seq`` with what the bot understood, or None."""
    row = conn.execute(_AT, {"conversation": conversation, "seq": seq}).one_or_none()
    return None if row is None else _line(row)


def quote_of(message: LogMessage) -> Quote:
    """The line as another one shows it that answers it."""
    return Quote(message.seq, message.kind, message.name, message.text[:QUOTED_CHARACTERS])


def _line(row: Row[*tuple[Any, ...]]) -> LogMessage:
    head, kind, plain = row[:_HEAD], row[_HEAD], row[_HEAD + 1 : _JOINED]
    quote, kind_quoted, name_quoted, text_quoted, state, reason, *understood = row[_JOINED:]
    quoted = Quote(quote, Speaker(kind_quoted), name_quoted, text_quoted[:QUOTED_CHARACTERS]) if kind_quoted else None
    delivery = DeliveryState(_STATES.get(state, state), reason) if state else None
    fields = [*head, Speaker(kind), *plain, quoted, delivery, *understood]
    return LogMessage(*fields)
