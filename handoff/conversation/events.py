"""What the live views hear: facts after their commit, and passing signs (typing, seen) that are never stored."""

from dataclasses import dataclass

from handoff.conversation.values import LogMessage, Speaker
from handoff.rasa_client import Question
from handoff.states.owners import Owner


@dataclass(frozen=True, slots=True)
class MessageStored:
    """A line was added to a log."""

    event: int
    conversation: str
    message: LogMessage


@dataclass(frozen=True, slots=True)
class MessageChanged:
    """A line of the log has changed: it was edited or deleted, which the shopper sees too, or delivered or failed."""

    event: int
    conversation: str
    message: LogMessage
    shopper_sees: bool


@dataclass(frozen=True, slots=True)
class RowChanged:
    """Something of the conversation itself changed that agents see in its row."""

    event: int
    conversation: str


@dataclass(frozen=True, slots=True)
class DeliveryWaits:
    """Something is to be sent to an address of the conversation."""

    conversation: str
    channel: str
    address: str


@dataclass(frozen=True, slots=True)
class OwnerChanged:
    """A conversation went from one owner to another."""

    event: int
    conversation: str
    before: Owner
    owner: Owner
    agent: str | None
    agent_name: str | None


@dataclass(frozen=True, slots=True)
class TurnBegun:
    """A turn of the bot was taken: what to ask, and in which epoch."""

    conversation: str
    epoch: int
    question: Question


@dataclass(frozen=True, slots=True)
class TurnWaits:
    """Something was said that is not asked at once: the bot works on an earlier turn, or more may follow.

    `typed`: the shopper was seen typing it, and may type on.
    """

    conversation: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class QueuePosition:
    """Where a waiting shopper stands, from 1; `wait_s` is None while nothing honest can be said."""

    conversation: str
    position: int
    wait_s: int | None


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody is writing; `kind` says on which side."""

    conversation: str
    kind: Speaker
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody has seen the log up to `seq`; `kind` says on which side. `unread` changed with an agent's."""

    conversation: str
    kind: Speaker
    seq: int


Event = (
    MessageStored
    | MessageChanged
    | OwnerChanged
    | RowChanged
    | DeliveryWaits
    | TurnBegun
    | TurnWaits
    | QueuePosition
    | Typing
    | Seen
)
