"""Memory for what arrives: bounded in bytes, so that a thousand slow senders cost no more than what they have sent."""

import contextlib
from collections.abc import Callable, Iterator

from handoff.errors import Busy


class Room:
    """So many bytes at once, for all who share it."""

    def __init__(self, most: int) -> None:
        self._left = most

    @contextlib.contextmanager
    def taken(self) -> Iterator[Callable[[int], None]]:
        """Yield a function that takes bytes, or raises Busy where too few are left. On leaving they are free again."""
        held = 0

        def take(count: int) -> None:
            nonlocal held
            if count > self._left:
                raise Busy("Many photos are arriving just now. Please try again in a moment.")
            self._left -= count
            held += count

        try:
            yield take
        finally:
            self._left += held
