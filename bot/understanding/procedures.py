"""What the understanding of messages has to know of data/procedures: which intents begin one, and what it can be asked.

The rest of a procedure is read, and checked, by `actions/procedures/procedures.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PROCEDURES = Path(__file__).parents[2] / "data" / "procedures"


@dataclass(frozen=True)
class Procedure:
    """A procedure: its kind, the intents that begin it, and what finds one of the questions that it answers.

    `with_order` are intents with an answer of their own that begin it where an order is named, `with_number` those that
    begin it only where the message itself names one.
    """

    kind: str
    begins: "tuple[str, ...]"
    with_order: "tuple[str, ...]"
    with_number: "tuple[str, ...]"
    asked: "re.Pattern[str] | None"


@cache
def known_procedures() -> "Mapping[str, Procedure]":
    """Return the procedures by kind; raises `OSError`, and ruamel's `YAMLError`."""
    written = {file.stem: _load(file) for file in sorted(PROCEDURES.glob("*.yml"))}
    return {kind: _procedure(kind, one, written.get(one.get("answers_as", ""), {})) for kind, one in written.items()}


@cache
def begun_by() -> "Mapping[str, str]":
    """Return the kind of the procedure that each intent begins."""
    return {intent: one.kind for one in known_procedures().values() for intent in one.begins}


@cache
def begun_with_order() -> "Mapping[str, str]":
    """Return the intent that stands for each one which begins a procedure only where an order is named."""
    return {intent: one.begins[0] for one in known_procedures().values() for intent in one.with_order}


@cache
def begun_with_number() -> "Mapping[str, str]":
    """Return the intent that stands for each one which begins a procedure only where the message names an order."""
    return {intent: one.begins[0] for one in known_procedures().values() for intent in one.with_number}


def _load(file: Path) -> "dict[str, Any]":
    written: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return written


def _procedure(kind: str, written: "dict[str, Any]", other: "dict[str, Any]") -> Procedure:
    answers = [*(written.get("answers") or ()), *(other.get("answers") or ())]
    words = [word for answer in answers for word in answer.get("words") or ()]
    asked = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE) if words else None
    begins, with_order, with_number = (
        tuple(written.get(name) or ()) for name in ("begins", "with_order", "with_number")
    )
    return Procedure(kind, begins, with_order, with_number, asked)
