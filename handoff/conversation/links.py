"""One-time links from one channel to another: the same conversation goes on, with all that was proved in it.

A link is bound to its conversation and works once, within 15 minutes. Conversations are never merged: an address that
follows a link leaves its earlier conversation, which is closed.
"""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from handoff.conversation.addresses import bind_address, find_address, find_conversation, mark_reachable
from handoff.conversation.queue import QUEUED, position_of, wait_for
from handoff.conversation.shopper import Shopper, conversation_at
from handoff.conversation.thread import SHOPPER, Thread, access_thread
from handoff.conversation.values import Line, Speaker
from handoff.errors import Unauthorized
from handoff.notices import Notices
from handoff.states.owners import Move, Owner
from handoff.store.store import Tx
from handoff.store.tables.delivery import Link

LINK_FOR = timedelta(minutes=15)


def make_link(tx: Tx, conversation: str, channel: str) -> str:
    """A token that opens the conversation on `channel`, once: 32 characters that need no escaping in a URL."""
    access_thread(tx, conversation)
    tx.conn.execute(delete(Link).where(Link.expires_at <= tx.now))  # everybody's, so that the table stays small
    token = secrets.token_urlsafe(24)
    row = {"token_hash": _hash(token), "conversation_id": conversation, "channel": channel}
    tx.conn.execute(insert(Link), {**row, "expires_at": tx.now + LINK_FOR})
    return token


def follow_link(tx: Tx, notices: Notices, token: str, channel: str) -> str:
    """Continue the link's conversation on `channel`, where the shopper reads the log itself. Returns its id.

    Raises Unauthorized where the link does not work.
    """
    conversation = _take(tx, token, channel)
    if conversation is None:
        raise Unauthorized("This link no longer works: it is good for 15 minutes and for one use.")
    thread = access_thread(tx, conversation)
    _tell_linked(thread, notices, channel)  # first, so that the address that is left hears it, too
    thread.set(channel=channel)
    return conversation


def follow_link_to(tx: Tx, notices: Notices, token: str, address: str, shopper: Shopper) -> str:
    """Continue the link's conversation at this address of the shopper's channel; returns the address's conversation.

    A link that does not work, or whose conversation has another address there, changes nothing; a notice at the address
    says so.
    """
    channel = shopper.channel
    conversation = _take(tx, token, channel)
    thread = access_thread(tx, conversation) if conversation else None
    if thread is None or find_address(tx.conn, thread.id, channel) not in {None, address}:
        own = conversation_at(tx, notices, address, shopper)
        access_thread(tx, own).notify(notices, "link_expired" if thread is None else "link_taken")
        return own
    _leave_other(tx, notices, channel, address, thread.id)
    bind_address(tx, channel, address, thread.id)
    mark_reachable(tx, channel, address)
    thread.channel, thread.address = channel, address
    thread.set(channel=channel, name=thread.shopper_name or shopper.name)
    _tell_linked(thread, notices, channel)
    if thread.owner is Owner.QUEUE and thread.waiting_since:
        # The queue was announced on the other channel: the address gets its own announcement, with the button to leave.
        place = position_of(tx.conn, thread.id, thread.waiting_since)
        text = notices.of(thread.language).still_queued(place, wait_for(tx.conn, tx.now))
        thread.append(Line(kind=Speaker.NOTICE, text=text, notice=QUEUED))
    return thread.id


def _take(tx: Tx, token: str, channel: str) -> str | None:
    """Use the link up; the UPDATE is guarded, so that of two who follow it at once only one succeeds."""
    good = (Link.token_hash == _hash(token)) & (Link.channel == channel) & (Link.expires_at > tx.now)
    used = update(Link).where(good, Link.used_at.is_(None)).values(used_at=tx.now)
    if tx.conn.execute(used).rowcount != 1:
        return None
    return tx.conn.execute(select(Link.conversation_id).where(good)).scalar()


def _leave_other(tx: Tx, notices: Notices, channel: str, address: str, conversation: str) -> None:
    """Close the conversation that the address had before, which is a case of its own and never merged with this one."""
    other = find_conversation(tx.conn, channel, address)
    if other is None or other == conversation:
        return
    thread = access_thread(tx, other)
    thread.address = None  # what is said there from now on is the other conversation's
    if thread.owner is not Owner.CLOSED:
        thread.change_owner(Move.ENDED, SHOPPER, reason="moved")
        thread.notify(notices, "moved")


def _tell_linked(thread: Thread, notices: Notices, channel: str) -> None:
    """Tell the shopper that the conversation goes on there, in the channel's own words where it has some."""
    notice = own if notices.of(thread.language).has(own := f"linked_{channel}") else "linked"
    thread.audit(notice, SHOPPER, thread.owner, None)
    thread.notify(notices, notice)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
