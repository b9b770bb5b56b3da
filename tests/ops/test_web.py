"""The web pages are built when their sources have changed, and with a Node.js that is new enough."""

import os
from pathlib import Path

import pytest

from ops import environments, web


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls of npm in a project of its own with one page; `ci` and `build` make their folders."""
    asked: list[str] = []
    folders = {"DIST": tmp_path / "web" / "dist", "MODULES": tmp_path / "web" / "node_modules"}
    paths = {"ROOT": tmp_path, "WEB": tmp_path / "web", "CATALOGUE": tmp_path / "catalogue.json", **folders}
    for name, path in paths.items():
        monkeypatch.setattr(web, name, path)
    (tmp_path / "web" / "src").mkdir(parents=True)
    for file in ("catalogue.json", "web/package-lock.json", "web/src/page.tsx"):
        (tmp_path / file).write_text("1")

    def npm(*arguments: str) -> None:
        asked.append("ci" if arguments[0] == "ci" else arguments[-1])
        folders["MODULES" if asked[-1] == "ci" else "DIST"].mkdir(exist_ok=True)

    monkeypatch.setattr(web, "npm", npm)
    return asked


def test_pages_are_built_once(commands: list[str]) -> None:
    """A second call finds the built pages up to date and starts nothing."""
    web.build()
    web.build()
    assert commands == ["ci", "build"]


@pytest.mark.parametrize("file", ("catalogue.json", "web/src/page.tsx"))
def test_a_changed_source_is_built_and_nothing_installed(commands: list[str], tmp_path: Path, file: str) -> None:
    """After a change of a page or of the catalogue the pages are built, and no packages are installed."""
    web.build()
    (tmp_path / file).write_text("2")
    web.build()
    assert commands == ["ci", "build", "build"]


def test_a_changed_lock_installs_again(commands: list[str], tmp_path: Path) -> None:
    """After a change of the lock the packages are installed before the build."""
    web.build()
    (tmp_path / "web" / "package-lock.json").write_text("2")
    web.build()
    assert commands == ["ci", "build"] * 2


def test_a_build_that_was_killed_is_done_again(commands: list[str]) -> None:
    """A build that was killed left no stamp, so the pages are built again."""
    web.build()
    (web.DIST / ".sources").unlink()
    web.build()
    assert commands == ["ci", "build", "build"]


@pytest.mark.parametrize("version", ("v18.20.0", "v20.18.3", None))
def test_without_a_fitting_node_a_packaged_one_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None
) -> None:
    """Where Node.js is too old or absent, the one from the package index goes first on PATH."""
    made: list[str] = []
    monkeypatch.setattr(environments, "TOOLS", tmp_path / "tools")
    monkeypatch.setattr(environments, "main", made.extend)
    for name in ("node", "npm") if version else ():
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert web._node_path() == os.pathsep.join([str(tmp_path / "tools" / "node" / "bin"), str(tmp_path)])
    assert made == ["node"]
