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

    `with_order` are intents with an answer of their own that begin it where an order is named; `aspects` is what of
    it is told when it is asked for, such as "time".
    """

    kind: str
    begins: "tuple[str, ...]"
    with_order: "tuple[str, ...]"
    asked: "re.Pattern[str] | None"
    aspects: "frozenset[str]" = frozenset()


@cache
def known_procedures() -> "Mapping[str, Procedure]":
    """Return the procedures by kind; raises `OSError`, and ruamel's `YAMLError`."""
    return {file.stem: _procedure(file.stem, _load(file)) for file in sorted(PROCEDURES.glob("*.yml"))}


@cache
def begun_by() -> "Mapping[str, str]":
    """Return the kind of the procedure that each intent begins."""
    return {intent: one.kind for one in known_procedures().values() for intent in one.begins}


@cache
def begun_with_order() -> "Mapping[str, str]":
    """Return the intent that stands for each one which begins a procedure only where an order is named."""
    return {intent: one.begins[0] for one in known_procedures().values() for intent in one.with_order}


def _load(file: Path) -> "dict[str, Any]":
    written: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return written


def _procedure(kind: str, written: "dict[str, Any]") -> Procedure:
    words = [word for answer in written.get("answers") or () for word in answer.get("words") or ()]
    asked = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE) if words else None
    aspects = frozenset(answer["aspect"] for answer in written.get("answers") or () if "aspect" in answer)
    return Procedure(kind, tuple(written["begins"]), tuple(written.get("with_order") or ()), asked, aspects)
