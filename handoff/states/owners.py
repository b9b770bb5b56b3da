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
"""

from enum import StrEnum

from handoff.states.table import StateTable


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


OWNERS = StateTable(
    "A conversation owned by '{state}' cannot be '{move}'.",
    (Owner.BOT,),
    {
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
    },
)
