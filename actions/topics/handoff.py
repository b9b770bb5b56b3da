"""Handing over to a person, because the shopper asks for one or because of what they say; and staying with the bot."""

from collections.abc import Mapping

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


# The intents after which a person takes over at once: why, and what is said first.
_AT_ONCE: Mapping[str, tuple[HandoffReason, str]] = {
    "complaint": (HandoffReason.ANGER, "utter_complaint"),
    "legal_threat": (HandoffReason.LEGAL, "utter_legal_threat"),
    "safety_issue": (HandoffReason.SAFETY, "utter_safety_issue"),
    "account_hacked": (HandoffReason.HACKED, "utter_account_hacked"),
    "private_data": (HandoffReason.PRIVACY, "utter_private_data"),
    "phishing": (HandoffReason.PHISHING, "utter_phishing"),
    "bereavement": (HandoffReason.BEREAVEMENT, "utter_bereavement"),
    "self_harm": (HandoffReason.SELF_HARM, "utter_self_harm"),
    "threat": (HandoffReason.THREAT, "utter_threat"),
}


class AtOnce(TopicAction):
    """Hands over without asking: nothing that the bot could say would help."""

    called = "action_at_once"
    hands_over = True

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        reason, response = _AT_ONCE[turn.intent]
        return hand_over(turn, reason, Reply(response))


class Frustration(TopicAction):
    """Says sorry to a shopper who feels not heard, names what is open, and offers a person; then it calls one."""

    called = "action_frustration"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        # Whoever goes on so instead of taking the offer up is served by nothing that the bot could add.
        return hand_over(turn, HandoffReason.ANGER) if self.called in turn.ran_before else sorry(turn)


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
