"""Rasa's memory of a conversation, kept in SQLite so that a killed Rasa goes on with a half-filled form.

Rasa's own SQL store reads a conversation back before and after each turn. Here live conversations stay in memory, and
only new events are written; a long one is replaced by a short one in the same state. The channel makes sure that each
has one writer.
"""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.shortening import shortened
from bot.server.turns import current_turn

# Conversations kept ready: ten times the fifty that are held at once, at some 100 kB each, and 170 kB at most.
MAX_HELD = 500

_SCHEMA = """
CREATE TABLE IF NOT EXISTS tracker_events (
    sender TEXT NOT NULL, place INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (sender, place)
) WITHOUT ROWID;
"""


class SqliteTrackerStore(TrackerStore):
    """Conversations in the SQLite file at `path`; `held` says how many are kept ready in memory."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        *,
        path: Path,
        held: int = MAX_HELD,
    ) -> None:
        super().__init__(domain, event_broker)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=2.0, isolation_level=None)
        # NORMAL: a killed process loses nothing; a power cut may lose the last turns of what is a cache.
        self._db.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {_SCHEMA}")
        self._most = held
        self._held: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation as last saved, or None. It leaves the memory until it is saved again."""
        # Taken out: a turn that fails half-way must not leave its half behind.
        return self._held.pop(sender_id, None) or self._read(sender_id)

    def last_saved(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation as last saved, for reading only."""
        return self._held.get(sender_id) or self._read(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the events that are new since the conversation was retrieved, or all of it anew once it is long."""
        kept = shortened(tracker, self.domain)
        saved: int = getattr(kept, "saved_events", 0)
        new = list(kept.events)[saved:]
        with self._db:
            self._db.execute("BEGIN")
            if kept is not tracker:
                self._db.execute("DELETE FROM tracker_events WHERE sender = ?", (tracker.sender_id,))
            self._db.executemany(
                "INSERT INTO tracker_events VALUES (?, ?, ?)",
                [(kept.sender_id, place, json.dumps(event.as_dict())) for place, event in enumerate(new, start=saved)],
            )
        kept.saved_events = saved + len(new)
        # The turn is told of all that happened in it, also of what is not kept.
        current_turn().tracker = tracker
        self._hold(kept)

    async def keys(self) -> Iterable[str]:
        """Return the senders of all conversations."""
        return [sender for (sender,) in self._db.execute("SELECT DISTINCT sender FROM tracker_events")]

    def _hold(self, tracker: DialogueStateTracker) -> None:
        self._held[tracker.sender_id] = tracker
        while len(self._held) > self._most:
            self._held.popitem(last=False)

    def _read(self, sender_id: str) -> DialogueStateTracker | None:
        rows = self._db.execute(
            "SELECT event FROM tracker_events WHERE sender = ? ORDER BY place", (sender_id,)
        ).fetchall()
        if not rows:
            return None
        events = [Event.from_parameters(json.loads(event)) for (event,) in rows]
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots, domain=self.domain)
        tracker.saved_events = len(rows)
        return tracker
