"""Addresses that lines are sent to: which conversation has each, and which line each of its messages belongs to."""

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from handoff.conversation.outbox import tell_row_changed
from handoff.states.reasons import DeliveryReason
from handoff.store.store import Tx
from handoff.store.tables.delivery import ChannelMessage, ConversationAddress


def find_conversation(conn: Connection, channel: str, address: str) -> str | None:
    """The address's conversation, or None."""
    return conn.execute(select(ConversationAddress.conversation_id).where(_is(channel, address))).scalar()


def find_address(conn: Connection, conversation: str, channel: str) -> str | None:
    """Where the conversation's lines are sent on the channel; None where it has no address there."""
    query = select(ConversationAddress.address).where(
        ConversationAddress.conversation_id == conversation, ConversationAddress.channel == channel
    )
    return conn.execute(query).scalar()


def bind_address(tx: Tx, channel: str, address: str, conversation: str) -> None:
    """Give the address to this conversation, and take it from any other."""
    moved = update(ConversationAddress).where(_is(channel, address)).values(conversation_id=conversation)
    if not tx.conn.execute(moved).rowcount:
        row = {"channel": channel, "address": address, "conversation_id": conversation}
        tx.conn.execute(insert(ConversationAddress), row)


def release_address(tx: Tx, channel: str, address: str) -> None:
    """Take the address from its conversation: what is said there next begins a new one."""
    tx.conn.execute(delete(ConversationAddress).where(_is(channel, address)))


def mark_reachable(tx: Tx, channel: str, address: str) -> None:
    """Note that the address takes messages (again)."""
    _set_reach(tx, channel, address, None)


def mark_unreachable(tx: Tx, channel: str, address: str, reason: DeliveryReason) -> None:
    """Note that the address takes nothing any more; agents see why."""
    _set_reach(tx, channel, address, reason)


def note_message(tx: Tx, channel: str, address: str, message_id: str, conversation: str, seq: int) -> None:
    """Note that the channel's message is that line, or a part of it.

    An id may come again, as with another bot in the same chat: then it means the newer message.
    """
    tx.conn.execute(delete(ChannelMessage).where(_is_message(channel, address, message_id)))
    row = {"channel": channel, "address": address, "message_id": message_id}
    tx.conn.execute(insert(ChannelMessage), {**row, "conversation_id": conversation, "seq": seq})


def find_line(conn: Connection, channel: str, address: str, message_id: str) -> tuple[str, int] | None:
    """The conversation and `seq` of the line that the channel's message belongs to, or None."""
    line = select(ChannelMessage.conversation_id, ChannelMessage.seq)
    row = conn.execute(line.where(_is_message(channel, address, message_id))).one_or_none()
    return None if row is None else (row.conversation_id, row.seq)


def _is(channel: str, address: str) -> ColumnElement[bool]:
    return (ConversationAddress.channel == channel) & (ConversationAddress.address == address)


def _is_message(channel: str, address: str, message_id: str) -> ColumnElement[bool]:
    here = (ChannelMessage.channel == channel) & (ChannelMessage.address == address)
    return here & (ChannelMessage.message_id == message_id)


def _set_reach(tx: Tx, channel: str, address: str, unreachable: str | None) -> None:
    row = _is(channel, address) & ConversationAddress.unreachable.is_distinct_from(unreachable)
    changed = tx.conn.execute(update(ConversationAddress).where(row).values(unreachable=unreachable)).rowcount
    if changed and (conversation := find_conversation(tx.conn, channel, address)) is not None:
        tell_row_changed(tx, conversation)
