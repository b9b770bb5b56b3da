"""What an agent must know before typing a word, gathered when the conversation is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import structlog
from sqlalchemy import Connection, Row, select

from handoff.conversation.agenda import wishes_of
from handoff.conversation.log import get_log
from handoff.conversation.values import LogMessage, Speaker
from handoff.desk import shapes
from handoff.desk.board import Row as BoardRow
from handoff.desk.board import get_rows_of
from handoff.errors import NotFound
from handoff.photos.links import PhotoLinks
from handoff.shapes import OrderCard, Photo
from handoff.store.tables.agents import Agent
from handoff.store.tables.conversations import Audit, Conversation, Note, QueueEntry
from handoff.wire import agent_message_json, instant, photo_json
from shop.cards import order_card
from shop.interface import Shop, ShopUnavailable
from shop.proof import Proof, Proofs

LINES = 3
"""The bot's last three answers, the shopper's last three lines, and what the shopper began with."""

GREETING_WORDS = 2
"""A line of so many words greets, or asks for a person."""

PHOTOS = 12

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds of a conversation."""

    row: BoardRow
    customer: Row[*tuple[Any, ...]]
    entry: Row[*tuple[Any, ...]] | None
    messages: Sequence[LogMessage]
    notes: list[shapes.Note]
    audit: list[shapes.AuditRow]


class PacketReader:
    """Opens conversations for agents: the database's part and the shop's."""

    def __init__(self, shop: Shop, proofs: Proofs, links: PhotoLinks) -> None:
        self._shop, self._proofs, self._links = shop, proofs, links

    async def describe(self, stored: Stored, now: datetime) -> shapes.Detail:
        """The conversation as agents get it. While the shop is down, proof and orders are empty; the rest is there."""
        proof = await self._get_proof(stored.row["id"])
        email = stored.customer.email or (proof.email if proof else None)
        verified = email is not None
        orders = await self._get_orders(email, stored.row["id"])
        proven = [order for order in orders if proof and order["number"] == proof.order_number]
        packet = None
        if stored.entry:
            packet = self._packet(stored, stored.entry, proof, proven or orders[:LINES], now, verified=verified)
        return {
            "conversation": stored.row,
            "packet": packet,
            "wishes": _wishes(stored),
            "settled": stored.customer.settled,
            "messages": [agent_message_json(message, self._links) for message in stored.messages],
            "shopper_seen": stored.customer.shopper_seen,
            "customer": {
                "name": stored.customer.name,
                "email": email,
                "language": stored.customer.language,
                "timezone": stored.customer.timezone,
                "channel": stored.customer.channel,
                "verified": verified,
            },
            "orders": orders,
            "notes": stored.notes,
            "audit": stored.audit,
        }

    def _packet(
        self,
        stored: Stored,
        entry: Row[*tuple[Any, ...]],
        proof: Proof | None,
        orders: list[OrderCard],
        now: datetime,
        *,
        verified: bool,
    ) -> shapes.Packet:
        return {
            "reason": entry.reason,
            "topic": entry.topic,
            "confidence": entry.confidence,
            "verified": verified,
            "verified_until": instant(proof.until) if proof else None,
            "orders": orders,
            "slots": entry.slots,
            "wishes": _wishes(stored),
            "bot_answers": _last(stored.messages, Speaker.BOT),
            "shopper_lines": _with_opening(stored.messages),
            "photos": [cast("Photo", photo_json(photo, self._links)) for photo in _photos(stored.messages)],
            "entered_at": instant(entry.entered_at),
            "wait_s": _waited(entry, now),
        }

    async def _get_proof(self, conversation: str) -> Proof | None:
        try:
            return await self._proofs.proven(conversation)
        except ShopUnavailable:
            log.warning("proofs unavailable", conversation=conversation)
            return None

    async def _get_orders(self, email: str | None, conversation: str) -> list[OrderCard]:
        if email is None:
            return []
        try:
            return [cast("OrderCard", order_card(order)) for order in await self._shop.orders_of(email)]
        except ShopUnavailable:
            log.warning("shop unavailable", conversation=conversation)
            return []


def get_stored(conn: Connection, conversation: str, now: datetime) -> Stored:
    """The database's part. Raises NotFound."""
    rows = get_rows_of(conn, {conversation}, now)
    if not rows:
        raise NotFound
    customer = select(
        Conversation.name,
        Conversation.email,
        Conversation.language,
        Conversation.timezone,
        Conversation.channel,
        Conversation.shopper_seen,
        Conversation.agenda,
        Conversation.settled,
    ).where(Conversation.id == conversation)
    entry = select(QueueEntry).where(QueueEntry.conversation_id == conversation).order_by(QueueEntry.epoch.desc())
    return Stored(
        rows[0],
        conn.execute(customer).one(),
        conn.execute(entry.limit(1)).one_or_none(),
        get_log(conn, conversation),
        _get_notes(conn, conversation),
        _get_audit(conn, conversation),
    )


def _get_notes(conn: Connection, conversation: str) -> list[shapes.Note]:
    query = (
        select(Note.id, Note.at, Note.text, Agent.id.label("agent"), Agent.name)
        .join(Agent, Agent.id == Note.agent_id)
        .where(Note.conversation_id == conversation)
        .order_by(Note.id)
    )
    return [
        {"id": str(row.id), "at": instant(row.at), "agent": {"id": row.agent, "name": row.name}, "text": row.text}
        for row in conn.execute(query)
    ]


def _get_audit(conn: Connection, conversation: str) -> list[shapes.AuditRow]:
    query = (
        select(Audit, Agent.name)
        .outerjoin(Agent, Agent.id == Audit.agent_id)
        .where(Audit.conversation_id == conversation)
        .order_by(Audit.id)
    )
    return [
        {
            "at": instant(row.at),
            "actor": _actor(row.actor, row.agent_id, row.name),
            "change": row.change,
            "from": row.from_owner,
            "to": row.to_owner,
            "epoch": row.epoch,
            "reason": row.reason,
        }
        for row in conn.execute(query)
    ]


def _actor(kind: str, agent: str | None, name: str) -> shapes.Actor:
    return {"kind": kind, "id": agent, "name": name} if agent else {"kind": kind}


def _wishes(stored: Stored) -> list[shapes.Wish]:
    return [
        {
            "id": str(wish.id),
            "kind": wish.kind,
            "title": wish.title,
            "stands": wish.stands,
            "order": wish.order,
            "words": wish.said[0] if wish.said else None,
            "steps": [{"title": step.title, "done": step.done, "value": step.value} for step in wish.steps],
        }
        for wish in wishes_of(stored.customer.agenda)
    ]


def _last(messages: Sequence[LogMessage], kind: Speaker) -> list[str]:
    return [message.text for message in messages if message.kind is kind and message.text][-LINES:]


def _with_opening(messages: Sequence[LogMessage]) -> list[str]:
    """The shopper's last lines, after the first that is more than a greeting: it tells what they came for."""
    said = [message.text for message in messages if message.kind is Speaker.SHOPPER and message.text]
    opening = next((text for text in said if len(text.split()) > GREETING_WORDS), None)
    last = said[-LINES:]
    return last if opening is None or opening in last else [opening, *last]


def _photos(messages: Sequence[LogMessage]) -> list[Mapping[str, Any]]:
    """The shopper's newest photos, oldest first; photos that could not be taken are shown in the log only."""
    shown = [photo for message in messages if message.kind is Speaker.SHOPPER for photo in message.photos or ()]
    return [photo for photo in shown if "id" in photo][-PHOTOS:]


def _waited(entry: Row[*tuple[Any, ...]], now: datetime) -> int:
    began: datetime = entry.entered_at
    ended: datetime = entry.claimed_at or entry.left_at or now
    return max(0, round((ended - began).total_seconds()))
