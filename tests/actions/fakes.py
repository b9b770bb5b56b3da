"""An order, a turn as Rasa tells it, and an action run on it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.action import Resources
from actions.facts import FactsFile
from actions.from_data import Answer
from shop.interface import Order, OrderState, Shop
from shop.proof import Proofs
from tests.shop.fakes import FakeShop

# Our channel sends actions none, see bot/server/action_server.py.
NO_DOMAIN = cast("DomainDict", {})
FACTS = Path(__file__).parents[2] / "data" / "facts.yml"


def an_order(number: str = "1042", email: str = "ana@example.com", **parts: Any) -> Order:  # noqa: ANN401  # Order's own
    """An order that is being packed, with `parts` changed."""
    order = {
        "customer_name": "Ana",
        "state": OrderState.PROCESSING,
        "placed_on": date(2026, 11, 20),
        "lines": (),
        "parcels": (),
        "shipping": Decimal(0),
        "total": Decimal(0),
        "currency": "GBP",
        "note": None,
        **parts,
    }
    return Order(number=number, email=email, **order)


def resources(facts: FactsFile | None = None, shop: Shop | None = None, proofs: Proofs | None = None) -> Resources:
    """What an action is made with; unless given, our facts, a shop without orders, and proofs that nobody asks for."""
    proofs = proofs or Proofs(Path("no such folder", "proofs.db"))
    return Resources(facts or FactsFile(), shop or FakeShop(), proofs, "http://shop.example")


def answered(intent: str, facts: FactsFile | None = None, **turn: Any) -> "Ran":  # noqa: ANN401  # a_tracker's own
    """Answer an intent whose answer needs no Python."""
    return run(Answer(resources(facts)), a_tracker(intent, **turn))


@dataclass(frozen=True)
class Ran:
    """What an action said and what it set."""

    messages: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that the action set, except `answers_given`, which every answer sets."""
        return {name: value for name, value in self._set.items() if name != "answers_given"}

    @property
    def answers_given(self) -> dict[str, int]:
        """How often each answer has been given, as the action counts it."""
        given: dict[str, int] = self._set.get("answers_given", {})
        return given

    @property
    def followup(self) -> str | None:
        """What Rasa is told to do after the action."""
        told = [event["name"] for event in self.events if event["event"] == "followup"]
        return told[-1] if told else None

    @property
    def message(self) -> dict[str, Any]:
        """The one message of the action."""
        (message,) = self.messages
        return message

    @property
    def _set(self) -> dict[str, Any]:
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}


def a_tracker(
    intent: str = "greet",
    *,
    text: str = "",
    text_before: str = "",
    slots: Mapping[str, Any] | None = None,
    entities: Mapping[str, str | Sequence[str]] | None = None,
    metadata: Mapping[str, Any] | None = None,
    form: str | None = None,
    ran: Sequence[str] = (),
    ran_before: Sequence[str] = (),
    ranking: Sequence[str] = (),
) -> Tracker:
    """A conversation "c1" in its first stretch: a message before this one, and this one."""
    known = {"conversation": "c1", "turn_id": "t1", **(metadata or {})}
    events: list[dict[str, Any]] = [
        {"event": "user", "text": text_before, "metadata": known},
        *({"event": "action", "name": name} for name in ran_before),
        {"event": "user", "metadata": known},
        *({"event": "action", "name": name} for name in ran),
    ]
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [{"name": name, "confidence": 0.1} for name in ranking],
        "entities": [
            {"entity": name, "value": value}
            for name, values in (entities or {}).items()
            for value in ([values] if isinstance(values, str) else values)
        ],
    }
    loop = {"name": form} if form else {}
    paused = False
    return Tracker("c1:1", dict(slots or {}), message, events, paused, None, loop, None)


def run(action: Action, tracker: Tracker | None = None) -> Ran:
    """Run an action on a turn."""
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker or a_tracker(), NO_DOMAIN))
    return Ran(dispatcher.messages, events)
