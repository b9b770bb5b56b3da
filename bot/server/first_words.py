"""What an answer begins with, where its yes or no would say the reverse to the question as it was put.

How it was put is told by bot/understanding/polarity.py; the words stand in data/talk/first_words.yml.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FIRST_WORDS = Path(__file__).parents[2] / "data" / "talk" / "first_words.yml"
# The entity that tells how a question is put: for an obstacle, with a denial of what it asks, for what has to be so, or
# for one of two figures.
PUT_AS = "put_as"
OBSTACLE, DENIAL, NEED, EITHER = "obstacle", "denial", "need", "either"


class FirstWords:
    """What the file says, compiled."""

    def __init__(self, written: "dict[str, Any]") -> None:
        self._says: dict[str, dict[str, str]] = written["says"]
        self._nothing_against = re.compile(written["nothing_against"], re.IGNORECASE)
        self._denies = re.compile(written["denies"], re.IGNORECASE)
        self._confirms = re.compile(written["confirms"], re.IGNORECASE)
        self._requires = re.compile(written["requires"], re.IGNORECASE)

    def begun(self, said: str, put_as: str, name: str) -> str:
        """Return an answer with a first word that is so for a question put as that; `name` is the shopper's in it."""
        named = f"(?:{re.escape(name)})?"
        found = re.match(rf"(Yes|No){named}(?:, I am afraid(?: not)?)?{named}([,.:]) ", said)
        begun = self._says.get(put_as, {}).get(found[1].lower()) if found else None
        if not found or begun is None or not self._is_turned(found[1], said[found.end() :], put_as):
            return said
        rest = said[found.end() :]
        if not begun:
            return f"{rest[:1].upper()}{rest[1:]}"
        if rest.startswith("I am "):
            return f"{begun}, {rest}"
        if found[2] == "." or ":" in rest.partition(".")[0]:
            return f"{begun}. {rest[:1].upper()}{rest[1:]}"
        return f"{begun}: {rest}"

    def _is_turned(self, says: str, rest: str, put_as: str) -> bool:
        """Whether the first word would say the reverse, by what follows it."""
        first = re.split(r"[.:;]", rest, maxsplit=1)[0]
        if put_as == OBSTACLE:
            return not (self._denies if says == "Yes" else self._nothing_against).search(first)
        if put_as == NEED:
            return self._requires.search(first) is not None
        return not (put_as == DENIAL and says == "Yes" and (self._denies.search(first) or self._confirms.match(first)))


@cache
def first_words() -> FirstWords:
    """Return what the file says; raises `OSError`, `KeyError`, `re.error` and ruamel's `YAMLError`."""
    return FirstWords(YAML(typ="safe").load(FIRST_WORDS.read_text(encoding="utf-8")))
