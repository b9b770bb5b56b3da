"""What a shopper does in a dialogue, on any channel; each kind of shopper in tests knows how to do it there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos sent together, perhaps with words."""

    count: int = 1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A press of the latest button of that title."""

    title: str


Said = str | Photos | Press
# What is said, and the answer to it as a regular expression.
Dialogue = list[tuple[Said, str]]
