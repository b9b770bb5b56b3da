"""What the model was trained on, so that measures can keep away from it."""

import re
from pathlib import Path

from bench.running import ROOT
from settings.files import read_yaml


def learnt_lines() -> set[str]:
    """All examples of the training data, without the marks of entities, as `plain` writes them."""
    lines: list[str] = []
    for file in Path(ROOT, "data", "nlu").rglob("*.yml"):
        for group in read_yaml(file)["nlu"]:
            lines += group["examples"].splitlines()
    return {plain(re.sub(r"\[([^]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", line)) for line in lines}


def plain(text: str) -> str:
    """The words of a text alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))
