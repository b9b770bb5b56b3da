"""Keeps a conversation short in Rasa's memory.

Rasa replays a conversation's events several times a turn, for each prediction and each form, so that a turn costs more
the longer the conversation is. What it goes by is the state they lead to, and the last few messages.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

# Policies look back two states and actions two messages; two more, so that a story's question can be answered after
# something else was asked in between.
KEPT_MESSAGES = 4
# A turn among twelve messages costs what it costs in a conversation that has just begun; shortening costs 3 ms.
MAX_MESSAGES = 12

_SAID = "said"


def shortened(tracker: DialogueStateTracker, domain: Domain) -> DialogueStateTracker:
    """Return the conversation itself, or one in the same state with its last messages if it has become long.

    Whatever was before those stands there as slots, the form that is open, and how often each response was said.
    """
    events = list(tracker.events)
    messages = _messages(events)
    if len(messages) <= MAX_MESSAGES:
        return tracker
    cut = messages[-KEPT_MESSAGES]
    short = [*_beginning(tracker.sender_id, events[:cut], domain), *events[cut:]]
    return DialogueStateTracker.from_events(tracker.sender_id, short, domain.slots, domain=domain)


def times_said(response: str, tracker: DialogueStateTracker) -> int:
    """Return how often the bot has said that response in this conversation, however short it is kept."""
    return _count_said(tracker.events)[response]


def _beginning(sender: str, events: Sequence[Event], domain: Domain) -> list[Event]:
    """Return events that lead to the same state as all these; the last of these is the bot's wait for a message."""
    before = DialogueStateTracker.from_events(sender, events, domain.slots, domain=domain)
    opening = _opening(events, before.active_loop_name)
    said = _count_said(events) - _count_said(opening)
    rejected = [ActionExecutionRejected(before.active_loop_name)] if before.is_active_loop_rejected else []
    return [
        ActionExecuted(ACTION_SESSION_START_NAME),
        SessionStarted(metadata={_SAID: dict(said)}),
        ActionExecuted(ACTION_LISTEN_NAME),
        *opening,
        *(SlotSet(slot.name, slot.value) for slot in before.slots.values() if slot.value != slot.initial_value),
        *rejected,
        ActionExecuted(ACTION_LISTEN_NAME),
    ]


def _opening(events: Sequence[Event], form: "str | None") -> Sequence[Event]:
    """Return the turn that opened the form, up to there: Rasa counts all that a form asks as part of this turn."""
    if form is None:
        return ()
    opened = max(place for place, event in enumerate(events) if isinstance(event, ActiveLoop) and event.name == form)
    said = max((place for place in _messages(events) if place < opened), default=0)
    return events[said : opened + 1]


def _messages(events: Sequence[Event]) -> list[int]:
    return [place for place, event in enumerate(events) if isinstance(event, UserUttered)]


def _count_said(events: Iterable[Event]) -> "Counter[str]":
    said: Counter[str] = Counter()
    for event in events:
        if isinstance(event, BotUttered) and (response := event.metadata.get("utter_action")):
            said[response] += 1
        elif isinstance(event, SessionStarted):
            said.update(event.metadata.get(_SAID, {}))
    return said
