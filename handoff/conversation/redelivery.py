"""A line's way to a chat, as far as agents can change it: taking it back, and sending it again."""

from sqlalchemy import delete, select

from handoff.conversation.thread import Thread
from handoff.errors import NotFound
from handoff.store.tables.delivery import Delivery


def withdraw(thread: Thread, seq: int) -> None:
    """The line is not to be seen in the chat: unsent it stays, sent it is deleted there."""
    of_line = (Delivery.conversation_id == thread.id) & (Delivery.seq == seq) & (Delivery.op == "send")
    unsent = (Delivery.parts == 0) & Delivery.state.in_(["waiting", "failed"])
    conn = thread.tx.conn
    if conn.execute(delete(Delivery).where(of_line, unsent)).rowcount:
        return
    chat_id = conn.execute(select(Delivery.chat_id).where(of_line)).scalar()
    if chat_id is not None:
        thread.dispatch(chat_id, seq, "delete")


def resend(thread: Thread, seq: int) -> None:
    """Sends a line that failed again, behind what waits already.

    Raises NotFound where none has failed, or where it failed in a chat that has let go of the conversation since.
    """
    failed = (Delivery.conversation_id == thread.id) & (Delivery.seq == seq) & (Delivery.state == "failed")
    conn = thread.tx.conn
    row = conn.execute(select(Delivery).where(failed, Delivery.op == "send")).one_or_none()
    if row is None:
        raise NotFound("This message has not failed.")
    if row.chat_id != thread.chat_id:
        raise NotFound("The shopper's chat no longer belongs to this conversation.")
    # A new row, because a chat's deliveries go out in the order of their ids.
    conn.execute(delete(Delivery).where(Delivery.id == row.id))
    thread.dispatch(row.chat_id, seq, "send", parts=row.parts, repeats=row.repeats)
