"""What a run found: each talk with its faults, and the figures made of them."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from talks.judging import Fault, Heard, Kind

MOST_WORDS = 25
"""More than that and an answer is read by few."""


@dataclass(frozen=True, slots=True)
class Played:
    """One talk as it went: what was done and heard, and each fault with the place of its turn."""

    of: str
    group: str
    name: str
    said: tuple[str, ...]
    heard: tuple[Heard, ...]
    faults: tuple[tuple[int, Fault], ...]

    @property
    def reached(self) -> bool:
        """Whether nothing was wrong."""
        return not self.faults

    def has(self, *kinds: Kind) -> bool:
        """Whether it has a fault of one of these kinds."""
        return any(fault.kind in kinds for _, fault in self.faults)


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of how many; `floor`: its share is held to one."""

    of: str
    name: str
    count: int
    total: int

    @property
    def percent(self) -> float:
        """The share in percent."""
        return 100 * self.count / self.total


@dataclass(frozen=True)
class Results:
    """Everything that was played. `absent` says what could not be."""

    played: Sequence[Played]
    absent: Sequence[str] = field(default=())

    @property
    def figures(self) -> list[Figure]:
        """What is reached, by set; nothing for what was not played."""
        found: list[Figure] = []
        for of in ("dialogues", "cells"):
            found += _figures(of, self._of(of), {"goals reached": _is_reached, "nothing false": _is_true})
        facts = {"told": _is_told, "told at once": _is_reached, "nothing false": _is_true}
        found += _figures("facts", self._of("facts"), facts)
        found += _figures("wishes for a person", self._of("wants"), {"heard": _is_reached})
        found += _figures("people only mentioned", self._of("mentions"), {"left with the bot": _is_reached})
        short = [len(line.split()) <= MOST_WORDS for line in self.lines]
        return [
            *found,
            *([Figure("answers", f"of {MOST_WORDS} words at most", sum(short), len(short))] if short else ()),
        ]

    @property
    def percents(self) -> dict[str, dict[str, float]]:
        """The figures in percent, by set and name, as floors are kept."""
        percents: dict[str, dict[str, float]] = {}
        for figure in self.figures:
            percents.setdefault(figure.of, {})[figure.name] = figure.percent
        return percents

    @property
    def false_sayings(self) -> int:
        """How many talks have something false in them."""
        return sum(one.has(Kind.FALSE) for one in self.played)

    @property
    def median_words(self) -> float:
        """The median length of what the bot says in a turn, in words."""
        return statistics.median([len(line.split()) for line in self.lines] or [0])

    @property
    def lines(self) -> list[str]:
        """What the bot said, turn by turn, without buttons and cards."""
        return [" ".join(heard.lines) for one in self.played for heard in one.heard if heard.lines]

    def _of(self, of: str) -> list[Played]:
        return [one for one in self.played if one.of == of]


def _figures(of: str, played: Sequence[Played], shares: Mapping[str, Callable[[Played], bool]]) -> Iterable[Figure]:
    for name, holds in shares.items():
        if played:
            yield Figure(of, name, sum(map(holds, played)), len(played))


def _is_reached(one: Played) -> bool:
    return one.reached


def _is_true(one: Played) -> bool:
    return not one.has(Kind.FALSE)


def _is_told(one: Played) -> bool:
    """Whether the fact is in the answer, if not at its beginning."""
    return not [fault for _, fault in one.faults if fault.kind is not Kind.LACKS or not fault.what.startswith("first:")]
