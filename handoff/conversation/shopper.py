"""The shopper's verbs: begin a conversation, and receive whatever they do, on any channel."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, update

from handoff.conversation.addresses import (
    bind_address,
    find_address,
    find_conversation,
    mark_reachable,
    release_address,
)
from handoff.conversation.agenda import drop
from handoff.conversation.events import Seen
from handoff.conversation.incoming import (
    AskedPerson,
    Attachment,
    Chose,
    Commanded,
    Edited,
    Ended,
    Incoming,
    LeftQueue,
    Said,
    Saw,
)
from handoff.conversation.log import get_message, has_spoken_since
from handoff.conversation.outbox import tell_changed
from handoff.conversation.queue import enqueue
from handoff.conversation.thread import PREVIEW_CHARACTERS, SHOPPER, Thread, access_thread, get_earlier
from handoff.conversation.turns import ANSWERS, ASK_PERSON, turn_for
from handoff.conversation.uploads import attach_photos, bind_uploads
from handoff.conversation.values import HandoffRequest, Line, LogMessage, Speaker
from handoff.conversation.waiting import hear_waiting, is_for_the_queue, leave_queue, tell_place
from handoff.errors import StaleOption
from handoff.ids import new_id
from handoff.notices import Notices, NoticeTexts
from handoff.states.owners import Move, Owner
from handoff.states.reasons import HandoffReason
from handoff.store.store import Tx
from handoff.store.tables.conversations import Conversation, Message

SEND_PHOTO: Mapping[str, Any] = {"intent": "send_photo", "entities": {}}
"""What the bot is asked about a photo without words."""


@dataclass(frozen=True, slots=True)
class Shopper:
    """What is known of a shopper at the start; `email` only from a signed identity."""

    channel: str
    name: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    address: str | None = None
    """Where lines are sent to on the channel; None on one where the shopper reads the log itself."""


def begin(tx: Tx, notices: Notices, shopper: Shopper) -> str:
    """Begin a conversation with its first line, which says that an AI answers. Returns its id."""
    conversation = new_id()
    tx.conn.execute(
        insert(Conversation).values(
            id=conversation, channel=shopper.channel, name=shopper.name, email=shopper.email,
            language=shopper.language, timezone=shopper.timezone, created_at=tx.now, updated_at=tx.now,
            owner=Owner.BOT, epoch=0, since=tx.now, seq=0, bot_session=0, bot_session_turns=0,
            failures=0, unread=0, agent_seen=0, shopper_seen=0,
        )
    )  # fmt: skip
    if shopper.address is not None:
        bind_address(tx, shopper.channel, shopper.address, conversation)
    access_thread(tx, conversation).notify(notices, "opened")
    return conversation


def conversation_at(tx: Tx, notices: Notices, address: str, shopper: Shopper) -> str:
    """The conversation of the address on the shopper's channel, begun if there is none.

    A shopper who writes there can be reached there again.
    """
    if (found := find_conversation(tx.conn, shopper.channel, address)) is None:
        return begin(tx, notices, replace(shopper, address=address))
    mark_reachable(tx, shopper.channel, address)
    return found


def receive(
    tx: Tx, notices: Notices, conversation: str, channel: str, incoming: Incoming, *, facts_waiting: bool = False
) -> LogMessage | None:
    """Do what the shopper did on `channel`; returns the line it became, if it became one.

    With `facts_waiting` the bot is asked for plain facts while the shopper waits for a person.

    Whatever carries an `external_id` is stored once under it. Raises Conflict if another text or other photos came
    under the same, StaleOption for a button of an earlier epoch, PhotoGone and NotFound.
    """
    thread = access_thread(tx, conversation, getattr(incoming, "external_id", None))
    if thread.earlier is None and not isinstance(incoming, Saw | Edited):  # what comes again was said before
        _move_to(thread, channel)
    match incoming:
        case Said():
            return _say(thread, notices, incoming, facts_waiting=facts_waiting)
        case Commanded() | Chose() | AskedPerson():
            return _take_message(thread, notices, incoming)
        case LeftQueue() if thread.owner is Owner.QUEUE:
            leave_queue(thread, notices)
        case Ended():
            _end(thread, notices)
        case Saw():
            _mark_seen(thread, incoming.seq)
        case Edited():
            _edit(thread, incoming)
        case _:  # left a queue that was left before
            pass
    return None


def _take_message(thread: Thread, notices: Notices, incoming: Commanded | Chose | AskedPerson) -> LogMessage:
    match incoming:
        case Commanded():
            return _run_command(thread, notices, incoming)
        case Chose():
            return _choose(thread, notices, incoming)
        case AskedPerson():
            return _ask_person(thread, notices, incoming.external_id, notices.of(thread.language).say("ask_person"))


def _say(thread: Thread, notices: Notices, said: Said, *, facts_waiting: bool) -> LogMessage:
    if thread.earlier is not None:
        return get_earlier(thread, said.text, said.photos)
    _reopen(thread, notices)
    photos = attach_photos(thread, Speaker.SHOPPER, said.photos)
    bind_uploads(thread, [one.id for one in said.attachments if one.id])
    turn = None
    if _is_for_the_bot(thread, said, len(photos), facts_waiting=facts_waiting):
        choice = None if said.text else SEND_PHOTO
        turn = turn_for(thread, said.text or None, choice, photos=len(photos), typed=said.typed)
    line = Line(
        kind=Speaker.SHOPPER, text=said.text, external_id=said.external_id, turn=turn, quote=said.quote,
        photos=[*photos, *({"failed": code} for code in said.failed_photos)] or None,
        attachments=[one.as_json() for one in said.attachments] or None,
    )  # fmt: skip
    message = thread.append(line)
    if said.failed_photos:
        thread.notify(notices, "photo_failed")
    if thread.owner is Owner.QUEUE:
        hear_waiting(thread, notices, said.text, asked=turn is not None)
    elif thread.owner is Owner.BOT and turn is None and said.attachments:
        thread.notify(notices, _unread_notice(notices.of(thread.language), said.attachments[0]))
    return message


def _is_for_the_bot(thread: Thread, said: Said, photos: int, *, facts_waiting: bool) -> bool:
    if thread.owner is Owner.BOT:
        return bool(said.text or photos)
    plain = bool(said.text) and not (photos or said.attachments or is_for_the_queue(said.text))
    return facts_waiting and thread.owner is Owner.QUEUE and plain


def _unread_notice(texts: NoticeTexts, attachment: Attachment) -> str:
    """The notice about a thing that neither handoff nor the bot can read; it never says that a lost file is kept."""
    if attachment.kind in {"file", "audio", "video"} and attachment.id is None:
        return "file_failed"
    return notice if texts.has(notice := f"got_{attachment.kind}") else "got_other"


def _run_command(thread: Thread, notices: Notices, command: Commanded) -> LogMessage:
    if thread.earlier is not None:
        return get_earlier(thread, command.text)
    _reopen(thread, notices)
    turn = turn_for(thread, None, command.choice) if thread.owner is Owner.BOT else None
    message = _append(thread, command.text, command.external_id, turn)
    if thread.owner is Owner.QUEUE:
        tell_place(thread, notices)
    return message


def _choose(thread: Thread, notices: Notices, chose: Chose) -> LogMessage:
    """A pressed button, stored as the words on it."""
    offer = get_message(thread.tx.conn, thread.id, chose.message)
    if offer is None or not offer.options or not 0 <= chose.option < len(offer.options):
        raise StaleOption
    title, choice = offer.options[chose.option]["title"], offer.options[chose.option]["choice"]
    if thread.earlier is not None:
        return get_earlier(thread, title)
    if thread.owner is not Owner.BOT or offer.epoch != thread.epoch:
        raise StaleOption
    if choice["intent"] in ANSWERS and has_spoken_since(thread.tx.conn, thread.id, offer.seq):
        raise StaleOption
    if choice["intent"] == ASK_PERSON["intent"]:
        return _ask_person(thread, notices, chose.external_id, title)
    turn = turn_for(thread, None, choice)
    return _append(thread, title, chose.external_id, turn)


def _ask_person(thread: Thread, notices: Notices, external_id: str, title: str) -> LogMessage:
    """Ask for a person, whoever answers now; a second request tells the place in the queue."""
    if thread.earlier is not None:
        return get_earlier(thread, title)
    if thread.owner is Owner.CLOSED:  # without a word of the assistant, which is not to answer
        thread.change_owner(Move.REOPENED, SHOPPER)
    message = _append(thread, title, external_id)
    if thread.owner is Owner.BOT:
        enqueue(thread, notices, HandoffRequest(HandoffReason.ASKED), SHOPPER)
    elif thread.owner is Owner.QUEUE:
        tell_place(thread, notices, always=True)
    else:
        thread.notify(notices, "already_with_person", agent=thread.agent_name)
    return message


def _append(thread: Thread, text: str, external_id: str, turn: str | None = None) -> LogMessage:
    return thread.append(Line(kind=Speaker.SHOPPER, text=text, external_id=external_id, turn=turn))


def _end(thread: Thread, notices: Notices) -> None:
    """End the conversation. Where it began on another channel, release the address.

    What the shopper writes there next then belongs to a new conversation, which the other channel does not show.
    """
    began = _began_on(thread) if thread.address else thread.channel
    left = None if thread.channel == began else thread.address
    if thread.owner is not Owner.CLOSED:
        thread.change_owner(Move.ENDED, SHOPPER)
        thread.keep_agenda(drop(thread.agenda, all_open=True))
        thread.notify(notices, "unlinked" if left else "ended")
    elif left:
        thread.notify(notices, "unlinked")
    if left:
        release_address(thread.tx, thread.channel, left)
        thread.set(channel=began)


def _began_on(thread: Thread) -> str:
    first = get_message(thread.tx.conn, thread.id, 1)
    return first.channel if first else thread.channel


def _mark_seen(thread: Thread, seq: int) -> None:
    """Note what the shopper has seen; a second tab that lags behind does not take that back."""
    seq = min(seq, thread.seq)
    forward = update(Conversation).where(Conversation.id == thread.id, Conversation.shopper_seen < seq)
    if thread.tx.conn.execute(forward.values(shopper_seen=seq)).rowcount:
        thread.tx.tell(Seen(thread.id, Speaker.SHOPPER, seq))


def _edit(thread: Thread, edited: Edited) -> None:
    """Change a line, which everybody sees as edited; the bot is not asked again."""
    conn, message = thread.tx.conn, get_message(thread.tx.conn, thread.id, edited.seq)
    if message is None or message.kind is not Speaker.SHOPPER or message.text == edited.text:
        return
    before = message.text if message.text_before is None else message.text_before
    line = update(Message).where(Message.conversation_id == thread.id, Message.seq == edited.seq)
    conn.execute(line.values(text=edited.text, text_before=before, edited_at=thread.tx.now))
    preview = update(Conversation).where(Conversation.id == thread.id, Conversation.preview_at == message.at)
    conn.execute(preview.values(preview_text=edited.text[:PREVIEW_CHARACTERS]))
    tell_changed(thread.tx, thread.id, edited.seq, shopper_sees=True)


def _move_to(thread: Thread, channel: str) -> None:
    """Send answers to the channel where the shopper writes now."""
    if thread.channel != channel:
        thread.channel, thread.address = channel, find_address(thread.tx.conn, thread.id, channel)
        thread.set(channel=channel)


def _reopen(thread: Thread, notices: Notices) -> None:
    if thread.owner is Owner.CLOSED:
        thread.change_owner(Move.REOPENED, SHOPPER)
        thread.notify(notices, "reopened")
