"""A conversation opened for writing within one transaction: its log grows and its owner changes only here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from handoff.conversation.events import DeliveryWaits, MessageStored, OwnerChanged
from handoff.conversation.log import get_message, quote_of
from handoff.conversation.outbox import record_event
from handoff.conversation.values import DeliveryShown, DeliveryStatus, Line, LogMessage, Quote, Speaker
from handoff.errors import Conflict, IllegalChange, NotFound
from handoff.notices import Notices
from handoff.states.deliveries import DeliveryOp, DeliveryState
from handoff.states.owners import OWNERS, Move, Owner
from handoff.states.turns import TURNS, TurnMove, TurnState
from handoff.store.store import Tx
from handoff.store.tables.agents import agents
from handoff.store.tables.conversations import Audit, Conversation, QueueEntry, Turn, conversations, messages
from handoff.store.tables.delivery import addresses, deliveries

PREVIEW_CHARACTERS = 140

_C = conversations.c
_EARLIER = (
    select(messages.c.seq)
    .where(messages.c.conversation_id == bindparam("id"), messages.c.external_id == bindparam("external_id"))
    .scalar_subquery()
)
_FIND = (
    select(
        _C.id, _C.owner, _C.epoch, _C.seq, _C.agent_id.label("agent"), agents.c.name.label("agent_name"),
        _C.bot_session, _C.bot_session_turns, _C.failures,
        _C.name.label("shopper_name"), _C.email, _C.language, _C.channel, addresses.c.address,
        _C.settled, _C.agenda, _C.waiting_since, _EARLIER.label("earlier"),
    )
    .outerjoin(agents, agents.c.id == _C.agent_id)
    .outerjoin(addresses, (addresses.c.conversation_id == _C.id) & (addresses.c.channel == _C.channel))
    .where(_C.id == bindparam("id"))
    .with_for_update(of=conversations)
)  # fmt: skip
_NOTICE = (
    update(conversations)
    .where(_C.id == bindparam("conversation"))
    .values(seq=bindparam("new_seq"), updated_at=bindparam("now"))
)
_GROW = _NOTICE.values(
    preview_kind=bindparam("preview_kind"), preview_text=bindparam("preview_text"),
    preview_attached=bindparam("preview_attached"), preview_at=bindparam("now"),
    unread=_C.unread + bindparam("unread_more"),
)  # fmt: skip
_APPEND = insert(messages)
_DELIVER = insert(deliveries).values(state=DeliveryState.WAITING, attempts=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change: the shopper, the bot, an agent or the system."""

    kind: str
    agent: str | None = None
    name: str | None = None


SHOPPER = Actor("shopper")
BOT = Actor("bot")


@dataclass(slots=True, kw_only=True)
class Thread:
    """One conversation in one transaction. Get it from `access_thread`."""

    tx: Tx
    id: str
    owner: Owner
    epoch: int
    seq: int
    agent: str | None
    agent_name: str | None
    bot_session: int
    bot_session_turns: int
    failures: int
    shopper_name: str | None
    email: str | None
    language: str | None
    channel: str
    address: str | None
    """Where lines are sent to on `channel`; None on a channel where the shopper reads the log itself."""
    settled: str | None
    agenda: Mapping[str, Any] | None
    """What the shopper wants of the bot, see `agenda.py`."""
    waiting_since: datetime | None
    earlier: int | None
    """The line that already came under the external id it was accessed with."""

    def append(self, line: Line) -> LogMessage:
        """Add the line to the log, with its outbox row, and tell it after the commit.

        Where the channel has an address for it, the line's delivery is written with it.
        """
        self.seq += 1
        self._grow(line)
        row = {
            "conversation_id": self.id, "seq": self.seq, "epoch": self.epoch, "at": self.tx.now,
            "kind": line.kind.value, "text": line.text, "name": line.name, "channel": self.channel,
            "external_id": line.external_id,
            "agent_id": self.agent if line.kind is Speaker.AGENT else None, "turn_id": line.turn, "notice": line.notice,
            "options": line.options, "cards": line.cards, "photos": line.photos, "attachments": line.attachments,
            "quote": line.quote,
        }  # fmt: skip
        self.tx.conn.execute(_APPEND, row)
        message = LogMessage(
            conversation=self.id, seq=self.seq, epoch=self.epoch, at=self.tx.now, kind=line.kind, text=line.text,
            name=line.name, channel=self.channel, external_id=line.external_id, options=line.options, cards=line.cards,
            photos=line.photos, attachments=line.attachments, notice=line.notice, quote=self._quote(line.quote),
            delivery=self._deliver(line.kind), intent=line.intent, confidence=line.confidence,
        )  # fmt: skip
        self.tx.tell(MessageStored(record_event(self.tx, self.id, self.seq), self.id, message))
        return message

    def notify(self, notices: Notices, notice: str, **fields: object) -> LogMessage:
        """Add the notice of that name, in the shopper's language."""
        return self.append(
            Line(kind=Speaker.NOTICE, text=notices.of(self.language).say(notice, **fields), notice=notice)
        )

    def dispatch(
        self, channel: str, address: str, seq: int, op: DeliveryOp, *, parts: int = 0, repeats: int = 0
    ) -> None:
        """Put a line or its removal on its way to the address, behind what waits there."""
        row = {
            "channel": channel, "address": address, "conversation_id": self.id, "seq": seq, "op": op, "parts": parts,
            "repeats": repeats, "created_at": self.tx.now,
        }  # fmt: skip
        self.tx.conn.execute(_DELIVER, row)
        self.tx.tell(DeliveryWaits(self.id, channel, address))

    def change_owner(self, move: Move, actor: Actor, *, reason: str | None = None, agent: Actor | None = None) -> None:
        """Move the conversation as the table of states allows, epoch + 1, with its audit row.

        What leaving one owner and coming to another brings with it is in `_ON_LEAVING` and `_ON_COMING`. Raises
        IllegalChange where the table has no such move, and where another process was quicker (the UPDATE is guarded by
        owner and epoch).
        """
        before = self.owner
        self.owner = OWNERS.next(before, move)
        self.agent, self.agent_name = (agent.agent, agent.name) if agent else (None, None)
        waits = self.owner is Owner.QUEUE
        moved = self.tx.conn.execute(
            update(Conversation)
            .where(Conversation.id == self.id, Conversation.owner == before, Conversation.epoch == self.epoch)
            .values(owner=self.owner, epoch=self.epoch + 1, since=self.tx.now, updated_at=self.tx.now,
                    agent_id=self.agent, waiting_since=self.tx.now if waits else None)
        )  # fmt: skip
        if moved.rowcount != 1:
            raise IllegalChange
        self.epoch += 1
        if leave := _ON_LEAVING.get(before):
            leave(self)
        if come := _ON_COMING.get(self.owner):
            come(self)
        self.audit(move, actor, before, reason)
        event = record_event(self.tx, self.id, None)
        self.tx.tell(OwnerChanged(event, self.id, before, self.owner, self.agent, self.agent_name))

    def audit(self, change: str, actor: Actor, before: Owner, reason: str | None) -> None:
        """Add a row to the trail: who did what, from which owner to the present one."""
        self.tx.conn.execute(
            insert(Audit).values(
                conversation_id=self.id, at=self.tx.now, actor=actor.kind, agent_id=actor.agent, change=change,
                from_owner=before, to_owner=self.owner, epoch=self.epoch, reason=reason,
            )
        )  # fmt: skip

    def set(self, **columns: object) -> None:
        """Change plain columns of the conversation; owner, epoch and seq have their own verbs."""
        self.tx.conn.execute(update(Conversation).where(Conversation.id == self.id).values(**columns))

    def keep_agenda(self, agenda: Mapping[str, Any] | None) -> None:
        """Keep what the shopper wants, where it has changed."""
        if agenda != self.agenda:
            self.agenda = agenda
            self.set(agenda=agenda)

    def keep_language(self, heard: str) -> None:
        """Keep what the shopper writes in, where that is another language than was known: "en" is what "en-GB" is."""
        if (self.language or "").replace("_", "-").partition("-")[0].lower() != heard:
            self.language = heard
            self.set(language=heard)

    def _grow(self, line: Line) -> None:
        """Update the conversation's row: its length and, unless the line is a notice, what the list shows of it."""
        if line.kind is Speaker.NOTICE:
            self.tx.conn.execute(_NOTICE, {"conversation": self.id, "new_seq": self.seq, "now": self.tx.now})
            return
        grown = {
            "conversation": self.id, "new_seq": self.seq, "now": self.tx.now, "preview_kind": line.kind.value,
            "preview_text": line.text[:PREVIEW_CHARACTERS],
            "preview_attached": _attached(line.photos, line.attachments),
            "unread_more": int(line.kind is Speaker.SHOPPER),
        }  # fmt: skip
        self.tx.conn.execute(_GROW, grown)

    def _quote(self, seq: int | None) -> Quote | None:
        quoted = get_message(self.tx.conn, self.id, seq) if seq else None
        return quote_of(quoted) if quoted else None

    def _deliver(self, kind: Speaker) -> DeliveryStatus | None:
        if self.address is None or kind is Speaker.SHOPPER:
            return None
        self.dispatch(self.channel, self.address, self.seq, DeliveryOp.SEND)
        return DeliveryStatus(DeliveryShown.SENT)


def access_thread(tx: Tx, conversation: str, external_id: str | None = None) -> Thread:
    """The conversation, locked for this transaction. Raises NotFound."""
    row = tx.conn.execute(_FIND, {"id": conversation, "external_id": external_id}).one_or_none()
    if row is None:
        raise NotFound
    # Its columns are called as the fields are.
    return Thread(tx=tx, **row._mapping)  # noqa: SLF001  # public in SQLAlchemy, which keeps plain names for columns


def get_earlier(thread: Thread, text: str, photos: Sequence[str] = ()) -> LogMessage:
    """The line that came before under the same external id; raises Conflict if it said something else."""
    earlier = get_message(thread.tx.conn, thread.id, thread.earlier or 0)
    if earlier is None:
        raise Conflict
    if earlier.deleted_at is not None:  # what it said is gone
        return earlier
    said = earlier.text if earlier.text_before is None else earlier.text_before
    shown = [photo["id"] for photo in earlier.photos or () if "id" in photo]
    if said != text or shown != list(photos):
        raise Conflict
    return earlier


def _attached(
    photos: Sequence[Mapping[str, Any]] | None, attachments: Sequence[Mapping[str, Any]] | None
) -> str | None:
    """What the list of conversations says of a line's pictures and other things."""
    if photos:
        return "photo" if len(photos) == 1 else "photos"
    return str(attachments[0]["kind"]) if attachments else None


def _drop_waiting_turns(thread: Thread) -> None:
    """Drop the turns that the bot has not begun, because it no longer answers."""
    thread.tx.conn.execute(
        update(Turn)
        .where(Turn.conversation_id == thread.id, Turn.state == TurnState.PENDING)
        .values(state=TURNS.next(TurnState.PENDING, TurnMove.DROPPED), finished_at=thread.tx.now)
    )


def _leave_queue(thread: Thread) -> None:
    _drop_waiting_turns(thread)
    _close_queue_entry(thread)


def _close_queue_entry(thread: Thread) -> None:
    ended = {"claimed_at" if thread.owner is Owner.AGENT else "left_at": thread.tx.now}
    thread.tx.conn.execute(
        update(QueueEntry)
        .where(QueueEntry.conversation_id == thread.id, QueueEntry.claimed_at.is_(None), QueueEntry.left_at.is_(None))
        .values(**ended)
    )


def _begin_bot_session(thread: Thread) -> None:
    thread.bot_session, thread.bot_session_turns, thread.failures = thread.bot_session + 1, 0, 0
    thread.set(bot_session=thread.bot_session, bot_session_turns=0, failures=0)


_ON_LEAVING: Mapping[Owner, Callable[[Thread], None]] = {
    Owner.BOT: _drop_waiting_turns,
    Owner.QUEUE: _leave_queue,
}
_ON_COMING: Mapping[Owner, Callable[[Thread], None]] = {Owner.BOT: _begin_bot_session}
