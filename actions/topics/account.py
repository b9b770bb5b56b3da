"""The programme for regular customers."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts


class Membership(TopicAction):
    """Tells about the programme for regular customers, or that there is none. Only agents see who is a member."""

    called = "action_membership"
    topic = "account"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if facts.membership is None:
            return Outcome(Reply("utter_no_membership"))
        return Outcome(Reply("utter_membership"), offers_person=True)
