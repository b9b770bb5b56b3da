"""Conversations as rows of the list."""

from typing import Literal

from handoff.console.shapes.base import Colleague, OwnerName, Shape


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
