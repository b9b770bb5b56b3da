"""How shoppers answer, take back, ask shortly and point: the expressions of data/talk, compiled once."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

TALK = Path(__file__).parents[2] / "data" / "talk" / "en.yml"


class Phrasing:
    """What the file says. Each pattern is searched in a message as it was written."""

    def __init__(self, written: "dict[str, Any]") -> None:
        self.yes, self.no = _at_start(written["yes"]), _at_start(written["no"])
        self.takes_back = _anywhere(written["takes_back"])
        self.compares = _anywhere(written["compares"])
        self._asks = _at_start(written["asks"])
        self._breaks_off = re.compile(rf"(?:{'|'.join(written['breaks_off'])})\W*$", re.IGNORECASE)
        self._announces = re.compile(rf"\W*(?:{'|'.join(written['announces'])})\W*", re.IGNORECASE)
        scene = written["sets_scene"]
        self._sets_scene = _at_start(scene["begins"]), _anywhere(scene["without"])
        self._aspects = {name: _anywhere(alike) for name, alike in written["aspects"].items()}
        self._says_nothing = frozenset(written["says_nothing"].split())
        self._places = {word: place for place, words in written["places"].items() for word in words}
        self._place = re.compile(
            rf"\b(?:the )?(?P<place>{'|'.join(self._places)})"
            r"(?: (?:one|ones|item|thing|product|article|on the list)\b"
            r"|(?=\W*(?:$|please|pls|out|in |instead|i meant)))"
            r"|\b(?:number|no\.?|item) (?P<number>[1-5])\b(?!\d)",
            re.IGNORECASE,
        )

    def is_question(self, text: str) -> bool:
        """Whether the message asks something."""
        return text.rstrip().endswith("?") or self._asks.match(text) is not None

    def breaks_off(self, text: str) -> bool:
        """Whether the message ends in the middle of a sentence."""
        return self._breaks_off.search(text) is not None

    def announces(self, text: str) -> bool:
        """Whether the message only says that another comes, or what that will be about."""
        return self._announces.fullmatch(text) is not None

    def sets_scene(self, text: str) -> bool:
        """Whether the message only tells of a purchase, of which nothing is said or asked yet."""
        begins, without = self._sets_scene
        return begins.match(text) is not None and not without.search(text) and not self.is_question(text)

    def aspect(self, text: str) -> str:
        """Return what a question asks for: cost, time, why, how, sure or where; "" where it is none of them."""
        return next((name for name, pattern in self._aspects.items() if pattern.search(text)), "")

    def place(self, text: str) -> str:
        """Return which of several the message points at: "1", "2" …, "last", "other"; "" where it points at none."""
        found = self._place.search(text)
        return (found["number"] or self._places[found["place"].lower()]) if found else ""

    def says_nothing(self, text: str) -> bool:
        """Whether the message names no subject of its own, places and comparisons aside."""
        plain = self.compares.sub(" ", self._place.sub(" ", text)).lower()
        words = re.findall(r"[^\W\d_]+", re.sub(r"['’`]", "", plain))
        return all(word in self._says_nothing for word in words)


@cache
def phrasing() -> Phrasing:
    """Return what data/talk/en.yml says; raises `OSError`, `KeyError` and `re.error`."""
    return Phrasing(YAML(typ="safe").load(TALK.read_text(encoding="utf-8")))


def _anywhere(alike: "Sequence[str]") -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{'|'.join(alike)})\b", re.IGNORECASE)


def _at_start(alike: "Sequence[str]") -> "re.Pattern[str]":
    return re.compile(rf"^\W*(?:{'|'.join(alike)})\b", re.IGNORECASE)
