"""What the help pages say, section by section, from the index that `make index` writes.

Its form: bot/help/passages.py.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from actions.facts import Facts
from actions.files import NO_FILE, stamp_of
from actions.phrases import say
from actions.tables import Table, row_said
from actions.turn import Turn
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

# A name that a section writes within a sentence: "hills and lanes for the lighter Beck".
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]{3,}")
_NEGATES = re.compile(r"\b(?:not|cannot|never|no)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"(?:we|you|they|it|there) (?:do not|does not|cannot|may not|make nothing|have no|is no)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id "page#section", its page's title, its own, and its text's sentences.

    Facts stand in the sentences by name. `leads_to` is the intent that takes up what it is about, or empty, and
    `worked_out_by` the one whose action may know the shopper's case. `table` has the cells of its table, row by row.
    """

    id: str
    page: str
    heading: str
    sentences: tuple[str, ...]
    leads_to: str = ""
    worked_out_by: str = ""
    table: Table = ()

    def link(self, facts: Facts) -> str:
        """Return the section's address."""
        return f"{facts.help.url}/{self.id}"

    def nearest(self, place: int, text: str) -> tuple[int, bool]:
        """Return the place of the sentence that answers a message, and whether it is one of the product named there.

        `place` is that of the nearest by meaning. Where the message names one thing that other sentences are about, the
        first of those is it.
        """
        names = {name for sentence in self.sentences for name in _NAME.findall(sentence)}
        said = [name for name in names if re.search(rf"\b{name}\b", text, re.IGNORECASE)]
        if len(said) != 1:
            return place, False
        of_it = [at for at, sentence in enumerate(self.sentences) if re.search(rf"\b{said[0]}\b", sentence)]
        return (place if place in of_it else of_it[0]), len(names) > 1

    def answer(self, nearest: int) -> str:
        """Return the sentence at the place `nearest`, and another where the two are short.

        The other is the section's first, which is its answer; for the first one it is the next. A sentence that leans
        on the one before it is said with that one.
        """
        place = nearest if 0 <= nearest < len(self.sentences) else 0
        said = self.sentences[place]
        if not place:
            after = next(iter(self.sentences[1:2]), "")
            return f"{said} {after}" if after and _fits(said, after) else said
        before = self.sentences[place - 1 if _LEANS_BACK.match(said) else 0]
        return f"{before} {said}" if _fits(before, said) else said


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

    def answer(self, section: Section, turn: Turn) -> str:
        """Return what a section says to a message, with its facts; raises `LookupError` where one of them is gone.

        A row of its table that the message asks for is all there is to say. Otherwise it is the sentence nearest to the
        message, after the yes or no that the section has for it.
        """
        row = row_said(section.table, turn.text, turn.entities.get("size", ""))
        if row:
            return row
        nearest, named = section.nearest(int(turn.entities.get("sentence") or 0), turn.text)
        said = self._facts.put_into(section.answer(nearest))
        says = turn.entities.get("page_says")
        if says and named and (says == "no") != bool(_NEGATES.search(section.sentences[nearest])):
            # The yes or no was said of another product.
            return said
        if says == "yes" and _DENIES.match(said):
            # "Yes" was said to another question of the section.
            return said
        return say("yes_and" if says == "yes" else "no_and", said=said) if says else said


def _fits(*sentences: str) -> bool:
    return sum(map(len, sentences)) < _MAX_CHARACTERS


def _read(path: Path) -> dict[str, Section]:
    written = json.loads(path.read_text(encoding="utf-8"))["sections"]
    return {
        one["id"]: Section(
            one["id"],
            one["page"],
            one["heading"],
            tuple(one["sentences"]),
            one["leads_to"],
            one["worked_out_by"],
            one["table"],
        )
        for one in written
    }
