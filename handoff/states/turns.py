"""What may become of a turn, the bot's work on what a shopper said.

                        ┌─ taken (again, after a crash)
                        ▼ │
    PENDING ── taken ─▶ RUNNING ─── answered ──▶ ANSWERED
       │   ◀─ put_back ─  │                      more of the message may follow
       │                  ├──────── late ──────▶ STALE      somebody else had taken over
       │                  ├──────── gave_up ───▶ FAILED     no answer came
       └──── dropped ─────┴──────── dropped ───▶ DROPPED    nobody waits for it any more

A turn begins pending, or running where the bot has nothing else to do.
"""

from enum import StrEnum

from handoff.states.table import StateTable


class TurnState(StrEnum):
    """How far a turn is."""

    PENDING = "pending"
    RUNNING = "running"
    ANSWERED = "answered"
    STALE = "stale"
    FAILED = "failed"
    DROPPED = "dropped"


class TurnMove(StrEnum):
    """What happens to a turn."""

    TAKEN = "taken"
    PUT_BACK = "put_back"
    ANSWERED = "answered"
    LATE = "late"
    GAVE_UP = "gave_up"
    DROPPED = "dropped"


TURNS = StateTable(
    "A turn that is '{state}' cannot be '{move}'.",
    (TurnState.PENDING, TurnState.RUNNING),
    {
        (TurnState.PENDING, TurnMove.TAKEN): TurnState.RUNNING,
        (TurnState.PENDING, TurnMove.DROPPED): TurnState.DROPPED,
        (TurnState.RUNNING, TurnMove.TAKEN): TurnState.RUNNING,
        (TurnState.RUNNING, TurnMove.PUT_BACK): TurnState.PENDING,
        (TurnState.RUNNING, TurnMove.ANSWERED): TurnState.ANSWERED,
        (TurnState.RUNNING, TurnMove.LATE): TurnState.STALE,
        (TurnState.RUNNING, TurnMove.GAVE_UP): TurnState.FAILED,
        (TurnState.RUNNING, TurnMove.DROPPED): TurnState.DROPPED,
    },
)
