"""Lines of the log, with all that can hang on them."""

from typing import Any, Literal

from pydantic import Field

from handoff.console.shapes.base import Shape


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


class SentAnswer(Shape):
    """Where the message stands in the log."""

    seq: int
    id: str


class ChangedAnswer(Shape):
    """Which line was changed."""

    seq: int
