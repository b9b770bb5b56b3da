"""docs/measurements.md: a beginning that `make bench` writes, and sections that other measurements write."""

import re
from pathlib import Path

from settings.shared import ROOT

PAGE = ROOT / "docs" / "measurements.md"


def put_beginning(page: Path, beginning: str) -> None:
    """Write the beginning anew and leave all sections as they are."""
    page.write_text(beginning + "".join(_sections(page)), encoding="utf-8")


def put_section(page: Path, section: str) -> None:
    """Write a section, which begins with its heading, in the place of the one with that heading, or as the last."""
    sections = _sections(page)
    beginning = _text(page).removesuffix("".join(sections))
    written = f"\n{section.strip()}\n"
    place = next((at for at, one in enumerate(sections) if _heading(one) == _heading(written)), len(sections))
    sections[place : place + 1] = [written]
    page.write_text(beginning + "".join(sections), encoding="utf-8")


def _heading(section: str) -> str:
    return section.strip().splitlines()[0]


def _sections(page: Path) -> list[str]:
    return re.split(r"(?=^\n## )", _text(page), flags=re.MULTILINE)[1:]


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.exists() else ""
