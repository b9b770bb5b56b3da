"""Returns, refunds and the guarantee."""

import re
from abc import ABC
from typing import ClassVar

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.wording import money

# A money-back guarantee is what the terms of a return are.
_GUARANTEE = re.compile(r"\b(?:warr[ae]nt\w+|(?<!money.back )g[au]{1,2}r+[ae]nt\w+)", re.IGNORECASE)


class _ReturnAnswer(TopicAction, ABC):
    """An answer from the facts about returns."""

    topic = "returns"
    response: ClassVar[str]
    offers_person: ClassVar[bool] = False

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        reply = Reply(self.response, {"name": turn.name, **_variables(facts)})
        return Outcome(reply, offers_person=self.offers_person)


class ReturnPolicy(_ReturnAnswer):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    response = "utter_return_policy"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if not _GUARANTEE.search(turn.text):
            return await super().answer(turn, facts)
        variables = {"name": turn.name, "guarantee": facts.returns.guarantee}
        return Outcome(Reply("utter_guarantee", variables), offers_person=True)


class ReturnItem(_ReturnAnswer):
    """Says how to send something back."""

    called = "action_return_item"
    response = "utter_return_item"


class RefundRequest(_ReturnAnswer):
    """Says how to get the money back."""

    called = "action_refund_request"
    response = "utter_refund_request"


class RefundStatus(_ReturnAnswer):
    """Says when the money comes. Where it is late, a person has to look."""

    called = "action_refund_status"
    response = "utter_refund_status"
    offers_person = True


def _variables(facts: Facts) -> dict[str, str]:
    returns = facts.returns
    return {
        "window": str(returns.window_days),
        "condition": returns.condition,
        "cost": f"costs {money(returns.cost, facts.shop)}" if returns.cost else "is free",
        "how": returns.how,
        "refund_days": str(returns.refund_days),
        "refund_to": returns.refund_to,
    }
