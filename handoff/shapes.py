"""What JSON carries to shoppers and agents alike: lines of the log, and who is who.

A field is written here once. What makes it (`handoff.wire`) is typed by these shapes, `/openapi.json` publishes them,
and TypeScript's types are generated from that.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict  # pydantic takes Python's own from 3.12 on

from handoff.conversation.values import Channel, DeliveryShown, Speaker
from handoff.states.reasons import DeliveryReason

Instant = TypeAliasType("Instant", Annotated[str, Field(description="A time: ISO 8601, UTC, ending in Z.")])
Money = TypeAliasType("Money", Annotated[str, Field(description="An amount with its currency: 84.00 GBP.")])
Picture = TypeAliasType(
    "Picture",
    Annotated[str, Field(description="Where a picture is: an https address, or a path on this server.")],
)


class Person(TypedDict):
    """An agent, in short."""

    id: str
    name: str


class Author(TypedDict):
    """Who says a line."""

    kind: Speaker
    name: NotRequired[str]


class Option(TypedDict):
    """A button."""

    title: str


class OrderItem(TypedDict):
    """A product of an order."""

    name: str
    quantity: int


class Tracking(TypedDict):
    """Where a parcel can be followed."""

    carrier: str
    number: str
    url: NotRequired[str]


class OrderCard(TypedDict):
    """An order with what has happened to it."""

    kind: Literal["order"]
    number: str
    status: Annotated[str, Field(description="In lower snake case, for marks; `status_text` is what people read.")]
    status_text: str
    placed_at: Annotated[str, Field(description="The day: ISO 8601.")]
    items: list[OrderItem]
    total: Money
    tracking: Tracking | None
    eta: NotRequired[Annotated[str, Field(description="The day on which it is expected: ISO 8601.")]]
    picture: NotRequired[Picture]


class ProductCard(TypedDict):
    """A thing from the shop."""

    kind: Literal["product"]
    name: str
    price: Money
    picture: NotRequired[Picture]
    url: NotRequired[Annotated[str, Field(description="Its page in the shop.")]]
    text: NotRequired[str]


class PageCard(TypedDict):
    """A section of a help page."""

    kind: Literal["page"]
    name: Annotated[str, Field(description="The page's title.")]
    heading: Annotated[str, Field(description="The section's.")]
    url: str


Card = TypeAliasType("Card", Annotated[OrderCard | ProductCard | PageCard, Field(discriminator="kind")])


class Photo(TypedDict):
    """A photo that the server keeps. Its links open for ten minutes; `GET …/photos/{id}` has fresh ones."""

    id: str
    url: str
    thumb: Annotated[str, Field(description="At most 320 px on its longer side.")]
    width: Annotated[int, Field(description="Of the whole photo, in pixels.")]
    height: int


class FailedPhoto(TypedDict):
    """A photo of a message that could not be taken."""

    failed: Annotated[str, Field(description="The code of the error.")]


AttachmentKind = TypeAliasType(
    "AttachmentKind",
    Literal["voice", "audio", "video", "sticker", "location", "contact", "file", "other"],
)


class Attachment(TypedDict):
    """What came with a message from Telegram and is no photo."""

    kind: AttachmentKind
    name: NotRequired[str]
    size: NotRequired[Annotated[int, Field(description="In bytes.")]]
    seconds: NotRequired[int]
    emoji: NotRequired[str]
    latitude: NotRequired[float]
    longitude: NotRequired[float]


class AgentAttachment(Attachment):
    """The same for agents, who can download it where it is a file: `GET /api/agent/photos/{id}` has fresh links."""

    id: NotRequired[str]
    url: NotRequired[str]


_From = TypedDict("_From", {"from": Author})  # a class cannot have a field `from`


class Quote(_From):
    """The line that this one answers, in short."""

    seq: int
    text: Annotated[str, Field(description="At most 140 characters.")]


class Line(_From):
    """The part of a line of the log that shoppers and agents both see."""

    seq: Annotated[int, Field(description="Strictly rising within a conversation.")]
    id: str
    at: Instant
    text: Annotated[str, Field(description="Empty where there are photos or attachments alone, and once deleted.")]
    options: NotRequired[list[Option]]
    cards: NotRequired[list[Card]]
    photos: NotRequired[list[Photo | FailedPhoto]]
    quote: NotRequired[Quote]
    deleted: NotRequired[Literal[True]]
    client_id: NotRequired[Annotated[str, Field(description="The name its writer's browser gave it.")]]


class Message(Line):
    """A line of the log as the shopper sees it."""

    attachments: NotRequired[list[Attachment]]
    edited: NotRequired[Literal[True]]


class TurnMark(TypedDict):
    """What the bot understood, on its own lines."""

    intent: str
    confidence: float | None


class Edit(TypedDict):
    """When a line was edited last, and what it said at first."""

    at: Instant
    before: str


class Delivery(TypedDict):
    """How far a line is on its way to a chat."""

    state: DeliveryShown
    reason: NotRequired[Annotated[DeliveryReason, Field(description="Why it failed.")]]


class AgentMessage(Line):
    """A line of the log as agents see it."""

    channel: Channel
    turn: NotRequired[TurnMark]
    attachments: NotRequired[list[AgentAttachment]]
    edited: NotRequired[Edit]
    delivery: NotRequired[Delivery]
