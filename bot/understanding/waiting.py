"""What the bot answers a shopper who waits for a person: what it tells everybody, and nothing else."""

from typing import Any

from bot.understanding.intents import known
from bot.understanding.pages import HELP_PAGE


def facts_among(wishes: "list[dict[str, Any]]") -> "list[dict[str, Any]]":
    """Return those of the wishes that a plain fact answers; the others are for the person who joins."""
    return [wish for wish in wishes if _is_fact(wish["intent"]["name"])]


def _is_fact(intent: str) -> bool:
    return intent == HELP_PAGE or known(intent).wish == "tells"
