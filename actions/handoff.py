"""Handing over to a person. The bot only says why: the handoff process announces who answers and when."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts

# What people are told the shopper claims, where it is known.
_TOLD = ("order_number", "email", "product")
# Why a report of something damaged goes to a person, and its topic.
DAMAGE, DAMAGED = "damage", "damaged"


def hand_over(turn: Turn, reason: str, says: Reply | None = None) -> Outcome:
    """Hand the conversation over for `reason`, with its topic and what was filled in, and with what the bot `says`.

    Nothing that was asked or offered outlives it.
    """
    claimed = {**turn.slots, **turn.entities}
    slots: Mapping[str, str] = {name: str(claimed[name]) for name in _TOLD if claimed.get(name)}
    handoff = {"reason": reason, "topic": _topic(turn, reason), "slots": slots}
    reply = replace(says or Reply(), custom={"handoff": handoff})
    return Outcome(reply, {"offer": None, "report": None}, leaves_form=True)


def _topic(turn: Turn, reason: str) -> Any:  # noqa: ANN401 — whatever the slot holds
    if turn.reports or reason == DAMAGE:
        return DAMAGED
    return "orders" if turn.form else turn.slots.get("topic")


class Handoff(TopicAction):
    """Hands over because the shopper asks for it, or takes an offer. What is being reported is the reason."""

    called = "action_handoff"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        if turn.reports:
            return hand_over(turn, DAMAGE)
        tries = turn.slots.get("order_check") == "tries" and turn.slots.get("offer") == "person"
        return hand_over(turn, "tries" if tries else "asked")


class Complaint(TopicAction):
    """Apologises and offers a person."""

    called = "action_complaint"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_complaint", {"name": turn.name}), offers_person=True)


ACTIONS = (Handoff, Complaint)
