"""Makes the environments the product runs in, and remakes only what changed.

    python3 -m ops.environments product rasa    what `make run` needs
    python3 -m ops.environments dev rasa-dev    what `make test` and `make lint` need

It runs on the machine's own python3 (3.8 or newer) and needs nothing but its standard library.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from ops.terminal import ROOT, GiveUp, ended_by_signals, say, step

TOOLS = ROOT / ".tools"
REQUIREMENTS = ROOT / "requirements"
MIN_UV = (0, 5)  # the first with all of `python find`, `python install` and `pip sync` as used here


@dataclass(frozen=True)
class Environment:
    """A folder with a Python of its own and exactly the packages of some requirements files."""

    folder: Path
    versions: tuple[str, ...]  # of Python, the best first
    requirements: tuple[str, ...]
    note: str
    optional: tuple[str, ...] = ()  # requirements it does without where the package index lacks them


MODERN = ("3.11", "3.12", "3.13")
RASAS = ("3.10",)
ENVIRONMENTS = {
    "product": Environment(ROOT / ".venv", MODERN, ("product",), "what handoff and actions run on"),
    "dev": Environment(ROOT / ".venv", MODERN, ("product", "dev"), "the product and the tools that test it"),
    "rasa": Environment(ROOT / ".venv-rasa", RASAS, ("rasa",), "Rasa, 1.8 GB", optional=("encoder",)),
    "rasa-dev": Environment(
        ROOT / ".venv-rasa", RASAS, ("rasa", "rasa-dev"), "Rasa and the tools that test it", optional=("encoder",)
    ),
    "node": Environment(TOOLS / "node", MODERN, ("node",), "Node.js, to build the web pages"),
}


_ORDER = ("product", "dev", "rasa", "rasa-dev", "encoder", "node")  # in which requirements are named to uv


def ensure(environment: Environment) -> None:
    """Make the environment hold what its requirements say; quick when it does already."""
    wanted = {name: _digest(name) for name in (*environment.requirements, *environment.optional)}
    made = _stamp(environment)
    if made is not None and wanted.items() <= made.items():
        return
    with step(f"{environment.folder.relative_to(ROOT)}: {environment.note}"):
        uv = find_uv()
        if made is None:  # absent, or a run was killed in the middle of making it
            python = find_python(uv, environment.versions)
            run(uv, "venv", "--quiet", "--clear", "--no-project", "--python", python, str(environment.folder))
        stamp = _stamp_file(environment)
        stamp.unlink(missing_ok=True)
        # What tests need stays when only the product's own requirements are asked for.
        names = sorted({*wanted, *(made or {})}, key=_ORDER.index)
        _install(uv, environment, names)
        # Also packages that could not be installed: they are tried again when their pins change, not at every start.
        stamp.write_text(json.dumps({name: _digest(name) for name in names}), encoding="ascii")


def _install(uv: str, environment: Environment, names: list[str]) -> None:
    """Install exactly what `names` list; without the optional packages where that fails."""
    python = str(environment.folder / "bin" / "python")
    sync = (uv, "pip", "sync", *_VERBOSITY, "--require-hashes", "--python", python)
    files = {name: str(REQUIREMENTS / f"{name}.txt") for name in names}
    needed = [file for name, file in files.items() if name not in environment.optional]
    if len(needed) == len(files):
        run(*sync, *needed)
        return
    try:
        run(*sync, *files.values())
    except GiveUp:
        say(f"  going on without {', '.join(environment.optional)}: see above")
        run(*sync, *needed)


def _digest(name: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{name}.txt").read_bytes()).hexdigest()


def _stamp_file(environment: Environment) -> Path:
    return environment.folder / ".requirements.json"


def _stamp(environment: Environment) -> dict[str, str] | None:
    """Which requirements the environment was finished with; None if it is to be made again."""
    if not (environment.folder / "bin" / "python").exists():  # also a link to a Python that is gone
        return None
    try:
        made: dict[str, str] = json.loads(_stamp_file(environment).read_bytes())
    except (OSError, ValueError):
        return None
    return made


# Bars for a person, no list of packages for a log.
_VERBOSITY = [] if sys.stderr.isatty() else ["--quiet"]


def run(*command: str, remedy: str = "mend what it names above") -> None:
    """Run a program at the root; gives up, with what to do, if it fails."""
    # The default, 30 s without a byte, is short for a 500 MB package on a slow line.
    environ = {"UV_HTTP_TIMEOUT": "300", **os.environ}
    if subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode:
        raise GiveUp(f"`{Path(command[0]).name} {command[1]} …` failed: {remedy}, and run make again.")


def find_uv() -> str:
    """The machine's uv, or one of our own in .tools that is fetched with pip."""
    ours = TOOLS / "uv" / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(ours)):
        if candidate and _uv_version(candidate) >= MIN_UV:
            return candidate
    say("  fetching uv, which makes the environments")
    shutil.rmtree(TOOLS / "uv", ignore_errors=True)
    pinned = ["--quiet", "--require-hashes", "-r", str(REQUIREMENTS / "uv.txt")]
    python = str(TOOLS / "uv" / "bin" / "python")
    with_venv = [[sys.executable, "-m", "venv", str(TOOLS / "uv")], [python, "-m", "pip", "install", *pinned]]
    # Debian's python3 can have pip without venv.
    with_pip = [[sys.executable, "-m", "pip", "install", *pinned, "--target", str(TOOLS / "uv")]]
    for way in (with_venv, with_pip):
        if all(_output(*command) is not None for command in way) and _uv_version(str(ours)) >= MIN_UV:
            return str(ours)
    raise GiveUp(
        "uv is missing and could not be fetched with this python3: install uv, or Python's venv module "
        "(for example `apt-get install python3-venv`), check the way to the package index, and run make again."
    )


def _uv_version(uv: str) -> tuple[int, ...]:
    version = re.match(r"uv (\d+)\.(\d+)", _output(uv, "--version") or "")
    return tuple(map(int, version.groups())) if version else ()


def find_python(uv: str, versions: tuple[str, ...]) -> str:
    """A Python of one of the versions: uv's, the system's or pyenv's; else one that uv downloads."""
    for version in versions:
        for candidate in _candidates(uv, version):
            if _is_whole(candidate, version):
                return candidate
    wanted = versions[0]
    say(f"  fetching Python {wanted}")
    run(uv, "python", "install", wanted, remedy=f"install Python {wanted} with your system's packages or pyenv")
    return wanted


def _candidates(uv: str, version: str) -> Iterator[str]:
    # Fails as a whole where the first python on PATH is a pyenv shim that fails, so pyenv is asked as well.
    yield _output(uv, "python", "find", "--system", "--no-project", "--no-python-downloads", version) or ""
    root = os.environ.get("PYENV_ROOT") or _output("pyenv", "root") or str(Path.home() / ".pyenv")
    yield from map(str, sorted(Path(root).glob(f"versions/{version}*/bin/python"), reverse=True))


def _is_whole(python: str, version: str) -> bool:
    """Whether it runs, is of that version, and was built with the modules that are often left out."""
    code = "import bz2, ctypes, sqlite3, ssl, sys; print('%d.%d' % sys.version_info[:2])"
    return bool(python) and _output(python, "-c", code) == version


def _output(*command: str) -> str | None:
    """What the command printed; None if it failed or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return None if done.returncode else done.stdout.strip()


def main(names: list[str]) -> None:
    """Make the named environments, one process at a time."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name in names:
            ensure(ENVIRONMENTS[name])


if __name__ == "__main__":
    with ended_by_signals():
        main(sys.argv[1:])
