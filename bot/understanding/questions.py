"""Which question about the last answer a message is near to: data/questions.yml, whose head says what each field means.

A question can be asked only where the last answer has something to say to it, which `bot/understanding/talk.py` knows; a
message that one of the intents fits better is a wish of its own. How near it is to each, `near_questions.py` tells.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

QUESTIONS = Path(__file__).parents[2] / "data" / "questions.yml"
MIN_WAYS = 5
# Chosen on data/evaluation/questions.csv, as are the bounds below; half or twice of it changes a figure by two points.
# How much likelier a question is than a wish of its own, where the last answer can be asked it.
_EXPECTED = 12.0
# The cosine to the nearest of its ways from which on a question is heard where it is likelier than every intent, where
# the likeliest intent is one that it is like, and where no intent is likely at all.
_LIKELIER, _ALIKE, _ALONE = 0.33, 0.42, 0.42


@dataclass(frozen=True)
class Question:
    """A question: ways to ask it, and intents that a message which asks it is like when it is read by itself."""

    ways: "tuple[str, ...]"
    like: "frozenset[str]" = frozenset()


@dataclass(frozen=True)
class Near:
    """How near a message is to a question: the cosine to its nearest way, and its chance by that of the likeliest intent."""

    name: str
    nearness: float
    odds: float


@cache
def known_questions() -> "Mapping[str, Question]":
    """Return the questions by name; raises as `read_questions` does."""
    return read_questions(QUESTIONS)


def read_questions(file: Path) -> "dict[str, Question]":
    """Read the file; raises `OSError`, ruamel's `YAMLError`, and `KeyError` or `TypeError` where a field is wrong."""
    written: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return {
        name: Question(tuple(map(str, fields["ways"])), frozenset(fields.get("like") or ()))
        for name, fields in written.items()
    }


def asked(parsed: "Mapping[str, Any]", can_be_asked: Collection[str]) -> str:
    """Return the question that a message asks, of those that the last answer can be asked; "" where it asks none."""
    heard = sorted(
        (Near(**one) for one in parsed.get("questions") or () if one["name"] in can_be_asked),
        key=lambda one: one.odds,
        reverse=True,
    )
    if not heard:
        return ""
    best, likeliest = heard[0], parsed["intent"]["name"]
    if best.odds * _EXPECTED >= 1 and best.nearness >= _LIKELIER:
        return best.name
    alike = (one for one in heard if likeliest in known_questions()[one.name].like and one.nearness >= _ALIKE)
    if found := next(alike, None):
        return found.name
    return best.name if parsed.get("certainty") != "act" and best.nearness >= _ALONE else ""
