"""The frames a shopper may send. Their names and shapes are PROTOCOL's; a page of the docs is tested against them."""

from typing import Annotated, Literal

import orjson
from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from handoff.conversation.uploads import MOST_PHOTOS
from handoff.edge.http import Body, explain
from handoff.errors import BadFrame

ClientId = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
PhotoId = Annotated[str, StringConstraints(min_length=1, max_length=32)]
Seq = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Hello(Body):
    """The first frame: who, and up to which message the log is known."""

    type: Literal["hello"]
    token: Annotated[str, StringConstraints(max_length=1024)]
    after: Seq = 0


class SayFrame(Body):
    """A message."""

    type: Literal["message"]
    client_id: ClientId
    text: str
    photos: Annotated[tuple[PhotoId, ...], Field(max_length=MOST_PHOTOS)] = ()


class ChoiceFrame(Body):
    """A pressed button: which message, which of its options, from 0."""

    type: Literal["choice"]
    client_id: ClientId
    message: Annotated[str, StringConstraints(max_length=64)]
    option: Annotated[int, Field(ge=0, le=100)]


class PersonFrame(Body):
    """The widget's "Talk to a person"."""

    type: Literal["person"]
    client_id: ClientId


class TypingFrame(Body):
    """The shopper is writing."""

    type: Literal["typing"]


class SeenFrame(Body):
    """The shopper has seen the log up to ``seq``."""

    type: Literal["seen"]
    seq: Seq


class LeaveQueueFrame(Body):
    """Back to the bot."""

    type: Literal["leave_queue"]


class EndFrame(Body):
    """Done."""

    type: Literal["end"]


ShopperFrame = SayFrame | ChoiceFrame | PersonFrame | TypingFrame | SeenFrame | LeaveQueueFrame | EndFrame

_shopper_frame: TypeAdapter[ShopperFrame] = TypeAdapter(Annotated[ShopperFrame, Field(discriminator="type")])


def read_hello(data: str | bytes | None) -> Hello:
    """The first frame; raises BadFrame."""
    try:
        return Hello.model_validate_json(data or b"")
    except ValidationError as error:
        raise BadFrame(f"The first frame must be a hello. {explain(error)}") from None


def read_frame(data: str | bytes) -> ShopperFrame:
    """A frame; raises BadFrame, with the ``client_id`` in its extra where one can be made out."""
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
