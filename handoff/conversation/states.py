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


class Move(StrEnum):
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
    (Owner.BOT, Move.ASKED): Owner.QUEUE,
    (Owner.BOT, Move.TAKEN_OVER): Owner.AGENT,
    (Owner.BOT, Move.ENDED): Owner.CLOSED,
    (Owner.QUEUE, Move.CLAIMED): Owner.AGENT,
    (Owner.QUEUE, Move.LEFT): Owner.BOT,
    (Owner.QUEUE, Move.ENDED): Owner.CLOSED,
    (Owner.AGENT, Move.RETURNED): Owner.BOT,
    (Owner.AGENT, Move.RESOLVED): Owner.CLOSED,
    (Owner.AGENT, Move.ENDED): Owner.CLOSED,
    (Owner.CLOSED, Move.REOPENED): Owner.BOT,
}


def next_owner(owner: Owner, change: Move) -> Owner:
    """The owner after ``change``; raises IllegalChange where the table has no such pair."""
    try:
        return TRANSITIONS[owner, change]
    except KeyError:
        raise IllegalChange(f"A conversation owned by '{owner}' cannot be '{change}'.") from None
