"""Reading the log."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, or_, select

from handoff.conversation.values import DeliveryShown, DeliveryStatus, LogMessage, Quote, Speaker
from handoff.states.deliveries import DeliveryOp, DeliveryState
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
        _MESSAGE.quote, _QUOTED.c.kind.label("quoted_kind"), _QUOTED.c.name.label("quoted_name"),
        _QUOTED.c.text.label("quoted_text"), _DELIVERY.state.label("delivery_state"),
        _DELIVERY.reason.label("delivery_reason"),
    )
    .outerjoin(
        _QUOTED, (_QUOTED.c.conversation_id == _MESSAGE.conversation_id) & (_QUOTED.c.seq == _MESSAGE.quote)
    )
    .outerjoin(
        deliveries,
        (_DELIVERY.conversation_id == _MESSAGE.conversation_id)
        & (_DELIVERY.seq == _MESSAGE.seq)
        & (_DELIVERY.op == case((_MESSAGE.deleted_at.is_(None), DeliveryOp.SEND.value), else_=DeliveryOp.DELETE.value)),
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
_SHOWN = {
    DeliveryState.WAITING: DeliveryShown.SENT,
    DeliveryState.SENDING: DeliveryShown.SENT,
    DeliveryState.DELIVERED: DeliveryShown.DELIVERED,
    DeliveryState.FAILED: DeliveryShown.FAILED,
}
"""What people are shown: a line is "sent" as soon as it is stored, until the chat has it or refuses it."""


def get_messages(conn: Connection, conversation: str, *, after: int = 0, limit: int = 500) -> list[LogMessage]:
    """The log's lines with `seq > after`, in order, at most `limit` of them."""
    return [_line(row) for row in conn.execute(_AFTER, {"conversation": conversation, "after": after, "limit": limit})]


def get_changed(conn: Connection, conversation: str, up_to: int) -> list[LogMessage]:
    """The lines up to `up_to` that were edited or deleted: a reader who has seen them may know them as they were."""
    return [_line(row) for row in conn.execute(_CHANGED, {"conversation": conversation, "up_to": up_to})]


def get_log(conn: Connection, conversation: str, *, limit: int = 500) -> list[LogMessage]:
    """The log's newest lines, oldest first, with what the bot understood: for agents."""
    rows = conn.execute(_NEWEST, {"conversation": conversation, "limit": limit})
    return [_line(row, row.intent, row.confidence) for row in rows][::-1]


def get_message(conn: Connection, conversation: str, seq: int) -> LogMessage | None:
    """The line `seq` with what the bot understood, or None."""
    row = conn.execute(_AT, {"conversation": conversation, "seq": seq}).one_or_none()
    return None if row is None else _line(row, row.intent, row.confidence)


def has_spoken_since(conn: Connection, conversation: str, seq: int) -> bool:
    """Whether there is a line of the shopper's after that one."""
    line = select(_MESSAGE.seq).where(
        _MESSAGE.conversation_id == conversation, _MESSAGE.seq > seq, _MESSAGE.kind == Speaker.SHOPPER
    )
    return conn.execute(line.limit(1)).first() is not None


def quote_of(message: LogMessage) -> Quote:
    """The line as it is shown in a line that answers it."""
    return Quote(message.seq, message.kind, message.name, message.text[:QUOTED_CHARACTERS])


def _line(row: Row[*tuple[Any, ...]], intent: str | None = None, confidence: float | None = None) -> LogMessage:
    return LogMessage(
        conversation=row.conversation_id, seq=row.seq, epoch=row.epoch, at=row.at, kind=Speaker(row.kind),
        text=row.text, name=row.name, channel=row.channel, external_id=row.external_id, options=row.options,
        cards=row.cards, photos=row.photos, attachments=row.attachments, notice=row.notice, edited_at=row.edited_at,
        text_before=row.text_before, deleted_at=row.deleted_at, quote=_quote(row), delivery=_delivery(row),
        intent=intent, confidence=confidence,
    )  # fmt: skip


def _quote(row: Row[*tuple[Any, ...]]) -> Quote | None:
    if row.quoted_kind is None:
        return None
    return Quote(row.quote, Speaker(row.quoted_kind), row.quoted_name, row.quoted_text[:QUOTED_CHARACTERS])


def _delivery(row: Row[*tuple[Any, ...]]) -> DeliveryStatus | None:
    return DeliveryStatus(_SHOWN[row.delivery_state], row.delivery_reason) if row.delivery_state else None
