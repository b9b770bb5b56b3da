"""Writes data/evaluation/mapping.json, which gives each intent its label in the measuring sets."""

import json
from collections.abc import Mapping
from pathlib import Path

from bot.understanding.intents import Intent

MAPPING = Path("data/evaluation/mapping.json")


def write_labels(intents: "Mapping[str, Intent]", file: Path = MAPPING) -> None:
    """Write the labels of the intents to `file`, unless they stand there."""
    written = labels_of(intents)
    if not file.exists() or file.read_text(encoding="utf-8") != written:
        file.write_text(written, encoding="utf-8")


def labels_of(intents: "Mapping[str, Intent]") -> str:
    """Return the labels as JSON: for each intent a label, a list of them, or null where the sets have none."""
    return json.dumps({name: one.label for name, one in intents.items()}, indent=2, ensure_ascii=False) + "\n"
