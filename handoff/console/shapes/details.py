"""One conversation with all that belongs to it."""

from typing import Any

from pydantic import Field

from handoff.console.shapes.base import Colleague, Shape
from handoff.console.shapes.messages import MessageShape, PhotoShape
from handoff.console.shapes.rows import Row


class Packet(Shape):
    """What an agent must know before typing a word."""

    reason: str
    topic: str | None
    confidence: float | None
    verified: bool
    verified_until: str | None
    orders: list[dict[str, Any]]
    slots: dict[str, Any]
    bot_answers: list[str]
    shopper_lines: list[str]
    photos: list[PhotoShape]
    entered_at: str
    wait_s: int


class Customer(Shape):
    """Who the shopper is, as far as it is known; ``verified`` where e-mail and order, or a signature, proved it."""

    name: str | None
    email: str | None
    language: str | None
    timezone: str | None
    channel: str
    verified: bool


class NoteShape(Shape):
    """A line for colleagues."""

    id: str
    at: str
    agent: Colleague
    text: str


class ActorShape(Shape):
    """Who made a change."""

    kind: str
    id: str | None = None
    name: str | None = None


class AuditShape(Shape):
    """A change of owner, or a bot reply that was kept back."""

    at: str
    actor: ActorShape
    change: str
    before: str = Field(alias="from")
    after: str = Field(alias="to")
    epoch: int
    reason: str | None


class DetailAnswer(Shape):
    """One conversation with all that belongs to it."""

    conversation: Row
    packet: Packet | None
    messages: list[MessageShape]
    shopper_seen: int
    customer: Customer
    orders: list[dict[str, Any]]
    notes: list[NoteShape]
    audit: list[AuditShape]


class NoteAnswer(Shape):
    """The note that was added."""

    id: str
