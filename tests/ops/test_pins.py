"""What is installed is pinned with hashes, for each Python that it is installed on, as the .in files ask."""

import re
from pathlib import Path

import pytest

from ops import pins
from ops.terminal import ROOT

REQUIREMENTS = ROOT / "requirements"
NAME = re.compile(r"^[a-z][\w.-]*", re.MULTILINE)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What uv was asked to do."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(pins, "find_uv", lambda: "uv")
    monkeypatch.setattr(pins, "run", lambda *command: asked.append(command))
    return asked


def test_every_file_is_renewed() -> None:
    """`make pins` renews every requirements file: no .in file and no pinned file is left out."""
    for ending in (".in", ".txt"):
        assert {file.stem for file in REQUIREMENTS.glob(f"*{ending}")} == set(pins.PINNED)


@pytest.mark.parametrize("name", sorted(pins.PINNED))
def test_all_that_is_asked_for_is_pinned(name: str) -> None:
    """A line that was added to a .in file without `make pins` fails here."""
    asked, pinned = (NAME.findall((REQUIREMENTS / f"{name}{ending}").read_text().lower()) for ending in (".in", ".txt"))
    assert set(asked) <= set(pinned)


@pytest.mark.parametrize("name", sorted(pins.PINNED))
def test_every_pin_has_a_hash(name: str) -> None:
    """Every pin has a hash, against which the package from the index is checked."""
    lines = (REQUIREMENTS / f"{name}.txt").read_text().splitlines()
    pinned = [number for number, line in enumerate(lines) if "==" in line and not line.startswith(" ")]
    assert pinned
    assert all(lines[number + 1].startswith("    --hash=sha256:") for number in pinned)


def test_constraints_are_renewed_first(commands: list[tuple[str, ...]]) -> None:
    """A file that narrows another with `-c` is resolved before it."""
    pins.renew([])
    order = [Path(command[-1]).stem for command in commands]
    for name in order:
        for narrower in re.findall(r"^-c (\S+)\.txt", (REQUIREMENTS / f"{name}.in").read_text(), re.MULTILINE):
            assert order.index(narrower) < order.index(name)


@pytest.mark.parametrize(
    ("newest", "option"),
    (([], None), (["sanic"], "--upgrade-package=sanic"), (["all"], "--upgrade")),
)
def test_only_what_is_named_is_upgraded(commands: list[tuple[str, ...]], newest: list[str], option: str | None) -> None:
    """Pins that nobody asked about stay; `all` takes the newest of everything."""
    pins.renew(newest)
    for command in commands:
        assert [part for part in command if part.startswith("--upgrade")] == ([option] if option else [])
