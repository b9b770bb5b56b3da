"""What our inline buttons carry: which line and which of its options, never what the button does.

Telegram returns it unchanged, but any client can send something else instead.
"""

import re
from dataclasses import dataclass

PRESSED = "-"
"""The data of a button that shows what was chosen and does nothing."""

# A conversation's id has letters, digits, "_" and "-": 16 of them, so that all stays far below Telegram's 64 bytes.
_OPTION = re.compile(r"o\.([\w-]{1,32})\.(\d{1,9})\.(\d{1,2})", re.ASCII)
_LEAVE = re.compile(r"l\.([\w-]{1,32})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Option:
    """An option, from 0, of the line `seq`."""

    conversation: str
    seq: int
    option: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the queue."""

    conversation: str


def option_data(conversation: str, seq: int, option: int) -> str:
    """The data of an option's button."""
    return f"o.{conversation}.{seq}.{option}"


def leave_data(conversation: str) -> str:
    """The data of the button that leaves the queue."""
    return f"l.{conversation}"


def read_data(data: str | None) -> Option | Leave | None:
    """What was pressed; None where it is not one of our buttons, or one that does nothing."""
    if found := _OPTION.fullmatch(data or ""):
        return Option(found[1], int(found[2]), int(found[3]))
    if found := _LEAVE.fullmatch(data or ""):
        return Leave(found[1])
    return None
