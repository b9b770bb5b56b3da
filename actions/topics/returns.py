"""The terms of a return, worked out for what was asked, and the guarantee."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.returning import is_of_guarantee, return_rule
from shop.clock import utc_now

# What is said where the question names nothing that the rules depend on.
_GENERAL = {"return_item": "utter_return_item", "refund_request": "utter_refund_request"}


class ReturnPolicy(TopicAction):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        today = utc_now().astimezone(facts.shop.timezone).date()
        rule = return_rule(turn.text, turn.entities, facts, today)
        person = is_of_guarantee(turn.text) or (rule is not None and rule.response in _FOR_A_PERSON)
        return Outcome(rule or Reply(_GENERAL.get(turn.intent, "utter_return_policy")), offers_person=person)


# Where the rule says no, a person may still see more than it does.
_FOR_A_PERSON = {
    "utter_return_over", "utter_return_over_since", "utter_return_no_tags", "utter_return_worn",
    "utter_guarantee_holds", "utter_guarantee_over",
}  # fmt: skip
