"""How well what messages name is found: precision, recall and F1 of each kind of entity.

A set is a CSV file with the columns text, entity, value, start and end, in UTF-8: a row for each entity, and one row
with nothing but its text for a message that names none. `start` and `end` count characters of the text. `value` is the
one form to be found. For a date it is the words, and only the place counts: which day they mean depends on today.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.asides import Aside, Parse
from bot.evaluation.sets import BadSet

ENTITIES = Path("data/evaluation/entities.csv")
# Written to be hard: half of it names nothing and looks as if it did.
HARD = Path("data/evaluation/entities_hard.csv")
# What decides whether an order is found at all.
_HELD = frozenset({"order_number", "email"})
# Held in the hard set: what answers are worked out from. Its colours and names are too few to say anything.
_HELD_HARD = _HELD | {"tracking_number", "promo_code", "size", "size_step", "date", "duration_days", "amount", "place"}
_DAY = "date"
# What a shopper lacks is no part of a message that a set would mark.
_UNMARKED = frozenset({"lacks"})
# Other sets mark these as we do. Their products are those of other shops, and their other kinds are none of ours.
_MARKED_ELSEWHERE = frozenset(
    {"order_number", "email", "promo_code", "date", "size", "name", "tracking_number", "colour"}
)


@dataclass(frozen=True)
class Named:
    """An entity: characters `start` to `end` of its message, and the form of what it names."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Message:
    """A message and what it names, in its order."""

    text: str
    named: "tuple[Named, ...]"


@dataclass(frozen=True)
class OfEntity:
    """How one kind fares, in shares from 0 to 1. `count` is how many there are to be found."""

    entity: str
    count: int
    precision: float
    recall: float
    f1: float


def read_messages(file: Path) -> "list[Message]":
    """Read a set; raises `BadSet`."""
    named: dict[str, list[Named]] = {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                of_text = named.setdefault(row["text"], [])
                if row["entity"]:
                    of_text.append(Named(row["entity"], row["value"], int(row["start"]), int(row["end"])))
    except (OSError, ValueError, csv.Error, KeyError) as problem:
        raise BadSet(f"{file} cannot be read: {problem}") from None
    return [Message(text, tuple(sorted(found, key=lambda one: one.start))) for text, found in named.items()]


def found_in(parse: Parse, text: str) -> "list[Named]":
    """Return what is found in `text`, as a set would write it."""
    entities = [Named(*(one[part] for part in ("entity", "value", "start", "end"))) for one in parse(text)["entities"]]
    return [one for one in entities if one.entity not in _UNMARKED]


def of_kinds(messages: "Sequence[Message]", parse: Parse) -> "list[OfEntity]":
    """Return how each kind fares where the messages mark all they name: a hit has the right value in its place."""
    wanted: Counter[str] = Counter()
    claimed: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for message in messages:
        found = found_in(parse, message.text)
        wanted.update(one.entity for one in message.named)
        claimed.update(one.entity for one in found)
        hits.update(one.entity for one in message.named if any(_is_hit(one, other) for other in found))
    return [_of_kind(kind, hits[kind], claimed[kind], wanted[kind]) for kind in sorted(wanted | claimed)]


def of_entities(parse: Parse, file: Path = ENTITIES) -> "list[Aside]":
    """Measure the F1 of each kind in a set of our own, which marks all that its messages name."""
    held = _HELD_HARD if file == HARD else _HELD
    return [
        Aside(file.stem, f"{one.entity}, F1", one.f1, held=one.entity in held)
        for one in of_kinds(read_messages(file), parse)
    ]


def of_some_entities(parse: Parse, file: Path) -> "list[Aside]":
    """Measure the recall of the kinds we know in a set that marks some of what its messages name, with other forms.

    What is found in a marked place is a hit.
    """
    wanted: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for message in read_messages(file):
        found = found_in(parse, message.text)
        wanted.update(one.entity for one in message.named)
        hits.update(one.entity for one in message.named if any(_is_there(one, other) for other in found))
    return [
        Aside(file.stem, f"{kind}, recall", hits[kind] / wanted[kind])
        for kind in sorted(wanted)
        if kind in _MARKED_ELSEWHERE
    ]


def _of_kind(kind: str, hits: int, claimed: int, wanted: int) -> OfEntity:
    return OfEntity(
        kind,
        wanted,
        hits / claimed if claimed else 0.0,
        hits / wanted if wanted else 0.0,
        2 * hits / (claimed + wanted),
    )


def _is_there(one: Named, other: Named) -> bool:
    return one.entity == other.entity and one.start < other.end and other.start < one.end


def _is_hit(one: Named, other: Named) -> bool:
    return _is_there(one, other) and (one.entity == _DAY or one.value == other.value)
