"""Shows what a long command is doing and for how long: a line a stage, its seconds counting on a terminal."""

import sys
import threading
import time


class Stages:
    """Stages one after another; `begin` ends the one before. Use it as a context manager."""

    def __init__(self) -> None:
        self._name = ""
        self._since = 0.0
        self._over = threading.Event()
        self._clock = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> "Stages":  # noqa: PYI034  # Python 3.10 has no Self
        if sys.stderr.isatty():
            self._clock.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._end()

    def begin(self, name: str) -> None:
        """Show that `name` has begun."""
        self._end()
        self._name, self._since = name, time.monotonic()

    def _end(self) -> None:
        if self._name:
            self._show(end="\n")
        self._name = ""

    def _tick(self) -> None:
        while not self._over.wait(0.2):
            if self._name:
                self._show(end="")

    def _show(self, end: str) -> None:
        # On stderr: what Rasa writes to stdout meanwhile is kept for the case that it fails.
        sys.stderr.write(f"\r  {self._name:<44}{time.monotonic() - self._since:5.1f} s{end}")
        sys.stderr.flush()
