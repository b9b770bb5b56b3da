"""The terms of a return, worked out for what was asked, and the guarantee."""

from datetime import datetime

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.facts import Facts
from actions.moments import shop_now
from actions.returning import is_of_guarantee, return_rule

# What is said where the question names nothing that the rules depend on.
_GENERAL = {"return_item": "utter_return_item", "refund_request": "utter_refund_request"}
# Where the rule says no, a person may still see more than it does.
_FOR_A_PERSON = {
    "utter_return_over", "utter_return_over_since", "utter_return_too_late_since", "utter_return_no_tags",
    "utter_return_worn", "utter_guarantee_holds", "utter_guarantee_over", "utter_guarantee_not_wear",
}  # fmt: skip


class ReturnPolicy(TopicAction):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        general = Reply(_GENERAL.get(turn.intent, "utter_return_policy"))
        return of_a_return(turn, facts, shop_now(facts)) or Outcome(general, general=True)


@works_out("return_policy", "return_item", "refund_request")
def of_a_return(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return what the rules say to a message; None where it names nothing that they depend on."""
    rule = return_rule(turn.text, turn.entities, facts, now.date())
    if rule is None:
        return None
    return Outcome(rule, offers_person=is_of_guarantee(turn.text) or rule.response in _FOR_A_PERSON)
