"""The agent's verbs: claim, say, delete, send again, note, resolve, give back to the bot."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, update

from handoff.conversation.events import LogMessage, Seen, Speaker
from handoff.conversation.log import get_message, get_messages
from handoff.conversation.outbox import tell_changed
from handoff.conversation.redelivery import resend, withdraw
from handoff.conversation.states import Change, Owner
from handoff.conversation.thread import Actor, Thread, access_thread, get_earlier
from handoff.conversation.uploads import attach_photos, forget_uploads
from handoff.errors import AlreadyClaimed, BadRequest, IllegalChange, NotFound, NotOwner, UnseenMessages
from handoff.notices import Words
from handoff.store.store import Tx
from handoff.store.tables import Conversation, Message, Note


def claim(tx: Tx, words: Words, conversation: str, agent: Actor) -> None:
    """Takes a waiting shopper, or takes over from the bot. One winner; the others get AlreadyClaimed with ``by`` (F10).

    Claiming what is yours already does nothing. Raises IllegalChange for a closed conversation.
    """
    thread = access_thread(tx, conversation)
    if thread.owner is Owner.AGENT and thread.agent == agent.agent:
        return
    if thread.owner is Owner.AGENT:
        raise AlreadyClaimed(extra={"by": {"id": thread.agent, "name": thread.agent_name}})
    if thread.owner is Owner.CLOSED:
        raise IllegalChange("This conversation is closed; the shopper opens it again by writing.")
    change = Change.CLAIMED if thread.owner is Owner.QUEUE else Change.TAKEN_OVER
    thread.change_owner(change, agent, agent=agent)
    thread.notify(words, "joined", agent=agent.name)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an agent is about to say; ``client_id`` is the console's name for it, ``quote`` the line it answers."""

    client_id: str
    text: str
    photos: tuple[str, ...] = ()
    quote: int | None = None


def say(tx: Tx, conversation: str, agent: Actor, draft: Draft, seen_seq: int, *, confirmed: bool) -> LogMessage:
    """The agent's message, once per ``client_id``.

    Raises NotOwner, Conflict (the id came with another text), PhotoGone, BadRequest (no such line to quote), and
    UnseenMessages with the shopper's messages after ``seen_seq`` unless ``confirmed`` (F10).
    """
    external_id = f"{agent.agent}/{draft.client_id}"[:64]
    thread = access_thread(tx, conversation, external_id)
    if thread.earlier is not None:
        return get_earlier(thread, draft.text, draft.photos)
    _check_own(thread, agent)
    if not confirmed and thread.seq > seen_seq and (unseen := _get_unseen(tx.conn, conversation, seen_seq)):
        raise UnseenMessages(extra={"messages": unseen})
    if draft.quote is not None and get_message(tx.conn, conversation, draft.quote) is None:
        raise BadRequest("quote: there is no such message in this conversation.")
    photos = attach_photos(thread, Speaker.AGENT, draft.photos)
    return thread.append(
        Speaker.AGENT, draft.text, name=agent.name, external_id=external_id, quote=draft.quote, photos=photos or None
    )


def delete(tx: Tx, conversation: str, agent: Actor, seq: int) -> None:
    """Takes back what the agent has said, also where it was sent to a chat. Raises NotFound if it is not theirs."""
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
    """Sends a line again that the chat did not take. Raises NotFound where none has failed."""
    resend(access_thread(tx, conversation), seq)
    tell_changed(tx, conversation, seq)


def resolve(tx: Tx, words: Words, conversation: str, agent: Actor, outcome: str | None, note: str | None) -> None:
    """Done: closed until the shopper writes again; the bot then knows the outcome. Raises NotOwner."""
    thread = _access_own(tx, conversation, agent)
    thread.set(settled=outcome)
    if note:
        _add_note(tx, conversation, agent, note)
    thread.change_owner(Change.RESOLVED, agent, reason=outcome and "outcome given")
    thread.notify(words, "resolved", agent=agent.name)


def give_back(tx: Tx, words: Words, conversation: str, agent: Actor, settled: str | None) -> None:
    """To the bot, which starts afresh knowing what was settled (F8). Raises NotOwner."""
    thread = _access_own(tx, conversation, agent)
    thread.set(settled=settled)
    thread.change_owner(Change.RETURNED, agent)
    thread.notify(words, "returned", agent=agent.name)


def add_note(tx: Tx, conversation: str, agent: Actor, text: str) -> int:
    """A line for colleagues; needs no ownership. Returns its id."""
    access_thread(tx, conversation)
    return _add_note(tx, conversation, agent, text)


def mark_seen(tx: Tx, conversation: str, agent: Actor, seq: int) -> None:
    """The agent who owns the conversation has seen the log up to ``seq``; others' looks do not count.

    A second window that lags behind unsees nothing.
    """
    thread = access_thread(tx, conversation)
    if thread.agent != agent.agent:
        return
    seq = min(seq, thread.seq)
    unread = len(_get_unseen(tx.conn, conversation, seq))
    forward = update(Conversation).where(Conversation.id == conversation, Conversation.agent_seen < seq)
    if tx.conn.execute(forward.values(agent_seen=seq, unread=unread)).rowcount:
        tx.tell(Seen(conversation, Speaker.AGENT, seq))


def _access_own(tx: Tx, conversation: str, agent: Actor) -> Thread:
    thread = access_thread(tx, conversation)
    _check_own(thread, agent)
    return thread


def _check_own(thread: Thread, agent: Actor) -> None:
    if thread.owner is not Owner.AGENT or thread.agent != agent.agent:
        by = {"id": thread.agent, "name": thread.agent_name} if thread.agent else None
        raise NotOwner(extra={"owner": thread.owner, "by": by})


def _get_unseen(conn: Connection, conversation: str, seq: int) -> list[LogMessage]:
    later = get_messages(conn, conversation, after=seq)
    return [message for message in later if message.kind is Speaker.SHOPPER]


def _add_note(tx: Tx, conversation: str, agent: Actor, text: str) -> int:
    row = insert(Note).values(conversation_id=conversation, agent_id=agent.agent, at=tx.now, text=text)
    key = tx.conn.execute(row).inserted_primary_key
    return int(key[0]) if key else 0
