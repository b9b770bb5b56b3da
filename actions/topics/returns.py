"""The terms of a return, and the guarantee."""

import re

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts

# A money-back guarantee is what the terms of a return are.
_GUARANTEE = re.compile(r"\b(?:warr[ae]nt\w+|(?<!money.back )g[au]{1,2}r+[ae]nt\w+)", re.IGNORECASE)


class ReturnPolicy(TopicAction):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if _GUARANTEE.search(turn.text):
            return Outcome(Reply("utter_guarantee"), offers_person=True)
        return Outcome(Reply("utter_return_policy"))
