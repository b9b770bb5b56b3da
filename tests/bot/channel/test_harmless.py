"""Text that shoppers type never becomes a command of Rasa's, and never breaks it."""

import random
import unicodedata

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.channel.harmless import harmless, readable

COMMANDS = ("restart", "session_start", 'track_order{"email": "x@y.zz"}', "back", "greet@0.9", "ask_human", "")
BEFORE = (
    [chr(code) for code in range(0x21)]
    + ["\u00a0", "\u00ad", "\u1680", "\u180e", "\u200b", "\u200e", "\u2028", "\u202e", "\u2060", "\u2066", "\u2800"]
    + ["\u3000", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\u0338", "\u20e0", "\U000e0001", "\ud83d", "\udc00"]
)
SLASHES = ["/", "／", "⁄", "∕", "╱", "⧸", "//", "/／"]


@pytest.mark.parametrize("seed", range(10))
def test_no_text_is_a_command(seed: int) -> None:
    """Of 10,000 texts with blanks, invisible characters and slashes in front, Rasa takes none for a command."""
    dice = random.Random(seed)  # noqa: S311  # the same texts each time
    handler = RegexMessageHandler()
    for _ in range(1_000):
        before = "".join(dice.choices(BEFORE + SLASHES, k=dice.randint(0, 6)))
        text = harmless(before + dice.choice(SLASHES) + dice.choice(COMMANDS))
        message = Message(data={TEXT: UserMessage(text).text})
        handler.process([message], Domain.empty())
        assert message.get(INTENT) is None
        assert not unicodedata.normalize("NFKC", text).strip().startswith("/")


@pytest.mark.parametrize(
    ("typed", "kept"),
    (
        ("hello", "hello"),
        ("  hello  ", "hello"),
        ("/restart", "restart"),
        (" \u200b/／ restart", "restart"),
        ("1/2 price?", "1/2 price?"),
        ("£5 or #1042", "£5 or #1042"),
        ("/", "?"),
        ("", "?"),
        ("\u200b \x00", "?"),
        ("cafe\u0301", "café"),
        ("שלום", "שלום"),
        ("!" * 20 + " hm" + "?" * 20, "!" * 20 + " hm" + "?" * 20),
        (
            "where is #1042" + "?!" * 30 + " ana.o'neil+shop@example.com" + "😀" * 30,
            "where is #1042" + "?!" * 10 + " ana.o'neil+shop@example.com" + "😀" * 20,
        ),
        ("/" * 30 + "!" * 30 + "/restart", "!" * 20 + "restart"),
        ("_" * 30 + "9" * 30 + "a" * 30, "_" * 20 + "9" * 30 + "a" * 30),
    ),
)
def test_what_is_kept(typed: str, kept: str) -> None:
    """The text is kept except what would begin a command and long runs of marks; an empty one is asked about."""
    assert harmless(typed) == kept


@pytest.mark.parametrize(
    "typed", ("\ud800", "a\udfff", "\x00\x01", "e" + "\u0301" * 900, "\u202e\u2066abc", "\U0010ffff")
)
def test_no_character_breaks_anything(typed: str) -> None:
    """Half surrogate pairs, controls and long runs of marks become text that any encoder takes, each time the same."""
    text = readable(typed)
    assert text.encode().decode() == text
    assert readable(text) == text
    assert "\x00" not in text


def test_a_split_pair_is_joined() -> None:
    """Both halves of a pair next to each other are the character they stand for."""
    assert readable("\ud83d\ude00") == "😀"
