"""Lines that agents leave for each other."""

from sqlalchemy import insert

from handoff.conversation.thread import Actor, access_thread
from handoff.store.store import Tx
from handoff.store.tables.conversations import Note


def add_note(tx: Tx, conversation: str, agent: Actor, text: str) -> int:
    """Add a line for colleagues; any agent may. Returns its id."""
    access_thread(tx, conversation)
    return insert_note(tx, conversation, agent, text)


def insert_note(tx: Tx, conversation: str, agent: Actor, text: str) -> int:
    """Add the note's row, in a conversation that the caller has accessed. Returns its id."""
    row = insert(Note).values(conversation_id=conversation, agent_id=agent.agent, at=tx.now, text=text)
    key = tx.conn.execute(row).inserted_primary_key
    return int(key[0]) if key else 0
