"""The shopper's verbs: begin, say, choose, ask for a person, leave the queue, end."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, insert, select, update

from handoff.conversation.changes import LogMessage, Seen, Speaker
from handoff.conversation.log import get_message
from handoff.conversation.queue import Handoff, enqueue, position_of
from handoff.conversation.states import Change, Owner
from handoff.conversation.thread import SHOPPER, Thread, access_thread, get_earlier
from handoff.conversation.turns import ASK_PERSON, turn_for
from handoff.errors import StaleOption
from handoff.ids import new_id
from handoff.store.store import Tx
from handoff.store.tables import Conversation, Message
from handoff.words import Words

NOTICE_PAUSE = timedelta(seconds=60)
"""Who writes while waiting hears where they stand, but not after every line."""


@dataclass(frozen=True, slots=True)
class Shopper:
    """What is known of a shopper at the start; ``email`` only from a signed identity."""

    channel: str
    name: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None


def begin(tx: Tx, words: Words, shopper: Shopper) -> str:
    """A new conversation and its first line, which says that an AI answers. Returns its id."""
    conversation = new_id()
    tx.conn.execute(
        insert(Conversation).values(
            id=conversation, channel=shopper.channel, name=shopper.name, email=shopper.email,
            language=shopper.language, timezone=shopper.timezone, created_at=tx.now, updated_at=tx.now,
            owner=Owner.BOT, epoch=0, since=tx.now, seq=0, stretch=0, stretch_turns=0, failures=0, unread=0,
            agent_seen=0, shopper_seen=0,
        )
    )  # fmt: skip
    access_thread(tx, conversation).append(Speaker.NOTICE, words.say("opened"))
    return conversation


def receive(tx: Tx, words: Words, conversation: str, external_id: str, text: str) -> LogMessage:
    """Stores what the shopper wrote, once per ``external_id``, with the bot turn that will answer it.

    Raises Conflict if another text came under the same id.
    """
    thread = access_thread(tx, conversation, external_id)
    if thread.earlier is not None:
        return get_earlier(thread, text)
    _reopen(thread, words)
    turn = turn_for(thread, text, None) if thread.owner is Owner.BOT else None
    message = thread.append(Speaker.SHOPPER, text, external_id=external_id, turn=turn)
    if thread.owner is Owner.QUEUE:
        _tell_place(thread, words)
    return message


def choose(tx: Tx, words: Words, conversation: str, external_id: str, message_seq: int, option: int) -> LogMessage:
    """A pressed button, stored as the words on it. A button of an earlier stretch raises StaleOption (F10)."""
    thread = access_thread(tx, conversation, external_id)
    offer = get_message(tx.conn, conversation, message_seq)
    if offer is None or not offer.options or not 0 <= option < len(offer.options):
        raise StaleOption
    title, choice = offer.options[option]["title"], offer.options[option]["choice"]
    if thread.earlier is not None:
        return get_earlier(thread, title)
    if thread.owner is not Owner.BOT or offer.epoch != thread.epoch:
        raise StaleOption
    if choice["intent"] == ASK_PERSON["intent"]:
        return _ask_person(thread, words, external_id, title)
    turn = turn_for(thread, None, choice)
    return thread.append(Speaker.SHOPPER, title, external_id=external_id, turn=turn)


def ask_person(tx: Tx, words: Words, conversation: str, external_id: str) -> LogMessage:
    """The widget's "Talk to a person", whatever state things are in; a second request tells the place (F2)."""
    title = words.say("ask_person")
    thread = access_thread(tx, conversation, external_id)
    if thread.earlier is not None:
        return get_earlier(thread, title)
    _reopen(thread, words)
    return _ask_person(thread, words, external_id, title)


def leave_queue(tx: Tx, words: Words, conversation: str) -> None:
    """Back to the bot; does nothing if the shopper does not wait (any more)."""
    thread = access_thread(tx, conversation)
    if thread.owner is Owner.QUEUE:
        thread.change_owner(Change.LEFT, SHOPPER)
        thread.append(Speaker.NOTICE, words.say("left_queue"))


def end(tx: Tx, words: Words, conversation: str) -> None:
    """The shopper is done; does nothing if it is closed already."""
    thread = access_thread(tx, conversation)
    if thread.owner is not Owner.CLOSED:
        thread.change_owner(Change.ENDED, SHOPPER)
        thread.append(Speaker.NOTICE, words.say("ended"))


def mark_seen(tx: Tx, conversation: str, seq: int) -> None:
    """The shopper has seen the log up to ``seq``; a second tab that lags behind unsees nothing."""
    seq = min(seq, access_thread(tx, conversation).seq)
    forward = update(Conversation).where(Conversation.id == conversation, Conversation.shopper_seen < seq)
    if tx.conn.execute(forward.values(shopper_seen=seq)).rowcount:
        tx.tell(Seen(conversation, Speaker.SHOPPER, seq))


def _ask_person(thread: Thread, words: Words, external_id: str, title: str) -> LogMessage:
    message = thread.append(Speaker.SHOPPER, title, external_id=external_id)
    if thread.owner is Owner.BOT:
        enqueue(thread, words, Handoff("asked"), SHOPPER)
    elif thread.owner is Owner.QUEUE:
        _tell_place(thread, words, always=True)
    else:
        thread.append(Speaker.NOTICE, words.say("already_with_person", agent=thread.agent_name))
    return message


def _reopen(thread: Thread, words: Words) -> None:
    if thread.owner is Owner.CLOSED:
        thread.change_owner(Change.REOPENED, SHOPPER)
        thread.append(Speaker.NOTICE, words.say("reopened"))


def _tell_place(thread: Thread, words: Words, *, always: bool = False) -> None:
    conn, now = thread.tx.conn, thread.tx.now
    told = conn.execute(
        select(func.max(Message.at)).where(Message.conversation_id == thread.id, Message.kind == Speaker.NOTICE)
    ).scalar()
    if thread.waiting_since and (always or told is None or now - told > NOTICE_PAUSE):
        place = words.place(position_of(conn, thread.id, thread.waiting_since))
        thread.append(Speaker.NOTICE, words.say("still_queued", place=place))
