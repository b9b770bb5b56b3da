"""Handing over to a person. The bot only says why: the handoff process announces who answers and when."""

from collections.abc import Mapping

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts

# What people are told the shopper claims, where it is known.
_TOLD = ("order_number", "email")


def hand_over(turn: Turn, reason: str) -> Outcome:
    """Hand the conversation over for `reason`, with its topic and what was filled in. Says nothing."""
    claimed = {**turn.slots, **turn.entities}
    slots: Mapping[str, str] = {name: str(claimed[name]) for name in _TOLD if claimed.get(name)}
    topic = "orders" if turn.form else turn.slots.get("topic")
    return Outcome(Reply(custom={"handoff": {"reason": reason, "topic": topic, "slots": slots}}), leaves_form=True)


class Handoff(TopicAction):
    """Hands over because the shopper asks for it, or takes the offer made after too many tries."""

    called = "action_handoff"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        tries = turn.slots.get("order_check") == "tries" and turn.slots.get("offer") == "person"
        return hand_over(turn, "tries" if tries else "asked")


class Complaint(TopicAction):
    """Apologises and offers a person."""

    called = "action_complaint"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_complaint", {"name": turn.name}), offers_person=True)


ACTIONS = (Handoff, Complaint)
