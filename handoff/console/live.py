"""What agents' sockets are sent: messages of the conversations they own or watch, and rows as they change."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import orjson
import structlog
from sqlalchemy import Connection, delete, func, select

from handoff.attendance import Attendance
from handoff.console.frames import AgentEvent, SeenForAgent, TypingForAgent
from handoff.conversation.events import (
    Event,
    MessageChanged,
    MessageStored,
    OwnerChanged,
    QueuePosition,
    RowChanged,
    Seen,
    Typing,
)
from handoff.conversation.hub import Hub
from handoff.conversation.log import get_message
from handoff.conversation.values import LogMessage, Speaker
from handoff.desk.board import Row, get_rows_of
from handoff.errors import StoreUnavailable
from handoff.photos.links import PhotoLinks
from handoff.states.owners import Owner
from handoff.store.store import Store, Tx
from handoff.store.tables.conversations import Conversation, Outbox
from handoff.wire import agent_message_json

ACTIVITY_PAUSE_S = 1.0
"""Rows of busy conversations are sent at most once a second, each at its own moment; changes of owner at once."""
TICKS = 10
"""How many times in that pause due rows are looked for: all of them in one burst would delay messages."""

KEPT_EVENTS = 10_000
PRUNE_EVERY_S = 600.0

log = structlog.get_logger(__name__)


class Listener:
    """An agent's socket, as seen from here: whose, what it watches, and where to put frames (already JSON)."""

    __slots__ = ("agent", "put", "watched")

    def __init__(self, agent: str, put: Callable[[str], None]) -> None:
        self.agent, self.put = agent, put
        self.watched: str | None = None


class Live:
    """Feeds agents' sockets from the hub."""

    def __init__(self, store: Store, hub: Hub, links: PhotoLinks, attendance: Attendance) -> None:
        self._store, self.links, self.attendance = store, links, attendance
        self.hub = hub
        self.event = 0
        """The newest event that was told."""
        self._listeners: set[Listener] = set()
        self._agents: dict[str, str] = {}
        self._urgent: set[str] = set()
        self._active: dict[str, float] = {}
        """When the row of each busy conversation is due."""
        self._wake = asyncio.Event()
        hub.listen_to_all(self._hear)

    async def start(self) -> None:
        """Learn who owns what from the database."""
        self._agents, self.event = await self._store.read(_get_start)

    def join(self, listener: Listener) -> None:
        """Send frames to `listener` from now on."""
        self._listeners.add(listener)

    def leave(self, listener: Listener) -> None:
        """Send `listener` no more frames."""
        self._listeners.discard(listener)

    def owns(self, agent: str, conversation: str) -> bool:
        """Whether the conversation is the agent's now."""
        return self._agents.get(conversation) == agent

    async def run(self) -> None:
        """Tell changed rows, until cancelled."""
        helpers = [asyncio.create_task(work()) for work in (self._tick, self._prune)]
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                await self._tell_rows()
        finally:
            for helper in helpers:
                helper.cancel()

    async def _prune(self) -> None:
        while True:
            with contextlib.suppress(StoreUnavailable):
                await self._store.write(prune_outbox)
            await asyncio.sleep(PRUNE_EVERY_S)

    async def _tick(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(ACTIVITY_PAUSE_S / TICKS)
            now = loop.time()
            for conversation in [one for one, due in self._active.items() if due <= now]:
                del self._active[conversation]
                self._mark(conversation)

    async def _tell_rows(self) -> None:
        conversations, self._urgent = self._urgent, set()
        if not self._listeners or not conversations:
            return
        event = self.event
        try:
            rows = await self._store.read(get_rows_of, conversations, self._store.now())
        except StoreUnavailable:
            log.exception("store unavailable")
            return
        for row in rows:
            frame = row_frame(row, event)
            for listener in self._listeners:
                listener.put(frame)

    def _hear(self, change: Event) -> None:
        match change:
            case MessageStored():
                self.event = change.event
                self._note_activity(change.conversation)
                if hears := self._hearers(change.conversation):
                    _put(hears, message_frame(change.message, change.event, self.links))
            case MessageChanged():
                self.event = change.event
                self._note_activity(change.conversation)
                if hears := self._hearers(change.conversation):
                    _put(hears, message_frame(change.message, change.event, self.links, changed=True))
            case RowChanged():
                self.event = change.event
                self._mark(change.conversation)
            case OwnerChanged():
                self._note_owner(change)
            case QueuePosition():
                self._mark(change.conversation)
            case Seen():
                self._note_activity(change.conversation)
                _put(self._hearers(change.conversation), self._seen_frame(change))
            case Typing() if change.kind is not Speaker.AGENT:
                _put(self._hearers(change.conversation), self._typing_frame(change))

    def _note_owner(self, change: OwnerChanged) -> None:
        self.event = change.event
        if change.owner is Owner.AGENT and change.agent:
            self._agents[change.conversation] = change.agent
        else:
            self._agents.pop(change.conversation, None)
        self._mark(change.conversation)

    def _note_activity(self, conversation: str) -> None:
        self._active.setdefault(conversation, asyncio.get_running_loop().time() + ACTIVITY_PAUSE_S)

    def _mark(self, conversation: str) -> None:
        self._urgent.add(conversation)
        self._wake.set()

    def _hearers(self, conversation: str) -> list[Listener]:
        owner = self._agents.get(conversation)
        return [one for one in self._listeners if one.watched == conversation or one.agent == owner]

    def _seen_frame(self, seen: Seen) -> SeenForAgent:
        conversation, event = seen.conversation, self.event
        return {"type": "seen", "event": event, "conversation": conversation, "seq": seen.seq, "by": seen.kind}

    def _typing_frame(self, typing: Typing) -> TypingForAgent:
        conversation, event = typing.conversation, self.event
        return {"type": "typing", "event": event, "conversation": conversation, "from": {"kind": typing.kind}}


def _put(hearers: Sequence[Listener], frame: AgentEvent) -> None:
    text = orjson.dumps(frame).decode()
    for listener in hearers:
        listener.put(text)


def message_frame(message: LogMessage, event: int, links: PhotoLinks, *, changed: bool = False) -> AgentEvent:
    """A `message` frame for agents, or `changed` for a line that was there before."""
    shown = agent_message_json(message, links)
    if changed:
        return {"type": "changed", "event": event, "conversation": message.conversation, **shown}
    return {"type": "message", "event": event, "conversation": message.conversation, **shown}


def row_frame(row: Row, event: int) -> str:
    """A `conversation` frame, as JSON."""
    return orjson.dumps({"type": "conversation", "event": event, "conversation": row["id"], **row}).decode()


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """Something that happened. In the agent's own conversations it has the line that was added, or `changed`."""

    number: int
    conversation: str
    message: LogMessage | None
    changed: bool


def get_events(conn: Connection, after: int, limit: int, is_own: Callable[[str], bool]) -> list[StoredEvent] | None:
    """What happened since event `after`; None where that is too long ago.

    Too long is over `limit` events, or further back than the outbox reaches.
    """
    oldest = conn.execute(select(func.min(Outbox.event))).scalar()
    if oldest is not None and after < oldest - 1:
        return None
    query = select(Outbox.event, Outbox.conversation_id, Outbox.seq, Outbox.changed).where(Outbox.event > after)
    rows = conn.execute(query.order_by(Outbox.event).limit(limit + 1)).all()
    if len(rows) > limit:
        return None

    def line(conversation: str, seq: int | None) -> LogMessage | None:
        return get_message(conn, conversation, seq) if seq and is_own(conversation) else None

    return [
        StoredEvent(row.event, row.conversation_id, line(row.conversation_id, row.seq), row.changed) for row in rows
    ]


def prune_outbox(tx: Tx) -> None:
    """Forget events that nobody will ask for any more."""
    newest = tx.conn.execute(select(func.max(Outbox.event))).scalar() or 0
    tx.conn.execute(delete(Outbox).where(Outbox.event <= newest - KEPT_EVENTS))


def _get_start(conn: Connection) -> tuple[dict[str, str], int]:
    owned = select(Conversation.id, Conversation.agent_id).where(Conversation.owner == Owner.AGENT)
    newest = conn.execute(select(func.max(Outbox.event))).scalar() or 0
    return {row.id: row.agent_id for row in conn.execute(owned) if row.agent_id}, newest
