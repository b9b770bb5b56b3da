"""What the talk still owes the shopper, in words: from the agenda, else the order that was named."""

from actions.phrases import say
from actions.procedures.agenda import Stands, Wish
from actions.procedures.taking import agenda_of
from actions.turn import Turn

# A wish that stands so is settled: nothing of it is open.
_SETTLED = frozenset({Stands.DONE, Stands.DROPPED})


def open_wishes(turn: Turn) -> str:
    """Return the open wishes' titles with their orders, "return an item (order 1042)"; empty where none is known."""
    titles = dict.fromkeys(_titled(wish) for wish in agenda_of(turn).wishes if wish.stands not in _SETTLED)
    if titles:
        return "; ".join(titles)
    order = turn.slots.get("order_number")
    return say("of_order", number=order) if order else ""


def _titled(wish: Wish) -> str:
    shown = f"{wish.title[:1].lower()}{wish.title[1:]}"
    return f"{shown} ({say('of_order', number=wish.order)})" if wish.order else shown
