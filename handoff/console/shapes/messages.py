"""What agents' calls about messages answer."""

from typing_extensions import TypedDict


class Replied(TypedDict):
    """Where the message stands in the log."""

    seq: int
    id: str


class Done(TypedDict):
    """Which line was changed."""

    seq: int
