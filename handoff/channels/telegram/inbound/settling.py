"""What an update does to its conversation: one transaction each, which notes as well that the update is settled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handoff.channels.delivery.deliveries import block_chat
from handoff.channels.telegram.callbacks import Leave, read_data
from handoff.channels.telegram.inbound.commands import Command, as_choice
from handoff.channels.telegram.inbound.updates import Pressed, Rewrote, Wrote
from handoff.conversation.chats import (
    conversation_of_chat,
    find_conversation,
    find_seq,
    mark_reachable,
    note_chat_message,
)
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
from handoff.conversation.links import TELEGRAM, WEB, follow_to_telegram, make_link
from handoff.conversation.shopper import Shopper, receive
from handoff.conversation.thread import access_thread
from handoff.conversation.values import LogMessage
from handoff.errors import Conflict, StaleOption
from handoff.notices import Notices
from handoff.states.owners import Owner
from handoff.store.store import Tx


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button did something: ``title`` is what was chosen, None for the one that leaves the queue."""

    title: str | None


def say(tx: Tx, notices: Notices, chat: int, parts: Sequence[Wrote], said: Said) -> None:
    """Stores a message, which came as one or, an album, as several."""
    conversation = conversation_of_chat(tx, notices, chat, parts[0].shopper)
    said = _with_quote(tx, chat, conversation, parts[0], said)
    message = receive(tx, notices, conversation, TELEGRAM, said)
    _note(tx, chat, parts, message)


def say_unread(tx: Tx, notices: Notices, chat: int, update: int, text: str) -> None:
    """Stores that there was something, with what could be read of it: nobody can say what it was."""
    conversation = conversation_of_chat(tx, notices, chat, Shopper(TELEGRAM))
    receive(tx, notices, conversation, TELEGRAM, Said(external_id(update), text, attachments=(Attachment("other"),)))


def run_command(tx: Tx, notices: Notices, chat: int, update: int, wrote: Wrote, command: Command) -> str | None:
    """Does what the command says; returns the token of a link to the website where that was asked for.

    A link that was followed here is no message, because its token is nobody's to read; a command is one.
    """
    if command.name == "start" and command.argument:
        follow_to_telegram(tx, notices, command.argument, chat, wrote.shopper)
        return None
    conversation = conversation_of_chat(tx, notices, chat, wrote.shopper)
    if command.name == "website":
        return make_link(tx, conversation, WEB)
    message = receive(tx, notices, conversation, TELEGRAM, _as_incoming(update, wrote, command))
    _note(tx, chat, [wrote], message)
    return None


def edit(tx: Tx, notices: Notices, chat: int, rewrote: Rewrote) -> None:
    """Changes what a line says; a message that is no line of ours stays unknown."""
    if (found := find_seq(tx.conn, chat, rewrote.message_id)) is not None:
        conversation, seq = found
        receive(tx, notices, conversation, TELEGRAM, Edited(seq, rewrote.text))


def press(tx: Tx, notices: Notices, chat: int, pressed: Pressed) -> Chosen | None:
    """Does what the button says, once; None where it is old, of another conversation, or its menu was used before.

    A message's menu goes with the first press, so a second one that was quicker than that is the same press.
    """
    target = read_data(pressed.data)
    if target is None or find_conversation(tx.conn, chat) != target.conversation:
        return None
    if isinstance(target, Leave):
        waits = access_thread(tx, target.conversation).owner is Owner.QUEUE
        receive(tx, notices, target.conversation, TELEGRAM, LeftQueue())
        return Chosen(None) if waits else None
    chose = Chose(f"menu:{chat}:{target.seq}", target.seq, target.option)
    try:
        message = receive(tx, notices, target.conversation, TELEGRAM, chose)
    except (StaleOption, Conflict):  # all that it has changed is where the shopper is
        return None
    return Chosen(message.text if message else None)


def block(tx: Tx, chat: int, *, blocked: bool) -> None:
    """The shopper has blocked the bot, or takes it back."""
    if blocked:
        block_chat(tx, chat)
    elif (conversation := find_conversation(tx.conn, chat)) is not None:
        mark_reachable(tx, conversation)


def external_id(update: int) -> str:
    """What a message is known by: its update's id, because another bot counts a chat's messages from 1 again."""
    return f"tg:{update}"


def _as_incoming(update: int, wrote: Wrote, command: Command) -> Incoming:
    identity = external_id(update)
    if command.name == "stop":
        return Ended()
    choice = as_choice(command)
    return AskedPerson(identity) if choice is None else Commanded(identity, wrote.text, choice)


def _with_quote(tx: Tx, chat: int, conversation: str, wrote: Wrote, said: Said) -> Said:
    """What is no line of this conversation is quoted in the text: else nobody would know what the answer is about."""
    found = find_seq(tx.conn, chat, wrote.reply_to) if wrote.reply_to else None
    if found is not None and found[0] == conversation:
        return replace(said, quote=found[1])
    return replace(said, text=f"“{wrote.quoted}”\n{said.text}".strip()) if wrote.quoted else said


def _note(tx: Tx, chat: int, parts: Sequence[Wrote], message: LogMessage | None) -> None:
    for part in parts:
        if message is not None and find_seq(tx.conn, chat, part.message_id) is None:
            note_chat_message(tx, chat, part.message_id, message.conversation, message.seq)
