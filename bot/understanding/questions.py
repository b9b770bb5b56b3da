"""Which question about the last answer a message asks: data/questions.yml, whose head says what each field means.

A question can be asked only where the last answer has something to say to it, as `meaning.py` knows; a
message that an intent fits better is a wish of its own. How near it is to each, `near_questions.py` tells.
"""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.understanding.intents import with_parts

QUESTIONS = Path(__file__).parents[2] / "data" / "questions.yml"
MIN_WAYS = 5
# So many are told: the first that has an answer in the state of the order is answered.
_MOST = 3
# These and the bounds below were chosen on data/evaluation/in_talk.csv.
# How much likelier a question is than a wish of its own where the last answer can be asked it, and where the message
# would be acted on as another wish if it stood alone.
_EXPECTED, _EXPECTED_OF_A_WISH = 12.0, 2.0
# The cosine to the nearest of its ways from which on a question is heard where it is likelier than every intent, where
# the likeliest intent is one that it is like, and where no intent is likely at all.
_LIKELIER, _LIKELIER_OF_A_WISH, _ALIKE, _ALONE = 0.33, 0.5, 0.5, 0.42
# The same where nothing was told before: where no intent would be acted on, and where one would.
_NEAR_BY_ITSELF, _NEARER = 0.5, 0.71
# How likely beside an intent it has to be where it is like that intent and an order is proved.
_LIKE_A_WISH, _LIKE_NONE = 0.5, 0.25
_INFORM = "inform"
# What is less likely by this factor than a question that the last answer cannot be asked is not heard instead of it.
_FURTHER = 8.0
# From so much more of the cosine on, another question is far nearer.
_FAR_NEARER = 0.25
# The odds that it has where its like would be acted on.
_ALIKE_ODDS = 0.2


@dataclass(frozen=True)
class Question:
    """A question: ways to ask it, and intents that a message which asks it is like when it is read by itself."""

    ways: "tuple[str, ...]"
    like: "tuple[str, ...]" = ()


@dataclass(frozen=True)
class Near:
    """How near a message is to a question: the cosine to its nearest way, and how likely it is beside any intent."""

    name: str
    nearness: float
    odds: float


@cache
def known_questions() -> "Mapping[str, Question]":
    """Return the questions by name; raises as `read_questions` does."""
    return read_questions(QUESTIONS)


def read_questions(file: Path) -> "dict[str, Question]":
    """Read the file; raises `OSError`, ruamel's `YAMLError`, and `TypeError` where a field is wrong."""
    written: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return {
        name: Question(**{key: tuple(several) for key, several in fields.items()}) for name, fields in written.items()
    }


def asked(parsed: "Mapping[str, Any]", can_be_asked: Collection[str]) -> "tuple[str, ...]":
    """Return the questions that a message may ask, of those that the last answer can be asked, likeliest first."""
    near = parsed.get("questions") or ()
    least = max((one["odds"] for one in near), default=0.0) / _FURTHER
    possible = [Near(**one) for one in near if one["name"] in can_be_asked and one["odds"] >= least]
    likeliest, acts = parsed["intent"]["name"], parsed.get("certainty") == "act"
    heard = [one for one in possible if _is_heard(one, likeliest, acts=acts)]
    return tuple(one.name for one in sorted(heard, key=lambda one: one.odds, reverse=True)[:_MOST])


def tells_of(parsed: "Mapping[str, Any]", questions: Collection[str]) -> bool:
    """Whether a part of a message tells what one of these does, whatever it would be taken for if it stood alone."""
    near = any(one["name"] in questions and one["nearness"] >= _NEARER for one in parsed.get("questions") or ())
    return near or bool(asked(parsed, questions))


def asks_above_all(parsed: "Mapping[str, Any]", question: str) -> bool:
    """Whether a message may ask a question, and is not far nearer to another: "what are you waiting for" asks why."""
    near = {one["name"]: one["nearness"] for one in parsed.get("questions") or ()}
    own = near.get(question, 0.0)
    return own >= max(near.values(), default=1.0) - _FAR_NEARER and bool(asked(parsed, {question}))


def likeliest(
    parsed: "Mapping[str, Any]", *, numbered: bool = False, among: "Container[str] | None" = None
) -> "tuple[str, ...]":
    """Return the questions that a message may ask by itself, each likelier than any intent, likeliest first.

    `numbered`: it proves an order, so that what a question is like by itself is most likely that question. `among` are
    the only ones that it may ask.
    """
    near = [Near(**one) for one in parsed.get("questions") or ()]
    possible = near if among is None else [one for one in near if one.name in among]
    least = max((one.odds for one in near), default=0.0) / _FURTHER
    acts = parsed.get("certainty") == "act" and parsed["intent"]["name"] != _INFORM
    near_enough = _NEARER if acts else _NEAR_BY_ITSELF
    alike = _questions_like(parsed["intent"]["name"]) if numbered else frozenset()
    alike_odds, alike_near = (_LIKE_A_WISH, _NEARER) if acts else (_LIKE_NONE, _NEAR_BY_ITSELF)
    heard = [
        one
        for one in possible
        if one.odds >= max(least, alike_odds if one.name in alike else 1.0)
        and one.nearness >= (alike_near if one.name in alike else near_enough)
    ]
    return tuple(one.name for one in sorted(heard, key=lambda one: one.odds, reverse=True))


def thinkable(parsed: "Mapping[str, Any]") -> "frozenset[str]":
    """Return the questions that a part of a message may ask: what is out of the question in the whole is so there."""
    return frozenset(one["name"] for one in parsed.get("questions") or () if one["odds"] >= _LIKE_A_WISH)


@cache
def _questions_like(intent: str) -> "frozenset[str]":
    # What only informs is like nothing.
    alike = known_questions().items() if intent != _INFORM else ()
    return frozenset(name for name, one in alike if intent in with_parts(one.like))


def _is_heard(one: Near, likeliest: str, *, acts: bool) -> bool:
    expected, near = (_EXPECTED_OF_A_WISH, _LIKELIER_OF_A_WISH) if acts else (_EXPECTED, _LIKELIER)
    if one.odds * expected >= 1 and one.nearness >= near:
        return True
    if likeliest in with_parts(known_questions()[one.name].like) and one.nearness >= _ALIKE:
        return not acts or one.odds >= _ALIKE_ODDS
    return not acts and one.nearness >= _ALONE


def without_questions(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return what was parsed without the questions and the pages that it is near to."""
    return {key: value for key, value in parsed.items() if key not in {"questions", "of_pages"}}
