"""Commands and the data of buttons: read as ours or not at all."""

from typing import Any

import pytest

from handoff.channels.telegram.callbacks import PRESSED, Leave, Option, leave_data, option_data, read_data
from handoff.channels.telegram.inbound.commands import COMMANDS, Command, as_choice, menu, read_command
from handoff.ids import new_id
from handoff.notices import Notices
from handoff.services import NOTICES


@pytest.mark.parametrize(
    ("text", "command"),
    (
        ("/start", Command("start")),
        ("/start abc_DEF-1", Command("start", "abc_DEF-1")),
        ("/help@counterhand_bot", Command("help")),
        ("/ORDER  1042 ", Command("order", "1042")),
        ("/order@counterhand_bot\n1042", Command("order", "1042")),
        ("/restart", None),
        ("/startle", None),
        ("please /help", None),
        ("/", None),
        ("/help/me", None),
        ("／help", None),
    ),
)
def test_commands_of_ours_are_read(text: str, command: Command | None) -> None:
    """A command of ours is read with or without the bot's name and an argument; any other text is a text."""
    assert read_command(text) == command


@pytest.mark.parametrize(
    ("argument", "entities"),
    (
        ("1042", {"order_number": "1042"}),
        ("#1042", {"order_number": "1042"}),
        ("FH-1042", {"order_number": "1042"}),
        ("", {}),
        ("blue boots", {}),
        ("1042 and 1043", {}),
        ("12", {}),
    ),
)
def test_order_takes_a_number(argument: str, entities: dict[str, Any]) -> None:
    """/order gives the bot the number in the form in which it reads numbers; without one the bot asks for it."""
    assert as_choice(Command("order", argument)) == {"intent": "track_order", "entities": entities}


def test_menu_names_every_command() -> None:
    """Telegram's menu has each command with a description that it takes (3 to 256 characters)."""
    shown = menu(Notices.load(NOTICES, "Fernhill Outfitters").of("en"))
    assert [name for name, _ in shown] == list(COMMANDS)
    assert all(3 <= len(description) <= 256 for _, description in shown)


def test_data_of_buttons_comes_back() -> None:
    """A button's data reads back as what it was made from, and fits Telegram's 64 bytes."""
    conversation = new_id()
    assert read_data(option_data(conversation, 12, 3)) == Option(conversation, 12, 3)
    assert read_data(leave_data(conversation)) == Leave(conversation)
    assert len(option_data("x" * 32, 10**9 - 1, 99).encode()) <= 64


@pytest.mark.parametrize("data", (None, "", PRESSED, "o.a.1", "o.a.1.1.1", "o.a.-1.1", "o.a.١.1", "l.", "x.a", "l.a b"))
def test_foreign_data_is_no_button(data: str | None) -> None:
    """Data that is not exactly ours is not a button: a client can send anything."""
    assert read_data(data) is None
