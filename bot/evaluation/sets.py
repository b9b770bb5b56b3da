"""Sets of messages to measure on: CSV files with the columns text and label, in UTF-8.

A label may offer several, "a|b": any of them is right, the first is the main one.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

OUT_OF_SCOPE = "out_of_scope"


class BadSet(Exception):
    """A set or the mapping cannot be used; the text says where and what to do."""


@dataclass(frozen=True)
class Example:
    """A message and the labels that are right for it, the main one first."""

    text: str
    labels: "tuple[str, ...]"


def read_set(path: Path) -> "list[Example]":
    """Read a set; raises `BadSet`."""
    try:
        # Spreadsheets put a mark before the first column's name.
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = {"text", "label"} - set(rows.fieldnames or ())
            if missing:
                raise BadSet(f"{path} lacks the column{'s' * (len(missing) > 1)} {' and '.join(sorted(missing))}")
            examples = [_example(path, number, row) for number, row in enumerate(rows, start=2)]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadSet(f"{path} cannot be read: {problem}") from None
    if not examples:
        raise BadSet(f"{path} has no messages")
    return examples


def _example(path: Path, number: int, row: "dict[str, str]") -> Example:
    text, labels = row["text"] or "", tuple(label.strip() for label in (row["label"] or "").split("|"))
    if not text.strip() or not all(labels):
        raise BadSet(f"{path}, row {number}: text and label must not be empty")
    return Example(text, labels)


class Mapping:
    """What our intents are called in the sets."""

    def __init__(self, labels: "dict[str, str | list[str] | None]") -> None:
        self._labels = {
            intent: tuple([label] if isinstance(label, str) else label or ()) for intent, label in labels.items()
        }

    @classmethod
    def read(cls, path: Path, intents: Iterable[str]) -> "Mapping":
        """Read the file; raises `BadSet` where it lacks one of `intents`."""
        try:
            mapping = cls(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, AttributeError, TypeError) as problem:
            raise BadSet(f"{path} cannot be read: {problem}") from None
        missing = set(intents) - set(mapping._labels)
        if missing:
            raise BadSet(f"{path} lacks {', '.join(sorted(missing))}: give each a label, or null")
        return mapping

    @property
    def all_labels(self) -> "frozenset[str]":
        """Every label that some intent stands for."""
        return frozenset(label for labels in self._labels.values() for label in labels)

    def labels(self, intent: str) -> "tuple[str, ...]":
        """Return the labels an intent stands for, the main one first; none where it is left out."""
        return self._labels.get(intent, ())
