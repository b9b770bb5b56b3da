"""Chats on Telegram: which conversation is theirs, and which line each of their messages is."""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from handoff.conversation.outbox import tell_row_changed
from handoff.conversation.shopper import Shopper, begin
from handoff.notices import Notices
from handoff.store.store import Tx
from handoff.store.tables.conversations import Conversation
from handoff.store.tables.delivery import ChatMessage


def conversation_of_chat(tx: Tx, notices: Notices, chat_id: int, shopper: Shopper) -> str:
    """The chat's conversation, begun if there is none. Who writes there can be reached there again."""
    if (found := find_conversation(tx.conn, chat_id)) is None:
        return begin(tx, notices, replace(shopper, chat_id=chat_id))
    mark_reachable(tx, found)
    return found


def find_conversation(conn: Connection, chat_id: int) -> str | None:
    """The chat's conversation, or None."""
    return conn.execute(select(Conversation.id).where(Conversation.chat_id == chat_id)).scalar()


def mark_reachable(tx: Tx, conversation: str) -> None:
    """The chat takes messages (again)."""
    was_not = update(Conversation).where(Conversation.id == conversation, Conversation.unreachable.is_not(None))
    if tx.conn.execute(was_not.values(unreachable=None)).rowcount:
        tell_row_changed(tx, conversation)


def note_chat_message(tx: Tx, chat_id: int, message_id: int, conversation: str, seq: int) -> None:
    """The chat's message is that line, or a part of it. With another bot a chat counts anew: the newer is meant."""
    key = (ChatMessage.chat_id == chat_id) & (ChatMessage.message_id == message_id)
    tx.conn.execute(delete(ChatMessage).where(key))
    row = {"chat_id": chat_id, "message_id": message_id, "conversation_id": conversation, "seq": seq}
    tx.conn.execute(insert(ChatMessage), row)


def find_seq(conn: Connection, chat_id: int, message_id: int) -> tuple[str, int] | None:
    """Conversation and place of the line that the chat's message is, or None."""
    query = select(ChatMessage.conversation_id, ChatMessage.seq).where(
        ChatMessage.chat_id == chat_id, ChatMessage.message_id == message_id
    )
    row = conn.execute(query).one_or_none()
    return None if row is None else (row.conversation_id, row.seq)
