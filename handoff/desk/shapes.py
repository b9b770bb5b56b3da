"""One conversation as an agent opens it: the packet, the log, and all that belongs to it."""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from handoff.conversation.agenda import Stands
from handoff.conversation.values import Channel
from handoff.desk.board import Row
from handoff.shapes import AgentMessage, Instant, OrderCard, Person, Photo
from handoff.states.owners import Move, Owner
from handoff.states.reasons import HandoffReason


class WishStep(TypedDict):
    """One thing that a wish needs: whether the bot knows it, and what was said."""

    title: str
    done: bool
    value: str | None


class Wish(TypedDict):
    """Something that the shopper wants of the bot, and how far it came."""

    id: str
    kind: str
    title: str
    stands: Stands
    order: Annotated[str | None, Field(description="The order's number.")]
    words: Annotated[str | None, Field(description="What the shopper said when they first told of it.")]
    steps: Annotated[list[WishStep], Field(description="In the order in which they are asked for.")]


Wishes = TypeAliasType("Wishes", Annotated[list[Wish], Field(description="What the shopper wants, oldest first.")])


class Packet(TypedDict):
    """What an agent must know before typing a word."""

    reason: HandoffReason
    topic: str | None
    confidence: float | None
    verified: bool
    verified_until: Instant | None
    orders: list[OrderCard]
    slots: dict[str, Any]
    wishes: Wishes
    bot_answers: Annotated[list[str], Field(description="The last three at most, oldest first.")]
    shopper_lines: Annotated[list[str], Field(description="The last three at most, oldest first.")]
    photos: list[Photo]
    entered_at: Instant
    wait_s: int


class Customer(TypedDict):
    """Who the shopper is, as far as it is known; `verified` where e-mail and order, or a signature, proved it."""

    name: str | None
    email: str | None
    language: str | None
    timezone: str | None
    channel: Channel
    verified: bool


class Note(TypedDict):
    """A line for colleagues."""

    id: str
    at: Instant
    agent: Person
    text: str


class Actor(TypedDict):
    """Who made a change."""

    kind: str
    id: NotRequired[str]
    name: NotRequired[str]


AuditChange = TypeAliasType("AuditChange", Move | Literal["linked", "linked_web", "stale_bot_reply"])

_Move = TypedDict("_Move", {"from": Owner, "to": Owner})  # a class cannot have a field `from`


class AuditRow(_Move):
    """A change of owner, a link that was followed to another channel, or a bot's reply that was held back."""

    at: Instant
    actor: Actor
    change: AuditChange
    epoch: int
    reason: str | None


class Detail(TypedDict):
    """One conversation with all that belongs to it."""

    conversation: Row
    packet: Packet | None
    wishes: Annotated[Wishes, Field(description="As in the packet, and there without one: after a takeover.")]
    settled: Annotated[str | None, Field(description="What the last agent noted as settled, which the bot knows.")]
    messages: list[AgentMessage]
    shopper_seen: Annotated[int, Field(description="The newest message the shopper has seen.")]
    customer: Customer
    orders: list[OrderCard]
    notes: list[Note]
    audit: list[AuditRow]
