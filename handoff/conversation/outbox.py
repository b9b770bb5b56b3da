"""Records events for agents' views in the commit of the change itself, and tells of lines and rows that changed."""

from sqlalchemy import insert

from handoff.conversation.events import MessageChanged, RowChanged
from handoff.conversation.log import get_message
from handoff.store.store import Tx
from handoff.store.tables.conversations import outbox

_RECORD = insert(outbox)


def record_event(tx: Tx, conversation: str, seq: int | None, *, changed: bool = False) -> int:
    """Add an event: a line (`changed`: one that was there), or the conversation itself. Returns its number."""
    row = {"conversation_id": conversation, "seq": seq, "changed": changed}
    event = tx.conn.execute(_RECORD, row).inserted_primary_key
    return int(event[0]) if event else 0


def tell_changed(tx: Tx, conversation: str, seq: int, *, shopper_sees: bool = False) -> None:
    """Tell those who show the line what it is now, after the commit; agents who are away get it when they return."""
    message = get_message(tx.conn, conversation, seq)
    if message is not None:
        event = record_event(tx, conversation, seq, changed=True)
        tx.tell(MessageChanged(event, conversation, message, shopper_sees))


def tell_row_changed(tx: Tx, conversation: str) -> None:
    """Show agents the conversation's row again, after the commit."""
    tx.tell(RowChanged(record_event(tx, conversation, None), conversation))
