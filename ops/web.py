"""Builds the web pages (the widget, the shop's page, the console) when what they are made of has changed.

python -m ops.web            builds, or does nothing
python -m ops.web test       runs one of the scripts of web/package.json
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from ops import environments
from ops.terminal import ROOT, GiveUp, ended_by_signals, say, step

WEB = ROOT / "web"
DIST = WEB / "dist"
MODULES = WEB / "node_modules"
CATALOGUE = ROOT / "data" / "shop" / "catalogue.json"  # the tiles of the shop's page
MIN_NODE = (20, 19)  # Vite asks for it


def build() -> None:
    """Make `web/dist`, unless it is up to date."""
    stamp = DIST / ".sources"
    sources = _digest(_sources())
    if _read(stamp) == sources:
        return
    install()
    with step("web pages"):
        stamp.unlink(missing_ok=True)
        npm("run", "--silent", "build")
        stamp.write_text(sources, encoding="ascii")


def install() -> None:
    """Make `node_modules` what package-lock.json says."""
    stamp = MODULES / ".lock"
    lock = _digest([WEB / "package-lock.json"])
    if _read(stamp) == lock:
        return
    with step("packages of the web pages"):
        stamp.unlink(missing_ok=True)
        npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
        stamp.write_text(lock, encoding="ascii")


def npm(*arguments: str) -> None:
    """Run npm in web; gives up if it fails."""
    path = _node_path()
    command = [shutil.which("npm", path=path) or "npm", *arguments]
    if subprocess.run(command, cwd=WEB, env={**os.environ, "PATH": path}, check=False).returncode:
        raise GiveUp(f"`npm {' '.join(arguments)}` failed in web; its reason stands above.")


def _node_path() -> str:
    """A PATH with a fitting Node.js and npm: the machine's, or a packaged one that is fetched into .tools."""
    path = os.environ.get("PATH", os.defpath)
    if shutil.which("npm") and _node_version() >= MIN_NODE:
        return path
    if not (environments.TOOLS / "node").exists():
        say(f"  no Node.js {MIN_NODE[0]} or newer with npm here: using a packaged one")
    environments.main(["node"])
    return os.pathsep.join([str(environments.TOOLS / "node" / "bin"), path])


def _node_version() -> tuple[int, ...]:
    try:
        printed = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    version = re.match(r"v(\d+)\.(\d+)", printed)
    return tuple(map(int, version.groups())) if version else ()


def _sources() -> Iterable[Path]:
    for folder, folders, files in os.walk(WEB):
        folders[:] = [name for name in folders if Path(folder, name) not in (DIST, MODULES)]
        yield from (Path(folder, name) for name in files)
    yield CATALOGUE


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(stamp: Path) -> str | None:
    return stamp.read_text(encoding="ascii") if stamp.exists() else None


if __name__ == "__main__":
    with ended_by_signals():
        if sys.argv[1:]:
            install()
            npm("run", "--silent", *sys.argv[1:])
        else:
            build()
