"""The frames of the shopper's socket, in and out. `docs/websocket.md` lists them, and a test compares."""

from typing import Annotated, Literal, NotRequired

import orjson
from pydantic import Field, StringConstraints, TypeAdapter, ValidationError
from typing_extensions import TypeAliasType, TypedDict

from handoff.conversation.uploads import MAX_PHOTOS
from handoff.edge.http import Body, explain
from handoff.edge.sockets import ErrorFrame
from handoff.errors import BadFrame
from handoff.shapes import Author, Message
from handoff.states.owners import Owner
from handoff.text import MAX_CHARACTERS

ClientId = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
PhotoId = Annotated[str, StringConstraints(min_length=1, max_length=32)]
Seq = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Hello(Body):
    """The first frame: who, and up to which message the log is known."""

    type: Literal["hello"]
    token: Annotated[str, StringConstraints(max_length=1024)]
    after: Seq = 0


class SayFrame(Body):
    """A message. Its text may be empty where there are photos."""

    type: Literal["message"]
    client_id: ClientId
    text: Annotated[str, Field(json_schema_extra={"maxLength": MAX_CHARACTERS})]  # counted where it is cleaned
    photos: Annotated[tuple[PhotoId, ...], Field(max_length=MAX_PHOTOS)] = ()


class ChoiceFrame(Body):
    """A pressed button: which message, which of its options, from 0."""

    type: Literal["choice"]
    client_id: ClientId
    message: Annotated[str, StringConstraints(max_length=64)]
    option: Annotated[int, Field(ge=0, le=100)]


class PersonFrame(Body):
    """The shopper asks for a person with the widget's button."""

    type: Literal["person"]
    client_id: ClientId


class TypingFrame(Body):
    """The shopper is writing."""

    type: Literal["typing"]


class SeenFrame(Body):
    """The shopper has seen the log up to `seq`."""

    type: Literal["seen"]
    seq: Seq


class LeaveQueueFrame(Body):
    """The shopper leaves the queue and goes back to the bot."""

    type: Literal["leave_queue"]


class EndFrame(Body):
    """The shopper ends the conversation."""

    type: Literal["end"]


class ReadyForShopper(TypedDict):
    """The answer to `hello`."""

    type: Literal["ready"]
    conversation: str
    owner: Owner
    seq: Annotated[int, Field(description="The newest message of the log.")]
    telegram: NotRequired[Annotated[Literal[True], Field(description="There is a way to Telegram.")]]


class Ack(TypedDict):
    """What was sent under `client_id` is stored, as this message."""

    type: Literal["ack"]
    client_id: str
    seq: int
    id: str


class MessageForShopper(Message):
    """A new message."""

    type: Literal["message"]


class ChangedForShopper(Message):
    """A message that was there already, as it is now: edited or deleted."""

    type: Literal["changed"]


class OwnerAgent(TypedDict):
    """The agent who answers, as shoppers know them."""

    name: str


class OwnerFrame(TypedDict):
    """Who answers now: after `ready`, at every change, and as the place in the queue changes."""

    type: Literal["owner"]
    owner: Owner
    agent: NotRequired[OwnerAgent]
    position: NotRequired[int]
    wait_s: NotRequired[Annotated[int, Field(description="In seconds; absent where nothing honest can be said.")]]
    says: NotRequired[Annotated[str, Field(description="Place and wait in the shopper's language, in the queue.")]]
    stay: NotRequired[Annotated[str, Field(description="What the way out of the queue is called there.")]]


_From = TypedDict("_From", {"from": Author})  # a class cannot have a field `from`


class TypingForShopper(_From):
    """Somebody is writing to the shopper."""

    type: Literal["typing"]


class SeenForShopper(TypedDict):
    """An agent has seen the log up to `seq`."""

    type: Literal["seen"]
    seq: int


ShopperFrame = SayFrame | ChoiceFrame | PersonFrame | TypingFrame | SeenFrame | LeaveQueueFrame | EndFrame
FromShopper = TypeAliasType("FromShopper", Annotated[Hello | ShopperFrame, Field(discriminator="type")])
ToShopper = TypeAliasType(
    "ToShopper",
    Annotated[
        ReadyForShopper
        | Ack
        | MessageForShopper
        | ChangedForShopper
        | OwnerFrame
        | TypingForShopper
        | SeenForShopper
        | ErrorFrame,
        Field(discriminator="type"),
    ],
)

_shopper_frame: TypeAdapter[ShopperFrame] = TypeAdapter(Annotated[ShopperFrame, Field(discriminator="type")])


def read_hello(data: str | bytes | None) -> Hello:
    """The first frame; raises BadFrame."""
    try:
        return Hello.model_validate_json(data or b"")
    except ValidationError as error:
        raise BadFrame(f"The first frame must be a hello. {explain(error)}") from None


def read_frame(data: str | bytes) -> ShopperFrame:
    """A frame; raises BadFrame, with the `client_id` in its extra where one can be made out."""
    try:
        return _shopper_frame.validate_json(data)
    except ValidationError as error:
        raise BadFrame(explain(error), extra=_find_client_id(data)) from None


def _find_client_id(data: str | bytes) -> dict[str, str]:
    try:
        frame = orjson.loads(data)
    except orjson.JSONDecodeError:
        return {}
    given = frame.get("client_id") if isinstance(frame, dict) else None
    return {"client_id": given[:36]} if isinstance(given, str) else {}
