"""Who may own a conversation, and the only moves there are.

                 ┌──────────── left ─────────────┐
                 ▼                               │
    ┌──────▶  BOT  ──────── asked ──────────▶  QUEUE ──┐
    │          │ ▲                               │     │
 reopened      │ └────────── returned ────────┐  claimed│
    │        ended,   taken_over              │  │     │ ended
    │          │  └──────────────────────▶  AGENT      │
    │          ▼                              │        │
    └─────  CLOSED ◀──── resolved, ended ─────┘        │
               ▲                                       │
               └───────────────────────────────────────┘

``docs/states.md`` draws the same from this table, and a test compares them.
"""

from enum import StrEnum

from handoff.errors import IllegalChange


class Owner(StrEnum):
    """Who answers now."""

    BOT = "bot"
    QUEUE = "queue"
    AGENT = "agent"
    CLOSED = "closed"


class Change(StrEnum):
    """Why the owner changes."""

    ASKED = "asked"
    CLAIMED = "claimed"
    TAKEN_OVER = "taken_over"
    LEFT = "left"
    RETURNED = "returned"
    RESOLVED = "resolved"
    ENDED = "ended"
    REOPENED = "reopened"


TRANSITIONS = {
    (Owner.BOT, Change.ASKED): Owner.QUEUE,
    (Owner.BOT, Change.TAKEN_OVER): Owner.AGENT,
    (Owner.BOT, Change.ENDED): Owner.CLOSED,
    (Owner.QUEUE, Change.CLAIMED): Owner.AGENT,
    (Owner.QUEUE, Change.LEFT): Owner.BOT,
    (Owner.QUEUE, Change.ENDED): Owner.CLOSED,
    (Owner.AGENT, Change.RETURNED): Owner.BOT,
    (Owner.AGENT, Change.RESOLVED): Owner.CLOSED,
    (Owner.AGENT, Change.ENDED): Owner.CLOSED,
    (Owner.CLOSED, Change.REOPENED): Owner.BOT,
}


def next_owner(owner: Owner, change: Change) -> Owner:
    """The owner after ``change``; raises IllegalChange where the table has no such pair."""
    try:
        return TRANSITIONS[owner, change]
    except KeyError:
        raise IllegalChange(f"A conversation owned by '{owner}' cannot be '{change}'.") from None
