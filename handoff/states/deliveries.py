"""What may become of a delivery, a line on its way to an address, part by part.

                        ┌─ taken (again, after a crash)
                        ▼ │
    WAITING ── taken ─▶ SENDING ─── sent ────▶ DELIVERED
      ▲ │                 │ │
      │ └──── failed ─────│─┴────── failed ──▶ FAILED
      └─── put_back, part_sent

A line that failed is sent again as a delivery of its own.
"""

from enum import StrEnum

from handoff.states.table import StateTable


class DeliveryOp(StrEnum):
    """What is delivered: a line, or its deletion."""

    SEND = "send"
    DELETE = "delete"


class DeliveryState(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"


class DeliveryMove(StrEnum):
    """What happens to a delivery."""

    TAKEN = "taken"
    PUT_BACK = "put_back"
    PART_SENT = "part_sent"
    SENT = "sent"
    FAILED = "failed"


DELIVERIES = StateTable(
    "A delivery that is '{state}' cannot be '{move}'.",
    (DeliveryState.WAITING,),
    {
        (DeliveryState.WAITING, DeliveryMove.TAKEN): DeliveryState.SENDING,
        (DeliveryState.WAITING, DeliveryMove.FAILED): DeliveryState.FAILED,
        (DeliveryState.SENDING, DeliveryMove.TAKEN): DeliveryState.SENDING,
        (DeliveryState.SENDING, DeliveryMove.PUT_BACK): DeliveryState.WAITING,
        (DeliveryState.SENDING, DeliveryMove.PART_SENT): DeliveryState.WAITING,
        (DeliveryState.SENDING, DeliveryMove.SENT): DeliveryState.DELIVERED,
        (DeliveryState.SENDING, DeliveryMove.FAILED): DeliveryState.FAILED,
    },
)
