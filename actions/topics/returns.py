"""The terms of a return, worked out for what was asked, and the guarantee."""

from dataclasses import replace
from datetime import datetime

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.conditions import conditions_in
from actions.facts import Facts
from actions.faults import fault_rule
from actions.intents import button
from actions.moments import shop_now, told_of
from actions.returning import is_of_guarantee, return_rule

# What is said where the question names nothing that the rules depend on.
_GENERAL = {"return_item": "utter_return_item", "refund_request": "utter_refund_request"}
# Where the rule says no, a person may still see more than it does.
_FOR_A_PERSON = {
    "utter_return_over", "utter_return_over_since", "utter_return_too_late_since", "utter_return_no_tags",
    "utter_return_worn", "utter_guarantee_holds", "utter_guarantee_over", "utter_guarantee_not_wear",
}  # fmt: skip

# What a wish to exchange depends on before its order is known: whose it is, and whether it may come back at all.
_DECIDE_AN_EXCHANGE = {
    "utter_return_gift", "utter_return_gift_secret", "utter_return_gift_money", "utter_return_kept",
    "utter_return_no_tags", "utter_return_worn", "utter_return_over", "utter_return_over_since",
    "utter_return_too_late_since",
}  # fmt: skip

# What is asked of a claim on the guarantee, beside what that covers.
_OF_A_CLAIM = frozenset({"asks_packaging", "asks_photo", "asks_payer"})


class ReturnPolicy(TopicAction):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        general = Reply(_GENERAL.get(turn.intent, "utter_return_policy"))
        return of_a_return(turn, facts, shop_now(facts)) or Outcome(general, general=True)


class ExchangeItem(TopicAction):
    """Says how something is exchanged, or what of the shopper's case stands against that or makes it another matter."""

    called = "action_exchange_item"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        now = shop_now(facts)
        rule = return_rule(turn.text, told_of(turn, now.date()), facts, now.date())
        if rule is not None and rule.response in _DECIDE_AN_EXCHANGE:
            return Outcome(rule, offers_person=rule.response in _FOR_A_PERSON)
        return Outcome(Reply("utter_exchange_item"))


@works_out("return_policy", "return_item", "refund_request")
def of_a_return(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return what the rules say to a message; None where it names nothing that they depend on."""
    asked = turn.text, told_of(turn, now.date()), facts, now.date()
    told = conditions_in(turn.text)
    if "claims" in told and "passage" in turn.entities and "fault" not in told:
        return None
    is_of_a_fault = "fault" in told or (is_of_guarantee(turn.text) and told & _OF_A_CLAIM)
    of_a_fault = fault_rule(*asked) if is_of_a_fault and "no_printer" not in told else None
    if of_a_fault is not None and not turn.form:
        of_a_fault = replace(of_a_fault, options=(button("damaged_item"),))
    rule = of_a_fault or return_rule(*asked)
    if rule is None:
        return None
    return Outcome(rule, offers_person=is_of_guarantee(turn.text) or rule.response in _FOR_A_PERSON)
