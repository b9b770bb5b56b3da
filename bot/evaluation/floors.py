"""The floors: figures that each set must keep, in data/evaluation/floors.json. They only rise.

`{"set": {"figure": percent}}`, percent in steps of 0.5.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation.sets import BadSet

FLOORS = Path("data/evaluation/floors.json")
_STEPS_A_POINT = 2

# Percent by set, then by figure.
Percents = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Fallen:
    """A figure under its floor, both in percent."""

    name: str
    figure: str
    percent: float
    floor: float

    def __str__(self) -> str:
        return f"{self.name}: {self.figure} is {self.percent:.2f} %, its floor {self.floor:.1f} %"


@dataclass(frozen=True)
class Verdict:
    """What is under its floor, and which sets with floors were not measured."""

    fallen: "tuple[Fallen, ...]"
    absent: "tuple[str, ...]"


def read_floors(path: Path = FLOORS) -> "dict[str, dict[str, float]]":
    """Read the floors, none where there is no file; raises `BadSet`."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        return {name: {figure: float(floor) for figure, floor in of.items()} for name, of in floors.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise BadSet(f"{path} cannot be read: {problem}") from None


def judge(measured: Percents, floors: Percents) -> Verdict:
    """Compare what was measured with the floors; a figure that a measured set no longer has counts as 0 %."""
    fallen = [
        Fallen(name, figure, measured[name].get(figure, 0.0), floor)
        for name, of in floors.items()
        if name in measured
        for figure, floor in of.items()
        if measured[name].get(figure, 0.0) < floor
    ]
    return Verdict(tuple(fallen), tuple(name for name in floors if name not in measured))


def raised(measured: Percents, floors: Percents) -> "dict[str, dict[str, float]]":
    """Return the floors with those lifted that were exceeded, to the half point below what was measured; none falls."""
    lifted = {name: dict(of) for name, of in floors.items()}
    for name, figures in measured.items():
        of = lifted.setdefault(name, {})
        for figure, percent in figures.items():
            of[figure] = max(of.get(figure, 0.0), math.floor(percent * _STEPS_A_POINT) / _STEPS_A_POINT)
    return lifted


def write_floors(floors: Percents, path: Path = FLOORS) -> "Sequence[str]":
    """Write the floors and return how each that changed did, in words."""
    before = read_floors(path)
    path.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return [
        f"{name}: {figure} {before.get(name, {}).get(figure, 0.0):.1f} → {floor:.1f} %"
        for name, of in floors.items()
        for figure, floor in of.items()
        if floor != before.get(name, {}).get(figure, 0.0)
    ]
