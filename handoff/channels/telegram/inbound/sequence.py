"""Telegram's own order: a webhook's calls overtake each other, and some come again later."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PATIENCE_S = 3.0
"""How long an update waits for one that is missing before it: a call that comes late, or again after a failure.

Gaps are rare, and a second proved too short for a call that is repeated on a busy machine.
"""
RESTARTED = 10_000
"""An id this far below the last one begins a new sequence: after a week without updates Telegram picks a random id.

Source: https://core.telegram.org/bots/api#update.
"""


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it came; `chat` is the chat it happened in, if any. Only a private chat's payload is stored."""

    id: int
    chat: int | None
    payload: dict[str, Any]
    private: bool = True


class Sequencer:
    """Passes updates on in the order of their ids. What is missing is waited for, but never long."""

    def __init__(
        self, release: Callable[[Update], None], later: Callable[[float, Callable[[], None]], object], last: int | None
    ) -> None:
        """`later` calls something after so many seconds; `last` is the id that came last, if any ever did."""
        self._release, self._later = release, later
        self._next = None if last is None else last + 1
        self._waiting: dict[int, Update] = {}

    def put(self, update: Update) -> None:
        """Take an update that has not been here before."""
        if self._next is not None and update.id < self._next - RESTARTED:
            self._give_up(max(self._waiting, default=update.id))
            self._next = None
        if self._next is not None and update.id < self._next:  # too late to be in order
            self._release(update)
            return
        self._waiting[update.id] = update
        self._pass_on()
        if update.id in self._waiting:
            self._later(PATIENCE_S, lambda: self._give_up(update.id))

    def _give_up(self, last: int) -> None:
        """Wait no longer for what is missing before `last`."""
        if last not in self._waiting:
            return
        for one in sorted(one for one in self._waiting if one <= last):
            self._release(self._waiting.pop(one))
        self._next = last + 1
        self._pass_on()

    def _pass_on(self) -> None:
        while self._next in self._waiting:
            self._release(self._waiting.pop(self._next))
            self._next += 1
