"""Conversations as rows of the list."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from handoff.console.shapes.agents import Person
from handoff.conversation.values import Channel, Speaker
from handoff.desk.board import View
from handoff.shapes import AttachmentKind, Instant
from handoff.states.owners import Owner
from handoff.states.reasons import HandoffReason

Attached = TypeAliasType("Attached", Literal["photo", "photos"] | AttachmentKind)


class Preview(TypedDict):
    """The last line that somebody said."""

    kind: Speaker
    text: str
    at: Instant
    attached: NotRequired[Annotated[Attached, Field(description="Stands for the words of a line that has none.")]]


class Row(TypedDict):
    """A conversation as a row of the list."""

    id: str
    channel: Channel
    name: str | None
    owner: Owner
    epoch: Annotated[int, Field(description="Rises at every change of owner.")]
    agent: Person | None
    reason: HandoffReason | None
    topic: str | None
    since: Instant
    waiting_since: Instant | None
    wait_s: int | None
    position: int | None
    unread: int
    unreachable: Annotated[
        Literal["blocked"] | None, Field(description="Why nothing reaches the shopper where they are now.")
    ]
    preview: Preview | None
    seq: int
    updated_at: Instant


class RowPage(TypedDict):
    """A page of rows; `cursor` is there while there are more. `counts` has how many conversations each view has."""

    items: list[Row]
    counts: dict[View, int]
    cursor: NotRequired[str]


class Changed(TypedDict):
    """The conversation after the change."""

    conversation: Row
