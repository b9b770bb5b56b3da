"""The frames of the agents' socket, in and out. `docs/websocket.md` lists them, and a test compares."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError
from typing_extensions import TypeAliasType, TypedDict

from handoff.conversation.values import Speaker
from handoff.desk.board import Row
from handoff.edge.http import Body, explain
from handoff.edge.sockets import ErrorFrame
from handoff.errors import BadFrame
from handoff.shapes import AgentMessage, Author

ConversationId = Annotated[str, StringConstraints(max_length=32)]
Number = Annotated[int, Field(ge=0, le=2**53)]


class AgentHello(Body):
    """The first frame: the newest event that is known, or 0."""

    type: Literal["hello"]
    after: Number = 0


class AgentTyping(Body):
    """The agent is writing to the shopper."""

    type: Literal["typing"]
    conversation: ConversationId


class AgentSeen(Body):
    """The agent has seen the log up to `seq`."""

    type: Literal["seen"]
    conversation: ConversationId
    seq: Annotated[int, Field(ge=0, le=2**31 - 1)]


class Watch(Body):
    """The agent looks at this conversation, which need not be theirs; null: at none."""

    type: Literal["watch"]
    conversation: ConversationId | None


class ReadyForAgent(TypedDict):
    """The answer to `hello`: the newest event."""

    type: Literal["ready"]
    event: int


class Reload(TypedDict):
    """Too much was missed: fetch everything again."""

    type: Literal["reload"]


class InConversation(TypedDict):
    """What happened in a conversation. `typing` and `seen` carry the newest event's number, not one of their own."""

    event: Annotated[int, Field(description="Never falls.")]
    conversation: str


class MessageForAgent(InConversation, AgentMessage):
    """A new message."""

    type: Literal["message"]


class ChangedForAgent(InConversation, AgentMessage):
    """A message that was there already, as it is now: edited, deleted, delivered or failed."""

    type: Literal["changed"]


class RowForAgent(InConversation, Row):
    """A row of the list, as it is now."""

    type: Literal["conversation"]


class GoneForAgent(InConversation):
    """The conversation was deleted. No server sends this yet; consoles must understand it before one does."""

    type: Literal["gone"]


_From = TypedDict("_From", {"from": Author})  # a class cannot have a field `from`


class TypingForAgent(InConversation, _From):
    """The shopper or the bot is writing."""

    type: Literal["typing"]


class SeenForAgent(InConversation):
    """Somebody has seen the log up to `seq`."""

    type: Literal["seen"]
    seq: int
    by: Speaker


AgentFrame = AgentTyping | AgentSeen | Watch
FromAgent = TypeAliasType("FromAgent", Annotated[AgentHello | AgentFrame, Field(discriminator="type")])
AgentEvent = TypeAliasType(
    "AgentEvent",
    Annotated[
        RowForAgent | GoneForAgent | MessageForAgent | ChangedForAgent | TypingForAgent | SeenForAgent,
        Field(discriminator="type"),
    ],
)
ToAgent = TypeAliasType(
    "ToAgent", Annotated[ReadyForAgent | Reload | AgentEvent | ErrorFrame, Field(discriminator="type")]
)

_agent_frame: TypeAdapter[AgentFrame] = TypeAdapter(Annotated[AgentFrame, Field(discriminator="type")])


def read_hello(data: str | bytes | None) -> AgentHello:
    """The first frame; raises BadFrame."""
    try:
        return AgentHello.model_validate_json(data or b"")
    except ValidationError as error:
        raise BadFrame(f"The first frame must be a hello. {explain(error)}") from None


def read_frame(data: str | bytes) -> AgentFrame:
    """A frame; raises BadFrame."""
    try:
        return _agent_frame.validate_json(data)
    except ValidationError as error:
        raise BadFrame(explain(error)) from None
