"""What the talk still owes the shopper, in words: from the agenda, else the order that was named."""

from collections.abc import Iterator, Mapping
from typing import Any

from actions.phrases import say
from actions.turn import Turn

# A wish that stands so is settled: nothing of it is open.
_SETTLED = frozenset({"done", "dropped"})


def open_wishes(turn: Turn) -> str:
    """Return the open wishes' titles with their orders, "return an item (order 1042)"; empty where none is known."""
    titles = dict.fromkeys(_titled(wish) for wish in _wishes(turn))
    if titles:
        return "; ".join(titles)
    order = turn.slots.get("order_number")
    return say("of_order", number=order) if order else ""


def _wishes(turn: Turn) -> Iterator[Mapping[str, Any]]:
    agenda: Mapping[str, Any] = turn.slots.get("agenda") or {}
    return (wish for wish in agenda.get("wishes", ()) if wish.get("title") and wish.get("stands") not in _SETTLED)


def _titled(wish: Mapping[str, Any]) -> str:
    title = str(wish["title"])
    shown = f"{title[:1].lower()}{title[1:]}"
    return f"{shown} ({say('of_order', number=wish['order'])})" if wish.get("order") else shown
