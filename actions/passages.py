"""What the help pages say, section by section, from the index that `make index` writes.

Its form: bot/help/passages.py.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from actions.facts import Facts
from actions.files import NO_FILE, stamp_of
from settings.facts import PageFacts
from settings.shared import ROOT

INDEX = ROOT / "models" / "knowledge.json"
# An answer is read at a glance: two sentences, and a second only where both fit a phone's screen.
_MAX_CHARACTERS = 260
# A sentence that begins so says little without the one before it.
_LEANS_BACK = re.compile(
    r"(?:it|its|they|them|their|this|that|these|those|then|there|both|after that|before that|until they|without either"
    r"|else|otherwise|but|so|and|also|if nothing|if yours|that way)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id "page#section", its page's title, its own, and its text's sentences.

    Facts stand in the sentences by name. `leads_to` is the intent that takes up what it is about, or empty.
    """

    id: str
    page: str
    heading: str
    sentences: tuple[str, ...]
    leads_to: str = ""

    def link(self, facts: Facts) -> str:
        """Return the section's address."""
        return f"{facts.help.url}/{self.id}"

    def answer(self, nearest: int) -> str:
        """Return the sentence at the place `nearest`, and one beside it where the two are short.

        The answer comes first. A sentence that leans on the one before it is said with that one, or not at all at the
        section's beginning.
        """
        place = nearest if 0 <= nearest < len(self.sentences) else 0
        said = self.sentences[place]
        if place and _LEANS_BACK.match(said):
            before = self.sentences[place - 1]
            return f"{before} {said}" if _fits(before, said) else said
        after = next(iter(self.sentences[place + 1 : place + 2]), "")
        return f"{said} {after}" if after and _fits(said, after) else said


class SectionsFile:
    """The sections in the index at `path`, read again when it has changed."""

    def __init__(self, path: Path = INDEX) -> None:
        self._path = path
        self._stamp = NO_FILE
        self._sections: dict[str, Section] = {}
        self._facts = PageFacts()

    def section(self, called: str) -> Section:
        """Return the section with that id; raises `LookupError`, or OSError or ValueError without a readable index."""
        stamp = stamp_of(self._path)
        if stamp != self._stamp:
            self._sections = _read(self._path)
            self._stamp = stamp
        return self._sections[called]

    def answer(self, section: Section, nearest: int) -> str:
        """Return what is said of a section, with its facts; raises `LookupError` where one of them is gone."""
        return self._facts.put_into(section.answer(nearest))


def _fits(*sentences: str) -> bool:
    return sum(map(len, sentences)) < _MAX_CHARACTERS


def _read(path: Path) -> dict[str, Section]:
    written = json.loads(path.read_text(encoding="utf-8"))["sections"]
    return {
        one["id"]: Section(one["id"], one["page"], one["heading"], tuple(one["sentences"]), one["leads_to"])
        for one in written
    }
