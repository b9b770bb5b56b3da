"""What a shopper wants of the bot, as the bot tells it with each turn, and what becomes of it when the owner changes.

It is kept as it came, so that the bot's next session finds all that the last one noted; of it, handoff reads the fields
here. What stands in it are the shopper's claims.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

import orjson
import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

MAX_BYTES = 16_384
"""As JSON. The bot keeps eight wishes with some of the shopper's words each, a few kilobytes."""

log = structlog.get_logger(__name__)


class Stands(StrEnum):
    """Where a wish stands."""

    ASKED = "asked"
    PROVED = "proved"
    READY = "ready"
    """All is known that a person needs; it goes to one together with the wishes that are still asked about."""
    TOLD = "told"
    REFUSED = "refused"
    OFFERED = "offered"
    WITH_PERSON = "with_person"
    DONE = "done"
    DROPPED = "dropped"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Step(_Part):
    """One thing that a wish needs: whether it is known, and what was said."""

    slot: str = Field(max_length=64)
    title: str = Field(max_length=200)
    done: bool = Field(strict=True)
    value: str | None = Field(default=None, max_length=1_000)


class Wish(_Part):
    """One wish: its kind (a procedure), its title in words, where it stands, and the order it is about."""

    id: int = Field(strict=True)
    kind: str = Field(max_length=64)
    title: str = Field(min_length=1, max_length=200)
    stands: Stands
    order: str | None = Field(default=None, max_length=64)
    known: dict[str, Any] = Field(default_factory=dict)
    said: tuple[str, ...] = ()
    """The shopper's own words about it, the latest last."""
    steps: tuple[Step, ...] = Field(default=(), max_length=30)


class Asked(_Part):
    """The bot's open question: of which wish, for which slot."""

    wish: int = Field(strict=True)
    slot: str = Field(max_length=64)


class Agenda(_Part):
    """All wishes, oldest first; `current` is the one that is being asked about."""

    wishes: tuple[Wish, ...] = Field(max_length=30)
    current: int | None = Field(default=None, strict=True)
    asked: Asked | None = None


Kept = Mapping[str, Any]
"""An agenda as it came and is stored, checked against `Agenda`."""

_WITH_PERSON = frozenset({Stands.READY, Stands.WITH_PERSON})
_OPEN = _WITH_PERSON | {Stands.ASKED, Stands.PROVED, Stands.OFFERED}


def read_agenda(slot: object) -> Kept | None:
    """The bot's slot as an agenda to keep, or None where it holds none or nonsense, which is logged without content."""
    if not slot:
        return None
    try:
        if len(orjson.dumps(slot)) > MAX_BYTES:
            log.warning("agenda dropped", why="too large")
            return None
        Agenda.model_validate(slot)
    except (ValidationError, orjson.JSONEncodeError):
        log.warning("agenda dropped", why="another shape")
        return None
    return slot if isinstance(slot, dict) else None


def wishes_of(kept: Kept | None) -> tuple[Wish, ...]:
    """The wishes, oldest first."""
    return Agenda.model_validate(kept).wishes if kept else ()


def count_with_person(kept: Kept | None) -> int:
    """How many wishes are with a person."""
    return sum(wish.stands in _WITH_PERSON for wish in wishes_of(kept))


def hand_over(kept: Kept | None) -> Kept | None:
    """The agenda once a person is called, or has come, without the bot: the wish that it was about goes to them.

    The bot hands over all that is open itself. Here what it had not come to stays, and is shown as not taken up.
    """
    if not kept:
        return kept
    wishes = [
        {**wish, "stands": Stands.WITH_PERSON.value}
        if wish["stands"] == Stands.OFFERED or (wish["id"] == kept.get("current") and wish["stands"] in _OPEN)
        else wish
        for wish in kept["wishes"]
    ]
    return {**kept, "wishes": wishes}


def settle(kept: Kept | None) -> Kept | None:
    """The agenda after a person has settled what was with them; they may have granted what the bot refused."""
    return _move(kept, Stands.DONE, still_asked=False, of=_WITH_PERSON | {Stands.REFUSED})


def drop(kept: Kept | None, *, all_open: bool = False) -> Kept | None:
    """The agenda after the shopper has taken back what was with a person, or `all_open` wishes."""
    return _move(kept, Stands.DROPPED, still_asked=False, of=_OPEN if all_open else _WITH_PERSON)


def take_back(kept: Kept | None, *, still_asked: bool) -> Kept | None:
    """The agenda once nobody has what was with a person: the bot has it to do again.

    `still_asked`: the bot's open question is still the last thing that the shopper was asked.
    """
    return _move(kept, Stands.ASKED, still_asked=still_asked)


def _move(kept: Kept | None, to: Stands, *, still_asked: bool, of: Collection[Stands] = _WITH_PERSON) -> Kept | None:
    if not kept:
        return None
    wishes = [{**wish, "stands": to.value} if wish["stands"] in of else wish for wish in kept["wishes"]]
    return {**kept, "wishes": wishes} if still_asked else {**kept, "wishes": wishes, "asked": None, "current": None}
