"""Re-encodes a photo in a process of its own, and ends that process in time."""

import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from handoff.errors import PhotoTooLarge, PhotoTooManyPixels, PhotoTooSlow, PhotoUnreadable
from handoff.photos.limits import HEAD, MAX_BYTES, TOO_MANY_PIXELS
from settings.shared import ROOT

WITHIN_S = 1.7
"""For the process, from its start; with receiving and answering, a photo takes at most 2 s."""
PROGRAM = (sys.executable, "-m", "handoff.photos.reencode")


@dataclass(frozen=True, slots=True)
class Picture:
    """A re-encoded photo: two JPEGs, and the size of the larger one in pixels."""

    width: int
    height: int
    full: bytes
    thumb: bytes


def reencode(data: bytes) -> Picture:
    """Re-encode a photo; blocks for up to WITHIN_S. Raises one of the errors below PhotoRefused."""
    if len(data) > MAX_BYTES:
        raise PhotoTooLarge
    with tempfile.TemporaryFile() as answer:  # a file, because the process is kept from writing large ones
        try:
            # With an empty environment: a decoder that was taken over finds no secrets there.
            done = subprocess.run(  # noqa: S603  # a module of ours, no shell
                PROGRAM, input=data, stdout=answer, stderr=subprocess.DEVNULL, cwd=ROOT, env={}, timeout=WITHIN_S,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise PhotoTooSlow from None
        _check(done.returncode)
        answer.seek(0)
        return _unpack(answer.read())


def _check(status: int) -> None:
    if status == TOO_MANY_PIXELS:
        raise PhotoTooManyPixels
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise PhotoTooSlow
    if status != 0:
        raise PhotoUnreadable


def _unpack(answer: bytes) -> Picture:
    width, height, length = HEAD.unpack_from(answer)
    pictures = memoryview(answer)[HEAD.size :]
    return Picture(width, height, bytes(pictures[:length]), bytes(pictures[length:]))
