"""What the set-up says to the person at the terminal."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parent.parent


class GiveUp(SystemExit):
    """Ends the program with one line that says what is wrong and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Counterhand: {reason}")


def say(text: str) -> None:
    """One line, at once, also where the output is a file or a pipe."""
    print(text, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took where that is a second or more."""
    start = time.monotonic()
    say(f"• {what} …")
    yield
    seconds = time.monotonic() - start
    if seconds >= 1:
        say(f"  done in {seconds:.0f} s")


def shown(path: Path) -> str:
    """A path as a person would type it from here."""
    near = os.path.relpath(path)
    return str(path) if near.startswith("..") else near


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """End quietly on Ctrl-C, SIGTERM or a closed terminal, together with the program that is being waited for."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        say("\nStopped; the next run goes on from here.")
        sys.exit(130)
