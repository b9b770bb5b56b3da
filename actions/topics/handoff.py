"""Handing over to a person, because the shopper asks for one or because of what they say; and staying with the bot."""

from abc import ABC
from typing import ClassVar

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.open_wishes import open_wishes
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


class AccountHacked(_AtOnce):
    """Hands a stolen account over, and says what keeps harm small."""

    called = "action_account_hacked"
    reason, response = HandoffReason.HACKED, "utter_account_hacked"


class PrivateData(_AtOnce):
    """Hands over where somebody's data reached somebody else."""

    called = "action_private_data"
    reason, response = HandoffReason.PRIVACY, "utter_private_data"


class Phishing(_AtOnce):
    """Hands over a message that pretends to be the shop's, and first says what not to do."""

    called = "action_phishing"
    reason, response = HandoffReason.PHISHING, "utter_phishing"


class Bereavement(_AtOnce):
    """Hands over where somebody has died."""

    called = "action_bereavement"
    reason, response = HandoffReason.BEREAVEMENT, "utter_bereavement"


class SelfHarm(_AtOnce):
    """Says where help is, and hands over."""

    called = "action_self_harm"
    reason, response = HandoffReason.SELF_HARM, "utter_self_harm"


class Threat(_AtOnce):
    """Hands violence and threats over."""

    called = "action_threat"
    reason, response = HandoffReason.THREAT, "utter_threat"


class Frustration(TopicAction):
    """Says sorry to a shopper who feels not heard, names what is open, and offers a person."""

    called = "action_frustration"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return sorry(turn)


class StayWithBot(TopicAction):
    """Accepts that no person is wanted: the offer is dropped, a form goes on."""

    called = "action_stay_with_bot"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_stay_in_form" if turn.form else "utter_stay_with_bot"))


def sorry(turn: Turn) -> Outcome:
    """Say sorry once, name what is open, and offer a person."""
    still = open_wishes(turn)
    reply = Reply("utter_frustration_open", {"open": still}) if still else Reply("utter_frustration")
    return Outcome(reply, offers_person=True, counts=False)
