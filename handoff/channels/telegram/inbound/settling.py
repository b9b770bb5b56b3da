"""What an update does to its conversation: one transaction each, which also marks the update as settled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handoff.channels.delivery.deliveries import block as block_address
from handoff.channels.telegram.callbacks import Leave, read_data
from handoff.channels.telegram.inbound.commands import Command, as_choice
from handoff.channels.telegram.inbound.updates import Pressed, Rewrote, Wrote
from handoff.conversation.addresses import find_conversation, find_line, mark_reachable, note_message
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
)
from handoff.conversation.links import follow_link_to, make_link
from handoff.conversation.shopper import Shopper, conversation_at, receive
from handoff.conversation.thread import access_thread
from handoff.conversation.values import Channel, LogMessage
from handoff.errors import Conflict, StaleOption
from handoff.notices import Notices
from handoff.states.owners import Owner
from handoff.store.store import Tx

TELEGRAM = Channel.TELEGRAM


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button did something: `title` is what was chosen, None for the one that leaves the queue."""

    title: str | None


def say(tx: Tx, notices: Notices, chat: int, parts: Sequence[Wrote], said: Said, *, facts_waiting: bool) -> None:
    """Store a message; an album comes in several `parts`. `facts_waiting` is what `receive` takes."""
    conversation = conversation_at(tx, notices, str(chat), parts[0].shopper)
    said = _with_quote(tx, chat, conversation, parts[0], said)
    message = receive(tx, notices, conversation, TELEGRAM, said, facts_waiting=facts_waiting)
    _note(tx, chat, parts, message)


def say_unread(tx: Tx, notices: Notices, chat: int, update: int, text: str) -> None:
    """Store that something was sent that cannot be read, with as much text as could be read."""
    conversation = conversation_at(tx, notices, str(chat), Shopper(TELEGRAM))
    receive(tx, notices, conversation, TELEGRAM, Said(external_id(update), text, attachments=(Attachment("other"),)))


def run_command(tx: Tx, notices: Notices, chat: int, update: int, wrote: Wrote, command: Command) -> str | None:
    """Do what the command says; returns the token of a link to the website where that was asked for.

    A command is stored as a message, but for `/website` and for a followed link, whose token nobody may read.
    """
    if command.name == "start" and command.argument:
        follow_link_to(tx, notices, command.argument, str(chat), wrote.shopper)
        return None
    conversation = conversation_at(tx, notices, str(chat), wrote.shopper)
    if command.name == "website":
        return make_link(tx, conversation, Channel.WEB)
    message = receive(tx, notices, conversation, TELEGRAM, _as_incoming(update, wrote, command))
    _note(tx, chat, [wrote], message)
    return None


def edit(tx: Tx, notices: Notices, chat: int, rewrote: Rewrote) -> None:
    """Change what a line says; a message that is not in the log is ignored."""
    if (found := _find_line(tx, chat, rewrote.message_id)) is not None:
        conversation, seq = found
        receive(tx, notices, conversation, TELEGRAM, Edited(seq, rewrote.text))


def press(tx: Tx, notices: Notices, chat: int, pressed: Pressed) -> Chosen | None:
    """Do what the button says, once; None where it is old, of another conversation, or its menu was used before.

    The first press removes the message's menu; a second press that comes before that counts as the same one.
    """
    target = read_data(pressed.data)
    if target is None or find_conversation(tx.conn, TELEGRAM, str(chat)) != target.conversation:
        return None
    if isinstance(target, Leave):
        waits = access_thread(tx, target.conversation).owner is Owner.QUEUE
        receive(tx, notices, target.conversation, TELEGRAM, LeftQueue())
        return Chosen(None) if waits else None
    chose = Chose(f"menu:{chat}:{target.seq}", target.seq, target.option)
    try:
        message = receive(tx, notices, target.conversation, TELEGRAM, chose)
    except (StaleOption, Conflict):  # it has changed the shopper's channel and nothing else
        return None
    return Chosen(message.text if message else None)


def block(tx: Tx, chat: int, *, blocked: bool) -> None:
    """Note that the shopper has blocked the bot, or unblocked it."""
    if blocked:
        block_address(tx, TELEGRAM, str(chat))
    else:
        mark_reachable(tx, TELEGRAM, str(chat))


def external_id(update: int) -> str:
    """The id to store a message under: its update's, because another bot counts a chat's messages from 1 again."""
    return f"tg:{update}"


def _as_incoming(update: int, wrote: Wrote, command: Command) -> Incoming:
    identity = external_id(update)
    if command.name == "stop":
        return Ended()
    choice = as_choice(command)
    return AskedPerson(identity) if choice is None else Commanded(identity, wrote.text, choice)


def _with_quote(tx: Tx, chat: int, conversation: str, wrote: Wrote, said: Said) -> Said:
    """Add what the message answers: a line as a quote, anything else in the text, so that people know what it was."""
    found = _find_line(tx, chat, wrote.reply_to) if wrote.reply_to else None
    if found is not None and found[0] == conversation:
        return replace(said, quote=found[1])
    return replace(said, text=f"“{wrote.quoted}”\n{said.text}".strip()) if wrote.quoted else said


def _note(tx: Tx, chat: int, parts: Sequence[Wrote], message: LogMessage | None) -> None:
    for part in parts:
        if message is not None and _find_line(tx, chat, part.message_id) is None:
            note_message(tx, TELEGRAM, str(chat), str(part.message_id), message.conversation, message.seq)


def _find_line(tx: Tx, chat: int, message_id: int) -> tuple[str, int] | None:
    """The conversation and `seq` of the line that the chat's message belongs to."""
    return find_line(tx.conn, TELEGRAM, str(chat), str(message_id))
