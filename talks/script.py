"""What is played and what is expected of it, as `talks.reading` reads it from data/evaluation/talk/."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Pattern = str
"""A regular expression, found in whatever case; `{number}` and the like in it are filled in: see `talks.orders`."""


class BadTalk(Exception):
    """A file of talks cannot be used; the text says which, where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Which orders of the sample shop a talk may be about; what is absent does not matter.

    Days ago are from and to, and so is `lines`, how many. The talk is about a line: of a product whose number begins
    with one of `skus`, where there are any; `sized`: with a size of which the next larger one is in stock; `pieces`: so
    many of it, from and to. `also` is a second order of the same customer.
    """

    states: tuple[str, ...] = ()
    delivered_ago: tuple[int, int] | None = None
    placed_ago: tuple[int, int] | None = None
    lines: tuple[int, int] | None = None
    parcels: bool | None = None
    packed: bool = False
    skus: tuple[str, ...] = ()
    sized: bool = False
    pieces: tuple[int, int] | None = None
    note: Pattern = ""
    also: "Needs | None" = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What must hold of an answer.

    `says`: all are found. `without`: none is found, because it would be asked or said in vain. `never`: none is found,
    because it would be false. `agenda`: where the wish of each kind may stand, () for anywhere; a kind is a regular
    expression. `slots`: values by name. `handoff`: whether a person takes over, or for which reason.
    """

    says: tuple[Pattern, ...] = ()
    without: tuple[Pattern, ...] = ()
    never: tuple[Pattern, ...] = ()
    agenda: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    handoff: bool | str | None = None


class Doer(StrEnum):
    """Who does something, and what."""

    SAYS = "says"
    PRESSES = "presses"
    SENDS_PHOTOS = "sends photos"
    AGENT_SAYS = "agent says"
    AGENT_RETURNS = "agent returns"


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that is done, and what is expected of the answer.

    `texts`: one message; several are a burst; the title of a button; an agent's words or what was settled.
    """

    doer: Doer
    texts: tuple[str, ...]
    expected: Expected = Expected()
    photos: int = 0


@dataclass(frozen=True, slots=True)
class IfAsked:
    """What a shopper answers where the bot asks for it, once a talk; the answer to that is judged with the turn."""

    asked: Pattern
    say: str


@dataclass(frozen=True, slots=True)
class ExpectedPacket:
    """What the agent must see in the end: the kinds of the wishes, the order's number, the reason."""

    wishes: tuple[str, ...] = ()
    order: str = ""
    reason: Pattern = ""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A talk of several turns; `group` is the file or the wish it belongs to."""

    group: str
    name: str
    turns: tuple[Turn, ...]
    needs: Needs | None = None
    if_asked: tuple[IfAsked, ...] = ()
    packet: ExpectedPacket | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to ask for a fact: the messages, of which the last is judged, and what its answer must have besides."""

    turns: tuple[str, ...]
    contains: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: `contains` are all in a right answer, which begins with `direct`; `never` would be false."""

    name: str
    right: str
    contains: tuple[Pattern, ...]
    direct: Pattern
    never: tuple[Pattern, ...]
    ask: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A message after which a person takes over (`wants`), or does not."""

    kind: str
    before: tuple[str, ...]
    say: str
    wants: bool
