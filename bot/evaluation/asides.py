"""What is measured besides the intents: two wishes in one message, help pages, and what messages name."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from bot.evaluation.sets import BadSet
from bot.understanding.intents import known
from bot.understanding.pages import HELP_PAGE
from bot.understanding.procedures import begun_with_number

WISHES = Path("data/evaluation/wishes.csv")
KNOWLEDGE = Path("data/evaluation/knowledge.csv")
_WHOLE = "all as they should be"

Parse = Callable[[str], "dict[str, Any]"]
Decide = Callable[[str], "list[dict[str, Any]]"]


@dataclass(frozen=True)
class Aside:
    """A share from 0 to 1, the higher the better, measured on something other than a set of messages with labels.

    `held`: it may have a floor. The parts of a trade-off have none, only what comes of them together.
    """

    on: str
    figure: str
    share: float
    held: bool = False


def of_wishes(decide: Decide, file: Path = WISHES) -> "list[Aside]":
    """Measure how often two wishes in a message are both acted on, and how often one wish is left whole.

    Acted on is a wish whose intent, or one that is answered alike or has its label, is acted on, whether by an
    answer of its own, by the procedure that its order number begins, or by a help page.
    """
    two, one = [], []
    for text, intents in rows_of(file, "text", "intents"):
        expected = intents.split(";")
        results = [_understood(result) for result in decide(text)]
        if len(expected) > 1:
            two.append(_all_taken_up(expected, results))
        else:
            one.append(len(results) == 1)
    return _asides(file, {"two wishes, both acted on": two, "one wish, left whole": one, _WHOLE: two + one})


def of_knowledge(parse: Parse, file: Path = KNOWLEDGE) -> "list[Aside]":
    """Measure how often the right section of the help pages is found, no wrong one, and none where none answers."""
    found, not_wrong, silent = [], [], []
    for text, section in rows_of(file, "text", "expected"):
        passage = (parse(text).get("passage") or {}).get("section")
        if section:
            found.append(passage == section)
            not_wrong.append(passage in {None, section})
        else:
            silent.append(passage is None)
    figures = {
        "the right section found": found,
        "no wrong section": not_wrong,
        "no section where none answers": silent,
        _WHOLE: found + silent,
    }
    return _asides(file, figures)


def _understood(result: "dict[str, Any]") -> str:
    """Return the intent that a result acts on, or that the help page it shows was found for."""
    names = [result["intent"]["name"], *(one["name"] for one in result["intent_ranking"])]
    return next((name for name in names if name != HELP_PAGE), HELP_PAGE)


def _all_taken_up(expected: "list[str]", done: "list[str]") -> bool:
    # A person takes up the other wish as well.
    if any(known(one).hands_over and _is_as(one, wish) for one in done for wish in expected):
        return True
    return len(done) == len(expected) and any(all(map(_is_as, order, expected)) for order in permutations(done))


def _is_as(done: str, wish: str) -> bool:
    if done == wish or begun_with_number().get(wish) == done:
        return True
    one, other = known(done), known(wish)
    return bool((one.alike and one.alike == other.alike) or (one.label and one.label == other.label))


def rows_of(file: Path, *columns: str) -> "list[tuple[str, ...]]":
    """Read these columns of a set; raises `BadSet`."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return [tuple(row[column] or "" for column in columns) for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as problem:
        raise BadSet(f"{file} cannot be read: {problem}") from None


def _asides(file: Path, figures: "dict[str, list[bool]]") -> "list[Aside]":
    return [
        Aside(file.stem, name, sum(hits) / len(hits), held=name == _WHOLE) for name, hits in figures.items() if hits
    ]
