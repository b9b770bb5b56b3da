"""The agent's verbs: claim, say, note, resolve, give back to the bot."""

from sqlalchemy import Connection, insert, update

from handoff.conversation.changes import LogMessage, Seen, Speaker
from handoff.conversation.log import get_messages
from handoff.conversation.states import Change, Owner
from handoff.conversation.thread import Actor, Thread, access_thread, get_earlier
from handoff.errors import AlreadyClaimed, IllegalChange, NotOwner, UnseenMessages
from handoff.store.store import Tx
from handoff.store.tables import Conversation, Note
from handoff.words import Words


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
    thread.append(Speaker.NOTICE, words.say("joined", agent=agent.name))


def say(
    tx: Tx, conversation: str, agent: Actor, client_id: str, text: str, seen_seq: int, *, confirmed: bool
) -> LogMessage:
    """The agent's message, once per ``client_id``.

    Raises NotOwner, Conflict (the id came with another text), and UnseenMessages with the shopper's messages after
    ``seen_seq`` unless ``confirmed`` (F10).
    """
    external_id = f"{agent.agent}/{client_id}"[:64]
    thread = access_thread(tx, conversation, external_id)
    if thread.earlier is not None:
        return get_earlier(thread, text)
    _check_own(thread, agent)
    if not confirmed and thread.seq > seen_seq and (unseen := _get_unseen(tx.conn, conversation, seen_seq)):
        raise UnseenMessages(extra={"messages": unseen})
    return thread.append(Speaker.AGENT, text, name=agent.name, external_id=external_id)


def resolve(tx: Tx, words: Words, conversation: str, agent: Actor, outcome: str | None, note: str | None) -> None:
    """Done: closed until the shopper writes again; the bot then knows the outcome. Raises NotOwner."""
    thread = _access_own(tx, conversation, agent)
    thread.set(settled=outcome)
    if note:
        _add_note(tx, conversation, agent, note)
    thread.change_owner(Change.RESOLVED, agent, reason=outcome and "outcome given")
    thread.append(Speaker.NOTICE, words.say("resolved", agent=agent.name))


def give_back(tx: Tx, words: Words, conversation: str, agent: Actor, settled: str | None) -> None:
    """To the bot, which starts afresh knowing what was settled (F8). Raises NotOwner."""
    thread = _access_own(tx, conversation, agent)
    thread.set(settled=settled)
    thread.change_owner(Change.RETURNED, agent)
    thread.append(Speaker.NOTICE, words.say("returned", agent=agent.name))


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
