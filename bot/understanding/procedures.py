"""What the understanding of messages has to know of data/procedures: which intents begin one, and what it can be asked.

A file is read whole, and checked, by `actions/procedures/procedures.py`; what it may hold says `procedure.py` there.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.understanding.intents import with_parts

PROCEDURES = Path(__file__).parents[2] / "data" / "procedures"


@dataclass(frozen=True)
class Asked:
    """What finds a question that a procedure answers, and the intents that such a question looks like.

    `alone` are words that ask it where nothing beside them says anything, `questions` those of data/questions.yml, and
    `aspect` what it asks for; `states` are those of the order in which it has this answer, all where there are none;
    `at_once`: it answers a wish that begins with the question.
    """

    pattern: "re.Pattern[str] | None"
    instead_of: "frozenset[str]"
    alone: "frozenset[str]" = frozenset()
    questions: "frozenset[str]" = frozenset()
    aspect: str = ""
    states: "frozenset[str]" = frozenset()
    at_once: bool = False


@dataclass(frozen=True)
class Told:
    """What finds the words that begin a procedure by themselves, and where they do not.

    `instead_of` are the intents that such a message looks like; with what `unless` finds, it begins nothing.
    """

    pattern: "re.Pattern[str]"
    instead_of: "frozenset[str]"
    unless: "re.Pattern[str] | None"
    with_number: bool = False
    without_number: bool = True

    def begins(self, intent: str, text: str, *, numbered: bool) -> bool:
        """Whether a message which looks like that intent, "" for none, begins the procedure.

        `numbered`: an order is named, or was talked of.
        """
        if not (self.with_number if numbered else self.without_number):
            return False
        barred = self.unless is not None and self.unless.search(text)
        return (not intent or intent in self.instead_of) and bool(self.pattern.search(text)) and not barred


@dataclass(frozen=True)
class Procedure:
    """A procedure: its kind, the intents that begin it, the slots that it hears anywhere, and what it can be asked.

    `with_order` are intents with an answer of their own that begin it where an order is named, or was talked of;
    `with_number` those that begin it only where the message names one;
    `becomes` are the kinds that take it over in other states of the order.
    """

    kind: str
    begins: "tuple[str, ...]"
    with_order: "tuple[str, ...]"
    with_number: "tuple[str, ...]"
    hears: "frozenset[str]"
    asked: "tuple[Asked, ...]"
    becomes: "frozenset[str]"
    told: "Told | None" = None
    unless: "re.Pattern[str] | None" = None
    covers: "frozenset[str]" = frozenset()
    told_by: "re.Pattern[str] | None" = None

    def in_state(self, state: str) -> "tuple[Asked, ...]":
        """Return what it can be asked of an order in that state; "" where the state is not known."""
        return tuple(one for one in self.asked if not one.states or not state or state in one.states)

    def questions(self, state: str) -> "frozenset[str]":
        """Return the questions of data/questions.yml that it answers."""
        return frozenset(name for one in self.in_state(state) for name in one.questions)

    def answers_at_once(self, question: str) -> bool:
        """Whether a wish that begins with that question is answered with it, and not with where the order stands."""
        return any(question in one.questions for one in self.asked if one.at_once)

    def aspects(self, state: str) -> "frozenset[str]":
        """Return what is told of it when it is asked for, such as "time"."""
        return frozenset(one.aspect for one in self.in_state(state) if one.aspect)

    def can_be_asked(self, text: str, state: str = "") -> bool:
        """Whether a text has the words of one of its answers."""
        return any(one.pattern.search(text) for one in self.in_state(state) if one.pattern)

    def asked_alone(self, words: "Collection[str]", state: str) -> str:
        """Return the one of `words` that asks one of its questions, where all of them do; "" where they do not."""
        alone = (one.alone for one in self.in_state(state))
        return next((min(words) for one in alone if words and one >= set(words)), "")

    def is_asked_instead_of(self, intent: str, text: str, state: str) -> bool:
        """Whether a text that looks like `intent` asks one of its questions all the same."""
        asked = (one.pattern for one in self.in_state(state) if one.pattern and intent in one.instead_of)
        return any(pattern.search(text) for pattern in asked)


@cache
def known_procedures() -> "Mapping[str, Procedure]":
    """Return the procedures by kind; raises `OSError`, and ruamel's `YAMLError`."""
    written = {file.stem: _load(file) for file in sorted(PROCEDURES.glob("*.yml"))}
    return {kind: _procedure(kind, one, written.get(one.get("answers_as", ""), {})) for kind, one in written.items()}


@cache
def begun_by() -> "Mapping[str, str]":
    """Return the kind of the procedure that each intent begins."""
    return {intent: one.kind for one in known_procedures().values() for intent in one.begins}


def begun_by_words(intent: str, text: str, *, numbered: bool) -> str:
    """Return the intent of the procedure that a message begins by its words; "" where it begins none.

    `intent` is what it looks like, "" where that is not sure; `numbered`: an order is named, or was talked of.
    """
    told = ((one, one.told) for one in known_procedures().values())
    kinds = (one for one, begins in told if begins and begins.begins(intent, text, numbered=numbered))
    return next((one.begins[0] for one in kinds), "")


def told_by(intent: str) -> "re.Pattern[str] | None":
    """Return the words that tell of the wish that an intent begins; None where it begins none, or none do."""
    return known_procedures()[begun_by()[intent]].told_by if intent in begun_by() else None


def keeps_its_answer(begun: str, text: str) -> bool:
    """Whether a message is answered for itself, although an order was named: "do you match another shop's price?".

    `begun` is the intent of the procedure that it would begin.
    """
    procedure = known_procedures()[begun_by()[begun]]
    return procedure.unless is not None and procedure.unless.search(text) is not None


@cache
def begun_with_order() -> "Mapping[str, str]":
    """Return the intent that stands for each one which begins a procedure only where an order is named or talked of."""
    return {intent: one.begins[0] for one in known_procedures().values() for intent in one.with_order}


@cache
def begun_with_number() -> "Mapping[str, str]":
    """Return the intent that stands for each one which begins a procedure where the message itself names an order."""
    with_number = {intent: one.begins[0] for one in known_procedures().values() for intent in one.with_number}
    return {**with_number, **begun_with_order()}


def _load(file: Path) -> "dict[str, Any]":
    written: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return written


def _procedure(kind: str, written: "dict[str, Any]", other: "dict[str, Any]") -> Procedure:
    """Make a procedure of its file; `other` is that of the one whose answers hold in it, too."""
    return Procedure(
        kind,
        begins=tuple(written["begins"]),
        with_order=tuple(written.get("with_order") or ()),
        # A question that is a part of such a wish, as how an exchange goes, is the order's only where it names one.
        with_number=tuple(
            sorted(with_parts([*(written.get("with_number") or ()), *(written.get("with_order") or ())]))
        ),
        hears=frozenset(written.get("hears") or ()),
        asked=(
            *(_asked(answer) for answer in written.get("answers") or ()),
            # Of another's answers those for an aspect are its own.
            *(replace(_asked(answer), aspect="") for answer in other.get("answers") or ()),
        ),
        becomes=frozenset(
            cell["goes_to"]
            for row in (written.get("table") or {}).values()
            for cell in (row if isinstance(row, list) else [row])
            if isinstance(cell, dict) and "goes_to" in cell
        ),
        told=_told(written["begins_told"]) if written.get("begins_told") else None,
        unless=_pattern(written["unless"]) if written.get("unless") else None,
        covers=frozenset(written.get("covers") or ()),
        told_by=_pattern(written["told_by"]) if written.get("told_by") else None,
    )


def _asked(answer: "dict[str, Any]") -> Asked:
    state = (answer.get("when") or {}).get("state") or ()
    return Asked(
        _pattern(answer["words"]) if answer.get("words") else None,
        with_parts(answer.get("instead_of") or ()),
        frozenset(answer.get("alone") or ()),
        frozenset(answer.get("asked") or ()),
        answer.get("aspect", ""),
        frozenset([state] if isinstance(state, str) else state),
        bool(answer.get("at_once")),
    )


def _told(written: "dict[str, Any]") -> Told:
    unless = _pattern(written["unless"]) if written.get("unless") else None
    return Told(
        _pattern(written["words"]),
        with_parts(written["instead_of"]),
        unless,
        with_number=bool(written.get("with_number", False)),
        without_number=bool(written.get("without_number", True)),
    )


def _pattern(words: Sequence[str]) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, words))})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    # As in actions/procedures/said.py: "leave … out" has up to six words in between.
    return r"\s+(?:\S+\s+){0,6}?".join(re.escape(part.strip()) for part in phrase.split("…"))
