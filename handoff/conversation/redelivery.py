"""A line's way to an address, as far as agents can change it: taking it back, and sending it again."""

from sqlalchemy import delete, select

from handoff.conversation.addresses import find_conversation
from handoff.conversation.thread import Thread
from handoff.errors import NotFound
from handoff.states.deliveries import DeliveryOp, DeliveryState
from handoff.store.tables.delivery import Delivery


def withdraw(thread: Thread, seq: int) -> None:
    """Keep the line from being seen at its address: it is not sent or, where it was sent, deleted there."""
    of_line = (Delivery.conversation_id == thread.id) & (Delivery.seq == seq) & (Delivery.op == DeliveryOp.SEND)
    unsent = (Delivery.parts == 0) & Delivery.state.in_([DeliveryState.WAITING, DeliveryState.FAILED])
    conn = thread.tx.conn
    if conn.execute(delete(Delivery).where(of_line, unsent)).rowcount:
        return
    sent = conn.execute(select(Delivery.channel, Delivery.address).where(of_line)).one_or_none()
    if sent is not None:
        thread.dispatch(sent.channel, sent.address, seq, DeliveryOp.DELETE)


def resend(thread: Thread, seq: int) -> None:
    """Send a line that failed again, behind what waits already.

    Raises NotFound where it has not failed, or where its address no longer belongs to the conversation.
    """
    failed = (Delivery.conversation_id == thread.id) & (Delivery.seq == seq) & (Delivery.state == DeliveryState.FAILED)
    conn = thread.tx.conn
    row = conn.execute(select(Delivery).where(failed, Delivery.op == DeliveryOp.SEND)).one_or_none()
    if row is None:
        raise NotFound("This message has not failed.")
    if find_conversation(conn, row.channel, row.address) != thread.id:
        raise NotFound("The shopper's chat no longer belongs to this conversation.")
    # A new row, because an address's deliveries go out in the order of their ids.
    conn.execute(delete(Delivery).where(Delivery.id == row.id))
    thread.dispatch(row.channel, row.address, seq, DeliveryOp.SEND, parts=row.parts, repeats=row.repeats)
