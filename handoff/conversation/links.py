"""One-time links between the website and Telegram: the same conversation goes on, with all that was proved in it.

A link is bound to its conversation, works once and within 15 minutes. Conversations are never merged: a chat that
follows one leaves its own behind, which is closed.
"""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from handoff.conversation.chats import conversation_of_chat, find_conversation, mark_reachable
from handoff.conversation.queue import QUEUED, position_of
from handoff.conversation.shopper import Shopper
from handoff.conversation.thread import SHOPPER, Thread, access_thread
from handoff.conversation.values import Channel, Line, Speaker
from handoff.errors import Unauthorized
from handoff.notices import Notices
from handoff.states.owners import Move, Owner
from handoff.store.store import Tx
from handoff.store.tables.conversations import Conversation
from handoff.store.tables.delivery import Link

LINK_FOR = timedelta(minutes=15)
WEB, TELEGRAM = Channel.WEB, Channel.TELEGRAM


def make_link(tx: Tx, conversation: str, channel: str) -> str:
    """A token that opens the conversation on ``channel``, once: 32 characters that Telegram takes in a deep link."""
    access_thread(tx, conversation)
    tx.conn.execute(delete(Link).where(Link.expires_at <= tx.now))  # everybody's, so that the table stays small
    token = secrets.token_urlsafe(24)
    row = {"token_hash": _hash(token), "conversation_id": conversation, "channel": channel}
    tx.conn.execute(insert(Link), {**row, "expires_at": tx.now + LINK_FOR})
    return token


def follow_to_telegram(tx: Tx, notices: Notices, token: str, chat_id: int, shopper: Shopper) -> str:
    """The link's conversation goes on in this chat; returns the conversation that is the chat's now.

    A link that does not work, or whose conversation is another chat's, changes nothing and says so in the chat.
    """
    conversation = _take(tx, token, TELEGRAM)
    thread = access_thread(tx, conversation) if conversation else None
    if thread is None or thread.chat_id not in {None, chat_id}:
        own = conversation_of_chat(tx, notices, chat_id, shopper)
        access_thread(tx, own).notify(notices, "link_expired" if thread is None else "link_taken")
        return own
    _leave_other(tx, notices, chat_id, thread.id)
    thread.chat_id, thread.channel = chat_id, TELEGRAM
    thread.set(chat_id=chat_id, channel=TELEGRAM, name=thread.shopper_name or shopper.name)
    mark_reachable(tx, thread.id)
    _tell(thread, notices, "linked")
    if thread.owner is Owner.QUEUE and thread.waiting_since:
        # The announcement was said on the website: the chat gets its own, with the way out of the queue.
        texts = notices.of(thread.language)
        place = texts.place(position_of(tx.conn, thread.id, thread.waiting_since))
        text = texts.say("still_queued", place=place)
        thread.append(Line(kind=Speaker.NOTICE, text=text, notice=QUEUED))
    return thread.id


def follow_to_web(tx: Tx, notices: Notices, token: str) -> str:
    """The link's conversation, which continues on the website. Raises Unauthorized where the link does not work."""
    conversation = _take(tx, token, WEB)
    if conversation is None:
        raise Unauthorized("This link no longer works: it is good for 15 minutes and for one use.")
    thread = access_thread(tx, conversation)
    _tell(thread, notices, "linked_web")  # first, so that the chat that is left hears it, too
    thread.set(channel=WEB)
    return conversation


def _take(tx: Tx, token: str, channel: str) -> str | None:
    """Uses the link up; the UPDATE is guarded, so that of two who follow it at once one comes through."""
    good = (Link.token_hash == _hash(token)) & (Link.channel == channel) & (Link.expires_at > tx.now)
    used = update(Link).where(good, Link.used_at.is_(None)).values(used_at=tx.now)
    if tx.conn.execute(used).rowcount != 1:
        return None
    return tx.conn.execute(select(Link.conversation_id).where(good)).scalar()


def _leave_other(tx: Tx, notices: Notices, chat_id: int, conversation: str) -> None:
    """What the chat had before is its own case: it is closed, never joined with this one."""
    other = find_conversation(tx.conn, chat_id)
    if other is None or other == conversation:
        return
    thread = access_thread(tx, other)
    thread.chat_id = None
    tx.conn.execute(update(Conversation).where(Conversation.id == other).values(chat_id=None))
    if thread.owner is not Owner.CLOSED:
        thread.change_owner(Move.ENDED, SHOPPER, reason="moved")
        thread.notify(notices, "moved")


def _tell(thread: Thread, notices: Notices, notice: str) -> None:
    thread.audit(notice, SHOPPER, thread.owner, None)
    thread.notify(notices, notice)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
