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


def asked_lines() -> set[str]:
    """All questions of the help pages, from which the search learns, as `plain` writes them."""
    pages = "\n".join(file.read_text("utf-8") for file in Path(ROOT, "data", "knowledge").glob("*.md"))
    lists: list[str] = re.findall(r"<!--\s*(?:asked|yes|no):(.*?)-->", pages, re.DOTALL)
    return {plain(line) for one in lists for line in one.split(";")}


def plain(text: str) -> str:
    """The words of a text alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))
