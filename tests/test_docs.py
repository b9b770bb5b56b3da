"""The documents name only files that exist."""

import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *(ROOT / "docs").glob("*.md")])
ROOMS = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")} - {"var", "models"}
NAMED = re.compile(r"`([\w./<>{},*-]+)`")
MADE = {"web/dist", "models"}
"""Paths that are built and not committed."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_leads_somewhere(page: Path) -> None:
    """Every path in the documents that begins with one of our folders exists; `<topic>` is any, `{a,b}` is each."""
    named = {name for name in NAMED.findall(page.read_text("utf-8")) if "/" in name and name.split("/")[0] in ROOMS}
    gone = [path for name in named for path in _spelt_out(name) if not _is_there(path)]
    assert not gone


def test_the_map_knows_every_room() -> None:
    """Each folder at the top is a room of docs/map.md."""
    rooms = (ROOT / "docs" / "map.md").read_text("utf-8").partition("## Where to go")[0]
    assert {room for room in ROOMS - {"docs", "requirements"} if f"`{room}/`" not in rooms} == set()


def _spelt_out(name: str) -> list[str]:
    """`a/{b,c}.py` as `a/b.py` and `a/c.py`; what stands in angle brackets as a wildcard."""
    parts = re.split(r"\{([^}]*)\}", re.sub(r"<[^>]*>", "*", name))
    choices = [part.split(",") if number % 2 else [part] for number, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*choices)]


def _is_there(path: str) -> bool:
    return any(path.startswith(made) for made in MADE) or any(ROOT.glob(path.rstrip("/")))
