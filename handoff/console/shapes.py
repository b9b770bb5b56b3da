"""What the agents' API answers, for the API reference. Tests hold the real answers to these shapes."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from handoff.desk.accounts import Role

OwnerName = Literal["bot", "queue", "agent", "closed"]


class Shape(BaseModel):
    """Base of the shapes: a field that is not named here is a mistake."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Colleague(Shape):
    """An agent, in short."""

    id: str
    name: str


class AgentShape(Colleague):
    """An agent as colleagues see them."""

    role: Role
    email: str


class ChannelShape(Shape):
    """A channel: its name on the wire, what people call it, and the path of its drawing, an SVG of 20 × 20 in lines."""

    name: str
    label: str
    mark: str


class LoginAnswer(Shape):
    """Who is signed in, the token every change must carry as X-CSRF-Token, and how all channels are shown."""

    agent: AgentShape
    csrf: str
    channels: list[ChannelShape]


class AgentAnswer(Shape):
    """The agent that was added."""

    agent: AgentShape


class AgentsAnswer(Shape):
    """Everybody who works here."""

    items: list[AgentShape]


class Preview(Shape):
    """The last line that somebody said."""

    kind: Literal["shopper", "bot", "agent"]
    text: str
    at: str
    attached: str | None = None


class Row(Shape):
    """A conversation as a row of the list."""

    id: str
    channel: str
    name: str | None
    owner: OwnerName
    epoch: int
    agent: Colleague | None
    reason: str | None
    topic: str | None
    since: str
    waiting_since: str | None
    wait_s: int | None
    position: int | None
    unread: int
    unreachable: str | None
    preview: Preview | None
    seq: int
    updated_at: str


class Counts(Shape):
    """How many conversations each view has."""

    queue: int
    mine: int
    bot: int
    all: int
    closed: int


class ListAnswer(Shape):
    """A page of rows; ``cursor`` is there while there are more."""

    items: list[Row]
    counts: Counts
    cursor: str | None = None


class RowAnswer(Shape):
    """The conversation after the change."""

    conversation: Row


class SpeakerShape(Shape):
    """Who says a line."""

    kind: Literal["shopper", "bot", "agent", "notice"]
    name: str | None = None


class OptionShape(Shape):
    """A button."""

    title: str


class TurnShape(Shape):
    """What the bot understood."""

    intent: str
    confidence: float | None


class PhotoShape(Shape):
    """A photo with links that open for ten minutes; or why there is none, as the code of an error."""

    id: str | None = None
    url: str | None = None
    thumb: str | None = None
    width: int | None = None
    height: int | None = None
    failed: str | None = None


class AttachmentShape(Shape):
    """What came along and is no photo; ``url`` downloads it for ten minutes."""

    kind: str
    id: str | None = None
    name: str | None = None
    size: int | None = None
    seconds: int | None = None
    emoji: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    url: str | None = None


class QuoteShape(Shape):
    """The line that this one answers."""

    seq: int
    speaker: SpeakerShape = Field(alias="from")
    text: str


class EditShape(Shape):
    """When a line was edited last, and what it said at first."""

    at: str
    before: str


class DeliveryShape(Shape):
    """How far a line is on its way to a chat."""

    state: Literal["sent", "delivered", "failed"]
    reason: str | None = None


class MessageShape(Shape):
    """A line of the log."""

    seq: int
    id: str
    at: str
    speaker: SpeakerShape = Field(alias="from")
    text: str
    options: list[OptionShape] | None = None
    channel: str
    cards: list[dict[str, Any]] | None = None
    photos: list[PhotoShape] | None = None
    attachments: list[AttachmentShape] | None = None
    quote: QuoteShape | None = None
    edited: EditShape | None = None
    deleted: bool | None = None
    delivery: DeliveryShape | None = None
    client_id: str | None = None
    turn: TurnShape | None = None


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


class SentAnswer(Shape):
    """Where the message stands in the log."""

    seq: int
    id: str


class ChangedAnswer(Shape):
    """Which line was changed."""

    seq: int


class NoteAnswer(Shape):
    """The note that was added."""

    id: str
