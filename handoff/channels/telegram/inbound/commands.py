"""The bot's commands, as the menu shows them and as shoppers write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handoff.notices import NoticeTexts

COMMANDS = ("start", "help", "human", "order", "website", "stop")
"""In the order of the menu."""

_COMMAND = re.compile(r"/([a-z]{1,32})(?:@\w{1,32})?(?:\s+(.*))?", re.ASCII | re.IGNORECASE | re.DOTALL)
# "1042", "#1042", "FH-1042": letters before the digits are the shop's and are dropped, as the bot drops them.
_ORDER_NUMBER = re.compile(r"#?\s*(?:[A-Z]{1,4}-?)?(\d{3,12})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Command:
    """One of the bot's commands, and what was written after it."""

    name: str
    argument: str = ""


def read_command(text: str) -> Command | None:
    """The command in the text; None where it is not one of ours: then it is a text like any other."""
    found = _COMMAND.fullmatch(text)
    if found is None or found[1].lower() not in COMMANDS:
        return None
    return Command(found[1].lower(), (found[2] or "").strip())


def as_choice(command: Command) -> Mapping[str, Any] | None:
    """What the bot is asked; None where the command is not for the bot."""
    match command.name:
        case "start":
            return {"intent": "greet", "entities": {}}
        case "help":
            return {"intent": "help", "entities": {}}
        case "order":
            number = _ORDER_NUMBER.fullmatch(command.argument)
            return {"intent": "track_order", "entities": {"order_number": number[1]} if number else {}}
    return None


def menu(texts: NoticeTexts) -> list[tuple[str, str]]:
    """Name and description of each command, for Telegram's menu."""
    return [(name, texts.say(f"command_{name}")) for name in COMMANDS]
