"""The queue as a shopper meets it: one entry, one announcement, an honest place and wait. Urgent matters go first."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from handoff.conversation.agenda import hand_over
from handoff.conversation.events import QueuePosition
from handoff.conversation.thread import Actor, Thread
from handoff.conversation.values import HandoffRequest, Line, Speaker
from handoff.notices import Notices
from handoff.states.owners import Move, Owner
from handoff.states.reasons import URGENT
from handoff.store.tables.conversations import Conversation, QueueEntry

WAITS_MEASURED = 10
WAITS_NEEDED = 3
"""Fewer waits than this say nothing about the next one: then no number is told."""
WAITS_FROM = timedelta(hours=1)
QUEUED = "queued"
"""The notice that announces a handoff: where a channel can, it is kept up to date during the wait."""


def enqueue(thread: Thread, notices: Notices, request: HandoffRequest, actor: Actor) -> None:
    """Move a conversation to the queue: owner, entry and announcement in its transaction. Raises IllegalChange."""
    thread.change_owner(Move.ASKED, actor, reason=request.reason)
    conn, now = thread.tx.conn, thread.tx.now
    conn.execute(
        insert(QueueEntry).values(
            conversation_id=thread.id, epoch=thread.epoch, reason=request.reason, topic=request.topic,
            confidence=request.confidence, slots=dict(request.slots), entered_at=now,
        )
    )  # fmt: skip
    thread.set(reason=request.reason, topic=request.topic)
    thread.keep_agenda(hand_over(thread.agenda))
    thread.waiting_since = now
    position = position_of(conn, thread.id, now)
    text = notices.of(thread.language).queued(position, wait_for(conn, now))
    thread.append(Line(kind=Speaker.NOTICE, text=text, notice=QUEUED))


def note_in_entry(thread: Thread, name: str, value: str) -> None:
    """Add to what the agent is told of this wait: what the shopper said while waiting."""
    slots = {**noted_in_entry(thread), name: value}
    thread.tx.conn.execute(update(QueueEntry).where(_open_entry(thread)).values(slots=slots))


def noted_in_entry(thread: Thread) -> Mapping[str, Any]:
    """What the agent is told of this wait, by name; nothing where nobody waits."""
    slots = thread.tx.conn.execute(select(QueueEntry.slots).where(_open_entry(thread))).scalar_one_or_none()
    return slots or {}


def _open_entry(thread: Thread) -> ColumnElement[bool]:
    return and_(QueueEntry.conversation_id == thread.id, QueueEntry.claimed_at.is_(None), QueueEntry.left_at.is_(None))


def position_of(conn: Connection, conversation: str, waiting_since: datetime) -> int:
    """The place in the queue, 1 for the next to be served; those of the same microsecond are ordered by id."""
    theirs = aliased(Conversation)
    earlier = or_(
        Conversation.waiting_since < waiting_since,
        and_(Conversation.waiting_since == waiting_since, Conversation.id < conversation),
    )
    sooner = or_(urgency(Conversation) < urgency(theirs), and_(urgency(Conversation) == urgency(theirs), earlier))
    query = select(func.count()).select_from(Conversation).join(theirs, theirs.id == conversation)
    return conn.execute(query.where(Conversation.owner == Owner.QUEUE, sooner)).scalar_one() + 1


def urgency(conversation: type[Conversation]) -> ColumnElement[int]:
    """0 for what is served before all others, 1 for the rest."""
    return case((conversation.reason.in_(sorted(URGENT)), 0), else_=1)


def wait_for(conn: Connection, now: datetime) -> int | None:
    """How long the last ten shoppers served in the last hour waited on average, in seconds; None if under three were.

    Never less than the longest wait now: that earlier shoppers were served fast says nothing once nobody serves.
    """
    served = (
        select(QueueEntry.entered_at, QueueEntry.claimed_at)
        .where(QueueEntry.claimed_at >= now - WAITS_FROM)
        .order_by(QueueEntry.claimed_at.desc())
        .limit(WAITS_MEASURED)
    )
    waits: list[float] = [
        (row.claimed_at - row.entered_at).total_seconds() for row in conn.execute(served) if row.claimed_at
    ]
    if len(waits) < WAITS_NEEDED:
        return None
    first = conn.execute(select(func.min(Conversation.waiting_since)).where(Conversation.owner == Owner.QUEUE)).scalar()
    return round(max(sum(waits) / len(waits), (now - first).total_seconds() if first else 0))


def get_queue_positions(conn: Connection, now: datetime) -> list[QueuePosition]:
    """Everyone who waits, in order of service."""
    waiting = (
        select(Conversation.id)
        .where(Conversation.owner == Owner.QUEUE)
        .order_by(urgency(Conversation), Conversation.waiting_since, Conversation.id)
    )
    wait = wait_for(conn, now)
    return [QueuePosition(row.id, place, wait) for place, row in enumerate(conn.execute(waiting), start=1)]
