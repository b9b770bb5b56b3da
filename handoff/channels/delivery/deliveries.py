"""What waits to be sent, in the database: taken, done, failed. Each part of a line is taken and done by itself.

A part that was taken and neither done nor put back may have gone out: taking it again counts as a repeat.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select, text, update

from handoff.conversation.addresses import find_conversation, mark_unreachable, note_message
from handoff.conversation.log import get_message
from handoff.conversation.outbox import tell_changed
from handoff.conversation.values import LogMessage
from handoff.states.deliveries import DELIVERIES, DeliveryMove, DeliveryOp, DeliveryState
from handoff.states.reasons import DeliveryReason
from handoff.store.store import Tx
from handoff.store.tables.conversations import Conversation
from handoff.store.tables.delivery import ChannelMessage, Delivery

TOO_OLD = timedelta(hours=24)
"""After a day nobody expects the line any more; agents see that it failed, and can send it again."""

_OPEN = text("delivery.state IN ({})".format(", ".join(f"'{state}'" for state in DELIVERIES.open)))
"""Written out as in the index's condition: with parameters SQLite would not use that index."""


@dataclass(frozen=True, slots=True)
class Due:
    """A part of a line to be sent: which line, which part (from 0), and what its look depends on."""

    id: int
    channel: str
    address: str
    conversation: str
    seq: int
    op: DeliveryOp
    part: int
    repeated: bool
    """It was taken before and may have gone out then."""
    message: LogMessage | None
    language: str | None = None
    reply_to: str | None = None
    """The channel's own id of the message that the line answers."""
    sent: tuple[str, ...] = ()
    """The channel's ids of the messages that the line became, in order, so that they can be deleted."""


def get_open_addresses(conn: Connection, channel: str) -> list[str]:
    """The channel's addresses that something waits for."""
    query = select(Delivery.address).where(Delivery.channel == channel, _OPEN).distinct()
    return list(conn.execute(query).scalars())


def take(tx: Tx, channel: str, address: str) -> Due | None:
    """Mark the address's next part as under way and return it; None where nothing waits. Too old parts fail."""
    oldest = select(Delivery.__table__).where(_waits_for(channel, address)).order_by(Delivery.id).limit(1)
    while (row := tx.conn.execute(oldest).one_or_none()) is not None:
        if row.op is DeliveryOp.SEND and tx.now - row.created_at > TOO_OLD:
            _fail(tx, row, DeliveryReason.TOO_OLD)
            continue
        _mark(tx, row)
        return _due(tx.conn, row)
    return None


def put_back(tx: Tx, due: Due) -> None:
    """Let the part wait again, because it has certainly not gone out."""
    tx.conn.execute(
        update(Delivery).where(Delivery.id == due.id, _OPEN).values(state=DELIVERIES.after(DeliveryMove.PUT_BACK))
    )


def part_done(tx: Tx, due: Due, message_ids: tuple[str, ...], *, last: bool) -> None:
    """Note that the address has this part, as these messages; with the `last` part the line is delivered."""
    for message_id in message_ids:
        note_message(tx, due.channel, due.address, message_id, due.conversation, due.seq)
    moved = {"parts": due.part + 1, "state": DELIVERIES.after(DeliveryMove.PART_SENT)}
    tx.conn.execute(update(Delivery).where(Delivery.id == due.id, _OPEN).values(**moved))
    if last:
        _end(tx, due.id, due.conversation, due.seq, DeliveryMove.SENT, None)


def fail(tx: Tx, due: Due, reason: DeliveryReason) -> None:
    """Give up the line; agents see why."""
    _end(tx, due.id, due.conversation, due.seq, DeliveryMove.FAILED, reason)


def block(tx: Tx, channel: str, address: str) -> str | None:
    """Fail all that waits for an address that takes nothing any more; agents see it. Returns its conversation."""
    for row in tx.conn.execute(select(Delivery.__table__).where(_waits_for(channel, address))).all():
        _fail(tx, row, DeliveryReason.BLOCKED)
    mark_unreachable(tx, channel, address, DeliveryReason.BLOCKED)
    return find_conversation(tx.conn, channel, address)


def _waits_for(channel: str, address: str) -> ColumnElement[bool]:
    return and_(Delivery.channel == channel, Delivery.address == address, _OPEN)


def _mark(tx: Tx, row: Row[Any]) -> None:
    counted = {"attempts": row.attempts + 1, "repeats": row.repeats + (row.state is DeliveryState.SENDING)}
    tx.conn.execute(
        update(Delivery)
        .where(Delivery.id == row.id)
        .values(state=DELIVERIES.next(row.state, DeliveryMove.TAKEN), **counted)
    )


def _due(conn: Connection, row: Row[Any]) -> Due:
    message = get_message(conn, row.conversation_id, row.seq)
    language = conn.execute(select(Conversation.language).where(Conversation.id == row.conversation_id)).scalar()
    quoted = message.quote.seq if message and message.quote else None
    answered = _messages_of(conn, row, quoted) if quoted else ()
    sent = _messages_of(conn, row, row.seq) if row.op is DeliveryOp.DELETE else ()
    return Due(
        id=row.id, channel=row.channel, address=row.address, conversation=row.conversation_id, seq=row.seq, op=row.op,
        part=row.parts, repeated=row.state is DeliveryState.SENDING, message=message, language=language,
        reply_to=answered[0] if answered else None, sent=sent,
    )  # fmt: skip


def _messages_of(conn: Connection, row: Row[Any], seq: int) -> tuple[str, ...]:
    query = select(ChannelMessage.message_id).where(
        ChannelMessage.conversation_id == row.conversation_id, ChannelMessage.seq == seq,
        ChannelMessage.channel == row.channel, ChannelMessage.address == row.address,
    )  # fmt: skip
    return tuple(conn.execute(query.order_by(ChannelMessage.id)).scalars())


def _fail(tx: Tx, row: Row[Any], reason: DeliveryReason) -> None:
    _end(tx, row.id, row.conversation_id, row.seq, DeliveryMove.FAILED, reason)


def _end(tx: Tx, delivery: int, conversation: str, seq: int, move: DeliveryMove, reason: DeliveryReason | None) -> None:
    ended = update(Delivery).where(Delivery.id == delivery, _OPEN)
    end = {"state": DELIVERIES.after(move), "reason": reason, "done_at": tx.now}
    if tx.conn.execute(ended.values(**end)).rowcount:
        tell_changed(tx, conversation, seq)
