"""The request of a turn, as the handoff process posts it: read and checked."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.channel.harmless import harmless, readable

# Rasa's one event loop stands still while it reads a message; 1,000 characters cost it milliseconds, 1 MB seconds.
MAX_CHARACTERS = 1_000
MAX_BYTES = 65_536
_ID_CHARACTERS = 200
_VALUE_CHARACTERS = 200


class BadTurn(Exception):
    """A request that is no turn. `code` is stable, `detail` says what to mend; neither repeats what was sent."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Choice:
    """A pressed button: the intent it stands for and what it carries."""

    intent: str
    entities: dict[str, str]


class GoesOn(str, Enum):
    """Where handoff can still wait for the rest of a message: of one by itself, or right after another one."""

    ALONE = "alone"
    IN_BURST = "in_burst"


@dataclass(frozen=True)
class TurnRequest:
    """One message of one shopper: harmless text, or a choice; `goes_on` tells whether its rest can be waited for."""

    sender: str
    turn_id: str
    said: "str | Choice"
    metadata: dict[str, Any]
    photos: int = 0
    goes_on: "GoesOn | None" = None


def read_turn(body: bytes, intents: Collection[str], entities: Collection[str]) -> TurnRequest:
    """Read the body of a turn, given the intents and entities a choice may name; raises `BadTurn`."""
    turn = _json_object(body)
    if ("text" in turn) == ("choice" in turn):
        raise BadTurn("bad_turn", "send either text or choice")
    metadata = turn.get("metadata", {})
    if not isinstance(metadata, dict):
        raise BadTurn("bad_metadata", "metadata must be an object")
    return TurnRequest(
        sender=_identifier(turn, "sender"),
        turn_id=_identifier(turn, "turn_id"),
        said=_text(turn["text"]) if "text" in turn else _choice(turn["choice"], intents, entities),
        metadata=_readable(metadata),
        photos=_photos(metadata.get("photos", 0)),
        goes_on=_goes_on(turn.get("goes_on")),
    )


def _json_object(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_BYTES:
        raise BadTurn("too_large", f"a turn has at most {MAX_BYTES} bytes")
    try:
        turn = json.loads(body)
    except (ValueError, RecursionError):
        raise BadTurn("bad_json", "the body must be JSON") from None
    if not isinstance(turn, dict):
        raise BadTurn("bad_json", "the body must be an object")
    return turn


def _identifier(turn: dict[str, Any], field: str) -> str:
    value = turn.get(field)
    if not isinstance(value, str) or not value.strip() or len(value) > _ID_CHARACTERS or value != readable(value):
        raise BadTurn(f"no_{field}", f"{field} must be a text of 1 to {_ID_CHARACTERS} readable characters")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadTurn("bad_text", "text must be a text")
    text = harmless(value)
    if len(text) > MAX_CHARACTERS:
        raise BadTurn("too_long", f"text has at most {MAX_CHARACTERS} characters")
    return text


def _photos(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise BadTurn("bad_metadata", "photos must be how many came with the turn")
    return value


def _goes_on(value: Any) -> "GoesOn | None":
    try:
        return GoesOn(value) if value is not None else None
    except ValueError:
        raise BadTurn("bad_turn", "goes_on must be alone or in_burst") from None


def _choice(value: Any, intents: Collection[str], entities: Collection[str]) -> Choice:
    intent = value.get("intent") if isinstance(value, dict) else None
    if not isinstance(intent, str) or intent not in intents:
        raise BadTurn("unknown_choice", "choice must name an intent of the domain")
    carried = value.get("entities", {})
    if not isinstance(carried, dict) or not all(
        name in entities and isinstance(worth, str) and len(worth) <= _VALUE_CHARACTERS
        for name, worth in carried.items()
    ):
        raise BadTurn("bad_choice", "entities must map entities of the domain to short texts")
    return Choice(intent, {name: readable(worth) for name, worth in carried.items()})


def _readable(value: Any) -> Any:
    """Make every text inside `value` readable, so that no half surrogate pair travels on to the actions."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, dict):
        return {readable(key): _readable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_readable(inner) for inner in value]
    return value
