"""What a change of a conversation answers."""

from typing_extensions import TypedDict

from handoff.desk.board import Row


class Changed(TypedDict):
    """The conversation after the change."""

    conversation: Row


class NoteAdded(TypedDict):
    """The note that was added."""

    id: str
