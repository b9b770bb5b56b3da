"""A conversation opened for writing within one transaction: its log grows and its owner changes only here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from handoff.conversation.events import DeliveryWaits, MessageStored, OwnerChanged
from handoff.conversation.log import get_message, quote_of
from handoff.conversation.outbox import record_event
from handoff.conversation.states import Move, Owner, next_owner
from handoff.conversation.values import DeliveryState, LogMessage, Quote, Speaker
from handoff.errors import Conflict, IllegalChange, NotFound
from handoff.notices import Notices
from handoff.store.store import Tx
from handoff.store.tables.agents import agents
from handoff.store.tables.conversations import Audit, Conversation, QueueEntry, Turn, conversations, messages
from handoff.store.tables.delivery import addresses, deliveries

MAX_BOT_SESSION_TURNS = 100
"""Turns after which the bot starts with a fresh Rasa sender: a tracker's cost grows with its length."""

PREVIEW_CHARACTERS = 140

_C = conversations.c
_EARLIER = (
    select(messages.c.seq)
    .where(messages.c.conversation_id == bindparam("id"), messages.c.external_id == bindparam("external_id"))
    .scalar_subquery()
)
_FIND = (
    select(
        _C.id, _C.owner, _C.epoch, _C.seq, _C.agent_id, agents.c.name,
        _C.bot_session, _C.bot_session_turns, _C.failures,
        _C.name.label("shopper_name"), _C.email, _C.language, _C.channel, addresses.c.address,
        _C.settled, _C.waiting_since, _EARLIER,
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
_DELIVER = insert(deliveries).values(state="waiting", attempts=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change: the shopper, the bot, an agent or the system."""

    kind: str
    agent: str | None = None
    name: str | None = None


SHOPPER = Actor("shopper")
BOT = Actor("bot")


@dataclass(slots=True)
class Thread:
    """One conversation in one transaction. Get it from ``access_thread``."""

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
    waiting_since: datetime | None
    earlier: int | None
    """The line that already came under the external id it was accessed with."""

    def append(
        self,
        kind: Speaker,
        text: str,
        *,
        name: str | None = None,
        external_id: str | None = None,
        turn: str | None = None,
        options: Sequence[Mapping[str, Any]] | None = None,
        cards: Sequence[Mapping[str, Any]] | None = None,
        photos: Sequence[Mapping[str, Any]] | None = None,
        attachments: Sequence[Mapping[str, Any]] | None = None,
        notice: str | None = None,
        quote: int | None = None,
        intent: str | None = None,
        confidence: float | None = None,
    ) -> LogMessage:
        """Adds the next line to the log, with its outbox row, and tells it after the commit.

        On a channel that is sent to, the line's delivery is written with it. Photos and attachments are given as they
        are stored, and are none rather than empty.
        """
        self.seq += 1
        now, conn = self.tx.now, self.tx.conn
        grown = {"conversation": self.id, "new_seq": self.seq, "now": now}
        if kind is Speaker.NOTICE:
            conn.execute(_NOTICE, grown)
        else:
            preview = {"preview_kind": kind.value, "preview_text": text[:PREVIEW_CHARACTERS]}
            attached = {"preview_attached": _attached(photos, attachments)}
            conn.execute(_GROW, {**grown, **preview, **attached, "unread_more": int(kind is Speaker.SHOPPER)})
        row = {
            "conversation_id": self.id, "seq": self.seq, "at": now, "kind": kind.value, "name": name, "text": text,
            "agent_id": self.agent if kind is Speaker.AGENT else None, "external_id": external_id,
            "epoch": self.epoch, "turn_id": turn, "options": options, "cards": cards, "channel": self.channel,
            "photos": photos, "attachments": attachments, "notice": notice, "quote": quote,
        }  # fmt: skip
        conn.execute(_APPEND, row)
        message = LogMessage(
            self.id, self.seq, self.epoch, now, kind, text, name, self.channel, external_id, options, cards, photos,
            attachments, notice, quote=self._quote(quote), delivery=self._deliver(kind), intent=intent,
            confidence=confidence,
        )  # fmt: skip
        self.tx.tell(MessageStored(record_event(self.tx, self.id, self.seq), self.id, message))
        return message

    def notify(self, notices: Notices, notice: str, **fields: object) -> LogMessage:
        """Adds the notice of that name."""
        return self.append(Speaker.NOTICE, notices.say(notice, **fields), notice=notice)

    def dispatch(self, channel: str, address: str, seq: int, op: str, *, parts: int = 0, repeats: int = 0) -> None:
        """Puts a line ("send") or its removal ("delete") on its way to the address, behind what waits there."""
        row = {
            "channel": channel, "address": address, "conversation_id": self.id, "seq": seq, "op": op, "parts": parts,
            "repeats": repeats, "created_at": self.tx.now,
        }  # fmt: skip
        self.tx.conn.execute(_DELIVER, row)
        self.tx.tell(DeliveryWaits(self.id, channel, address))

    def change_owner(
        self, change: Move, actor: Actor, *, reason: str | None = None, agent: Actor | None = None
    ) -> None:
        """Moves the conversation as the table of states allows, epoch + 1, with its audit row.

        What the bot has not begun to answer is dropped. Raises IllegalChange where the table has no such move, and
        where another process was quicker (the UPDATE is guarded by owner and epoch).
        """
        before = self.owner
        self.owner = next_owner(before, change)
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
        self._drop_waiting_turns()
        if before is Owner.QUEUE:
            self._close_queue_entry(claimed=self.owner is Owner.AGENT)
        if self.owner is Owner.BOT:
            self._begin_bot_session()
        self.audit(change, actor, before, reason)
        event = record_event(self.tx, self.id, None)
        self.tx.tell(OwnerChanged(event, self.id, before, self.owner, self.agent, self.agent_name))

    def audit(self, change: str, actor: Actor, before: Owner, reason: str | None) -> None:
        """Adds a row to the trail: who did what, from which owner to the present one."""
        self.tx.conn.execute(
            insert(Audit).values(
                conversation_id=self.id, at=self.tx.now, actor=actor.kind, agent_id=actor.agent, change=change,
                from_owner=before, to_owner=self.owner, epoch=self.epoch, reason=reason,
            )
        )  # fmt: skip

    def set(self, **columns: object) -> None:
        """Changes plain columns of the conversation; owner, epoch and seq have their own verbs."""
        self.tx.conn.execute(update(Conversation).where(Conversation.id == self.id).values(**columns))

    def _quote(self, seq: int | None) -> Quote | None:
        quoted = get_message(self.tx.conn, self.id, seq) if seq else None
        return quote_of(quoted) if quoted else None

    def _deliver(self, kind: Speaker) -> DeliveryState | None:
        if self.address is None or kind is Speaker.SHOPPER:
            return None
        self.dispatch(self.channel, self.address, self.seq, "send")
        return DeliveryState("sent")

    def _drop_waiting_turns(self) -> None:
        self.tx.conn.execute(
            update(Turn)
            .where(Turn.conversation_id == self.id, Turn.state == "pending")
            .values(state="dropped", finished_at=self.tx.now)
        )

    def _close_queue_entry(self, *, claimed: bool) -> None:
        ended = {"claimed_at": self.tx.now} if claimed else {"left_at": self.tx.now}
        self.tx.conn.execute(
            update(QueueEntry)
            .where(QueueEntry.conversation_id == self.id, QueueEntry.claimed_at.is_(None), QueueEntry.left_at.is_(None))
            .values(**ended)
        )

    def _begin_bot_session(self) -> None:
        self.bot_session, self.bot_session_turns, self.failures = self.bot_session + 1, 0, 0
        self.set(bot_session=self.bot_session, bot_session_turns=0, failures=0)


def access_thread(tx: Tx, conversation: str, external_id: str | None = None) -> Thread:
    """The conversation, locked for this transaction. Raises NotFound."""
    row = tx.conn.execute(_FIND, {"id": conversation, "external_id": external_id}).one_or_none()
    if row is None:
        raise NotFound
    identity, owner, *rest = tuple[Any, ...](row)
    return Thread(tx, identity, Owner(owner), *rest)


def get_earlier(thread: Thread, text: str, photos: Sequence[str] = ()) -> LogMessage:
    """The line that came before under the same external id; raises Conflict if it said something else (F4)."""
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
