"""What the help pages say, section by section, from the index that `make index` writes.

Its form: bot/help/passages.py.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from actions.facts import Facts
from actions.files import NO_FILE, stamp_of
from settings.shared import ROOT

INDEX = ROOT / "models" / "knowledge.json"
# A passage is read in a chat's narrow column: so much fits without scrolling on a phone.
_MAX_CHARACTERS = 350
# A full stop inside a sentence ("e.g. wool") is followed by a small letter.
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)]*(?=\s+[^\sa-z]|\s*$)|(?=\n)")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id "page#section", its page's title, its own, and its text with a line for each paragraph."""

    id: str
    page: str
    heading: str
    passage: str

    def link(self, facts: Facts) -> str:
        """Return the section's address."""
        return f"{facts.help.url}/{self.id}"

    @property
    def excerpt(self) -> str:
        """The beginning of the text, to the end of a sentence; all of it where it is short."""
        if len(self.passage) <= _MAX_CHARACTERS:
            return self.passage
        ends = [found.end() for found in _SENTENCE_END.finditer(self.passage)] or [len(self.passage)]
        return self.passage[: max((end for end in ends if end <= _MAX_CHARACTERS), default=ends[0])].rstrip()


class SectionsFile:
    """The sections in the index at `path`, read again when it has changed."""

    def __init__(self, path: Path = INDEX) -> None:
        self._path = path
        self._stamp = NO_FILE
        self._sections: dict[str, Section] = {}

    def section(self, called: str) -> Section:
        """Return the section with that id; raises `LookupError`, or OSError or ValueError without a readable index."""
        stamp = stamp_of(self._path)
        if stamp != self._stamp:
            self._sections = _read(self._path)
            self._stamp = stamp
        return self._sections[called]


def _read(path: Path) -> dict[str, Section]:
    written = json.loads(path.read_text(encoding="utf-8"))["sections"]
    return {one["id"]: Section(one["id"], one["page"], one["heading"], one["passage"]) for one in written}
