"""Who hears of what: live views subscribe to one conversation or to all, and are told in commit order."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from handoff.conversation.events import Event

Hear = Callable[[Event], None]


class Hub:
    """Passes changes on, within one process and one event loop. Listeners only take note; they never wait."""

    def __init__(self) -> None:
        self._by_conversation: defaultdict[str, set[Hear]] = defaultdict(set)
        self._all: list[Hear] = []

    def listen_to_all(self, hear: Hear) -> None:
        """Call `hear` with every change, for good."""
        self._all.append(hear)

    def listen(self, conversation: str, hear: Hear) -> None:
        """Call `hear` with this conversation's changes until `leave`."""
        self._by_conversation[conversation].add(hear)

    def leave(self, conversation: str, hear: Hear) -> None:
        """Stop listening; forget a conversation nobody listens to."""
        listeners = self._by_conversation[conversation]
        listeners.discard(hear)
        if not listeners:
            del self._by_conversation[conversation]

    def publish(self, changes: Sequence[Event]) -> None:
        """Tell the changes, in order, to the listeners they concern."""
        for change in changes:
            for hear in self._all:
                hear(change)
            for hear in tuple(self._by_conversation.get(change.conversation, ())):
                hear(change)
