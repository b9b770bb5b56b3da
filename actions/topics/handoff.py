"""Handing over to a person, because the shopper asks for one or because of what they say; and staying with the bot."""

from abc import ABC
from typing import ClassVar

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.reasons import HandoffReason


class Handoff(TopicAction):
    """Hands over because the shopper asks for a person or accepts one. Where a report is open, that is the reason."""

    called = "action_handoff"
    hands_over = True

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if turn.reports:
            return hand_over(turn, HandoffReason.DAMAGE)
        tries = turn.slots.get("order_check") == "tries" and turn.slots.get("offer") == "person"
        return hand_over(turn, HandoffReason.TRIES if tries else HandoffReason.ASKED)


class _AtOnce(TopicAction, ABC):
    """Hands over without asking: nothing that the bot could say would help."""

    hands_over = True
    reason: ClassVar[HandoffReason]
    response: ClassVar[str]

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return hand_over(turn, self.reason, Reply(self.response))


class Complaint(_AtOnce):
    """Hands an angry shopper over at once."""

    called = "action_complaint"
    reason, response = HandoffReason.ANGER, "utter_complaint"


class LegalThreat(_AtOnce):
    """Hands a legal matter over, and says nothing about it."""

    called = "action_legal_threat"
    reason, response = HandoffReason.LEGAL, "utter_legal_threat"


class SafetyIssue(_AtOnce):
    """Hands a safety issue over, and first says what keeps people safe."""

    called = "action_safety_issue"
    reason, response = HandoffReason.SAFETY, "utter_safety_issue"


class StayWithBot(TopicAction):
    """Accepts that no person is wanted: the offer is dropped, a form goes on."""

    called = "action_stay_with_bot"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_stay_in_form" if turn.form else "utter_stay_with_bot"))
