"""What an answer begins with, where its yes or no would say the reverse to the question as it was put.

How it was put is told by bot/understanding/polarity.py; the words stand in data/talk/first_words.yml.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FIRST_WORDS = Path(__file__).parents[2] / "data" / "talk" / "first_words.yml"
# The entity that tells how a question is put: for an obstacle, or with a denial of what it asks.
PUT_AS, OBSTACLE, DENIAL = "put_as", "obstacle", "denial"


class FirstWords:
    """What the file says, compiled."""

    def __init__(self, written: "dict[str, Any]") -> None:
        self._says: dict[str, dict[str, str]] = written["says"]
        self._nothing_against = re.compile(written["nothing_against"], re.IGNORECASE)
        self._denies = re.compile(written["denies"], re.IGNORECASE)

    def begun(self, said: str, put_as: str, name: str) -> str:
        """Return an answer with a first word that is so for a question put as that; `name` is the shopper's in it."""
        named = f"(?:{re.escape(name)})?"
        found = re.match(rf"(Yes|No){named}(?:, I am afraid(?: not)?)?{named}([,.:]) ", said)
        if not found or put_as not in self._says:
            return said
        says, rest = found[1].lower(), said[found.end() :]
        first = re.split(r"[.:;]", rest, maxsplit=1)[0]
        if put_as == OBSTACLE and (self._denies if says == "yes" else self._nothing_against).search(first):
            return said
        if put_as == DENIAL and says == "yes" and self._denies.search(first):
            return said
        begun = self._says[put_as][says]
        if rest.startswith("I am "):
            return f"{begun}, {rest}"
        if found[2] == "." or ":" in rest.partition(".")[0]:
            return f"{begun}. {rest[:1].upper()}{rest[1:]}"
        return f"{begun}: {rest}"


@cache
def first_words() -> FirstWords:
    """Return what the file says; raises `OSError`, `KeyError`, `re.error` and ruamel's `YAMLError`."""
    return FirstWords(YAML(typ="safe").load(FIRST_WORDS.read_text(encoding="utf-8")))
