"""What the tests of delivery share: a moment of the shop, and what is said to a place, a sum or a day."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from actions.answer import Reply, read_turn
from actions.facts import FactsFile
from actions.topics.shipping import told
from tests.actions.fakes import a_tracker

FACTS = FactsFile().now()
TUESDAY, LATE = "2026-12-01 10:00", "2026-12-01 14:01"


def at(moment: str) -> datetime:
    """A moment by the shop's clock."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/London"))


def answer(text: str = "", now: str = TUESDAY, intent: str = "delivery_time", **named: str | Sequence[str]) -> Reply:
    """The answer to a message that names all this."""
    return told(read_turn(a_tracker(intent, text=text, entities=named)), FACTS, at(now))
