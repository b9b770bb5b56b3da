"""Which sets are measured, and what part each plays."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.sets import OUT_OF_SCOPE, BadSet, Example, read_set

# Real shoppers' messages, for measuring only and never part of the project: the folder may be absent.
SHARED = Path("../shared/nlu")
SHARED_ENTITIES = SHARED / "entities_dev.csv"
OWN = Path("data/evaluation/messages.csv")
_SHARED_SETS = ("abcd", "hint3", "wild", "clinc", "banking", "oos", "bitext")
# The parts that the sets of that name play, whichever their split: hint3_dev, hint3_test.
_OUTSIDE = frozenset({"oos"})
_BESIDE = frozenset({"bitext"})
_POOLED = frozenset(_SHARED_SETS) - _OUTSIDE - _BESIDE


@dataclass(frozen=True)
class Part:
    """A set and the part it plays.

    `pool` is what the bot should understand, `outside` what is none of its business. `pooled`: it counts in the figures
    of all sets together.
    """

    name: str
    pool: "tuple[Example, ...]"
    outside: "tuple[Example, ...]"
    pooled: bool = True


@dataclass(frozen=True)
class Chosen:
    """The sets to be measured. `together` is what all that are pooled are called, if they are known under one name."""

    parts: "tuple[Part, ...]"
    together: str


def choose(files: "Sequence[Path]" = ()) -> Chosen:
    """Read the sets in `files`, else the shared ones where they are, else the project's own; raises `BadSet`."""
    if files:
        _check_names(files)
        return Chosen(tuple(map(read_part, files)), "together")
    if SHARED.is_dir():
        return Chosen(tuple(read_part(SHARED / f"{name}_dev.csv") for name in _SHARED_SETS), "pool")
    return Chosen((read_part(OWN),), "together")


def _check_names(files: "Sequence[Path]") -> None:
    """Refuse two sets of one name, which the report and the floors could not tell apart."""
    names = [file.stem for file in files]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise BadSet(f"two sets are called {', '.join(sorted(twice))}: rename one file")


def read_part(file: Path) -> Part:
    """Read a set; raises `BadSet`.

    In the shared sets messages out of scope are a set of their own; in any other they are what is labelled so.
    """
    examples, kind = tuple(read_set(file)), file.stem.split("_", maxsplit=1)[0]
    if kind in _OUTSIDE:
        return Part(file.stem, (), examples)
    if kind in _POOLED | _BESIDE:
        return Part(file.stem, examples, (), pooled=kind in _POOLED)
    outside = tuple(example for example in examples if example.labels[0] == OUT_OF_SCOPE)
    return Part(file.stem, tuple(example for example in examples if example.labels[0] != OUT_OF_SCOPE), outside)
