"""The matrix of data/evaluation/talk/cells.yml: what a shopper wants × where the order stands, told with yes and no.

Each cell becomes two talks: the wish with the order's number, the proof, and then "yes" in one and "no" in the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

from talks.reading import Patterns, expected, if_asked, load, mapping, needs, placed, several
from talks.script import BadTalk, Dialogue, Doer, Expected, ExpectedPacket, Needs, Turn

YES, NO = ("yes please", "yes", "yeah go on"), ("no", "no thanks", "no, leave it")
_WISH = {"kind", "needs", "opening", "if_asked", "cells"}
_CELL = {"verdict", "told", "without", "never", "same_as", "opening", "needs", "yes", "none"}
# Where the wish may stand once the order is proved, after a yes, and after a no.
_PROPOSED = ("asked", "proved", "ready", "offered", "with_person", "done")
_VERDICTS = {
    "proposes": (_PROPOSED, ("with_person", "done"), ("dropped", "told", "refused", "with_person")),
    "tells": (("told", "offered", "done"), ("told", "offered", "done", "with_person"), ("told", "done", "dropped")),
    "refuses": (
        ("refused", "offered"),
        ("refused", "offered", "with_person", "done"),
        ("refused", "dropped", "done"),
    ),
}


def read_cells(folder: Path, patterns: Patterns) -> list[Dialogue]:
    """Read cells.yml; raises `BadTalk`, also where a cell is missing."""
    file = mapping(load(folder / "cells.yml"), {"states", "hollow", "wishes"}, "cells.yml")
    states = file["states"]
    hollow = patterns.all(file["hollow"])
    return [
        dialogue
        for wish, of in file["wishes"].items()
        for dialogue in placed(f"cells.yml, {wish}", _talks_of, wish, of, states, hollow, patterns)
    ]


def _talks_of(
    wish: str, written: Mapping[str, Any], states: Mapping[str, Any], hollow: tuple[str, ...], patterns: Patterns
) -> list[Dialogue]:
    given = mapping(written, _WISH)
    cells = {state: mapping(cell, _CELL, state) for state, cell in given["cells"].items()}
    if missing := set(states) - set(cells):
        raise BadTalk(f"no cell for {', '.join(sorted(missing))}")
    if unknown := set(cells) - set(states):
        raise BadTalk(f"no state is called {', '.join(sorted(unknown))}")
    openings = cycle(given["opening"])
    return [
        dialogue
        for state, of in states.items()
        if not (cell := _cell(cells, state)).get("none")
        for about in [needs({**of, **given.get("needs", {}), **cell.get("needs", {})})]
        for dialogue in _pair(wish, state, about, cell, given, openings, hollow, patterns)
    ]


def _cell(cells: Mapping[str, dict[str, Any]], state: str) -> dict[str, Any]:
    cell = cells[state]
    return {**cells[cell["same_as"]], **cell} if "same_as" in cell else cell


def _pair(
    wish: str,
    state: str,
    of: Needs,
    cell: Mapping[str, Any],
    given: Mapping[str, Any],
    openings: Iterator[str],
    hollow: tuple[str, ...],
    patterns: Patterns,
) -> Iterator[Dialogue]:
    verdict, kind = cell["verdict"], given["kind"]
    if verdict not in _VERDICTS:
        raise BadTalk(f"{state}: a verdict is one of {', '.join(_VERDICTS)}")
    first, *after = _VERDICTS[verdict]
    told = expected({"says": cell["told"], "without": cell.get("without"), "never": cell.get("never")}, patterns)
    asked = if_asked(given.get("if_asked", {}), patterns)
    own = cycle(several(cell["opening"])) if "opening" in cell else openings
    for answer, words, stands in zip(("yes", "no"), (YES, NO), after, strict=True):
        last = Expected(agenda={kind: stands}, never=(*told.never, *hollow))
        turns = (
            Turn(Doer.SAYS, (next(own),), Expected(without=told.without, never=told.never)),
            Turn(Doer.SAYS, ("{email}",), replace(told, agenda={kind: first})),
            Turn(Doer.SAYS, (cell.get(answer) or words[len(wish + state) % len(words)],), last),
        )
        packet = ExpectedPacket((kind,), "{number}") if verdict == "proposes" and answer == "yes" else None
        yield Dialogue(wish, f"{state}, {answer}", turns, of, asked, packet)


def cells_of(dialogues: list[Dialogue]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Of each wish and state, the answers that a talk is played with."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in dialogues:
        state, _, answer = one.name.partition(", ")
        states = found.setdefault(one.group, {})
        states[state] = (*states.get(state, ()), answer)
    return found
