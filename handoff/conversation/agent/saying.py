"""What an agent says: a message, taking it back, sending it again, and what was seen."""

from dataclasses import dataclass

from sqlalchemy import Connection, update

from handoff.conversation.agent.access import check_own
from handoff.conversation.events import Seen
from handoff.conversation.log import get_message, get_messages
from handoff.conversation.outbox import tell_changed
from handoff.conversation.redelivery import resend, withdraw
from handoff.conversation.thread import Actor, access_thread, get_earlier
from handoff.conversation.uploads import attach_photos, forget_uploads
from handoff.conversation.values import Line, LogMessage, Speaker
from handoff.errors import BadRequest, NotFound, UnseenMessages
from handoff.store.store import Tx
from handoff.store.tables.conversations import Conversation, Message


@dataclass(frozen=True, slots=True)
class Draft:
    """What an agent is about to say; `client_id` is the console's name for it, `quote` the line it answers."""

    client_id: str
    text: str
    photos: tuple[str, ...] = ()
    quote: int | None = None


def say(tx: Tx, conversation: str, agent: Actor, draft: Draft, seen_seq: int, *, confirmed: bool) -> LogMessage:
    """Add the agent's message, once per `client_id`.

    Raises NotOwner, Conflict (the id came with another text), PhotoGone, BadRequest (no such line to quote), and
    UnseenMessages with the shopper's messages after `seen_seq` unless `confirmed`.
    """
    external_id = f"{agent.agent}/{draft.client_id}"[:64]
    thread = access_thread(tx, conversation, external_id)
    if thread.earlier is not None:
        return get_earlier(thread, draft.text, draft.photos)
    check_own(thread, agent)
    if not confirmed and thread.seq > seen_seq and (unseen := _get_unseen(tx.conn, conversation, seen_seq)):
        raise UnseenMessages(extra={"messages": unseen})
    if draft.quote is not None and get_message(tx.conn, conversation, draft.quote) is None:
        raise BadRequest("quote: there is no such message in this conversation.")
    photos = attach_photos(thread, Speaker.AGENT, draft.photos)
    line = Line(
        kind=Speaker.AGENT, text=draft.text, name=agent.name, external_id=external_id, quote=draft.quote,
        photos=photos or None,
    )  # fmt: skip
    return thread.append(line)


def delete(tx: Tx, conversation: str, agent: Actor, seq: int) -> None:
    """Take back what the agent has said, also where it was sent to. Raises NotFound if it is not theirs."""
    thread = access_thread(tx, conversation)
    own = update(Message).where(
        Message.conversation_id == conversation, Message.seq == seq, Message.kind == Speaker.AGENT,
        Message.agent_id == agent.agent,
    )  # fmt: skip
    gone = {"text": "", "photos": None, "attachments": None, "deleted_at": tx.now}
    message = get_message(tx.conn, conversation, seq)
    if message is None or tx.conn.execute(own.where(Message.deleted_at.is_(None)).values(**gone)).rowcount != 1:
        raise NotFound("There is no such message of yours here; it may be deleted already.")
    forget_uploads(thread, seq)
    preview = update(Conversation).where(Conversation.id == conversation, Conversation.preview_at == message.at)
    tx.conn.execute(preview.values(preview_text="", preview_attached=None))
    withdraw(thread, seq)
    tell_changed(tx, conversation, seq, shopper_sees=True)


def retry(tx: Tx, conversation: str, seq: int) -> None:
    """Send a line again that its address did not take. Raises NotFound where none has failed."""
    resend(access_thread(tx, conversation), seq)
    tell_changed(tx, conversation, seq)


def mark_seen(tx: Tx, conversation: str, agent: Actor, seq: int) -> None:
    """Note that the agent has seen the log up to `seq`, where the conversation is theirs.

    A second window that lags behind does not take that back.
    """
    thread = access_thread(tx, conversation)
    if thread.agent != agent.agent:
        return
    seq = min(seq, thread.seq)
    unread = len(_get_unseen(tx.conn, conversation, seq))
    forward = update(Conversation).where(Conversation.id == conversation, Conversation.agent_seen < seq)
    if tx.conn.execute(forward.values(agent_seen=seq, unread=unread)).rowcount:
        tx.tell(Seen(conversation, Speaker.AGENT, seq))


def _get_unseen(conn: Connection, conversation: str, seq: int) -> list[LogMessage]:
    later = get_messages(conn, conversation, after=seq)
    return [message for message in later if message.kind is Speaker.SHOPPER]
