"""The terms of a return, worked out for what was asked, and the guarantee."""

from collections.abc import Collection
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
_GENERAL = {
    "return_item": "utter_return_item",
    "refund_request": "utter_refund_request",
    "refund_status": "utter_refund_status",
    "exchange_item": "utter_exchange_item",
}
# What the rules may say to a wish that a procedure carries: the rest is for that.
_ONLY = {
    "refund_status": frozenset({"utter_refund_by", "utter_refund_overdue", "utter_refund_only_to"}),
    "exchange_item": frozenset(
        {
            *("utter_return_exchange_first", "utter_return_exchange_free", "utter_return_exchange_how"),
            *("utter_return_gift", "utter_return_gift_money", "utter_return_gift_secret"),
        }
    ),
}
# Where the rule says no, a person may still see more than it does.
_FOR_A_PERSON = {
    "utter_return_over", "utter_return_over_since", "utter_return_too_late_since", "utter_return_no_tags",
    "utter_return_worn", "utter_refund_overdue",
    "utter_guarantee_holds", "utter_guarantee_over", "utter_guarantee_not_wear",
}  # fmt: skip

# What is asked of a claim on the guarantee, beside what that covers.
_OF_A_CLAIM = frozenset({"asks_packaging", "asks_photo", "asks_payer"})


class ReturnPolicy(TopicAction):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        general = Reply(_GENERAL.get(turn.intent, "utter_return_policy"))
        told = of_a_return(turn, facts, shop_now(facts))
        if turn.intent not in _ONLY:
            return told or Outcome(general, general=True)
        if told is not None and told.reply.response in _ONLY[turn.intent]:
            return told
        return Outcome(general, offers_person=turn.intent == "refund_status")


def _of_damage(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return the rule for what arrives damaged, to a question that reports nothing."""
    rule = fault_rule(turn.text, told_of(turn, now.date()), facts, now.date(), reports=True)
    if rule is None:
        return None
    if rule.response == "utter_fault_rule":
        # There is nothing to be sorry for yet.
        rule = replace(rule, response="utter_fault_rule_if")
    return Outcome(replace(rule, options=() if turn.form else (button("damaged_item"),)))


def _of_a_present(told: Collection[str]) -> Reply:
    """Return what may be done with a thing that the shopper was given."""
    asked = (("gift_secret", "utter_return_gift_secret"), ("gift_money", "utter_return_gift_money"))
    return Reply(next((response for condition, response in asked if condition in told), "utter_return_gift"))


@works_out("return_policy", "return_item", "refund_request")
def of_a_return(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return what the rules say to a message; None where it names nothing that they depend on."""
    asked = turn.text, told_of(turn, now.date()), facts, now.date()
    told = conditions_in(turn.text)
    if "claims" in told and "passage" in turn.entities and "fault" not in told:
        return None
    is_of_a_fault = "fault" in told or (is_of_guarantee(turn.text) and told & _OF_A_CLAIM)
    if turn.intent == "gift_received":
        return Outcome(_of_a_present(told))
    if turn.intent == "damage_rule":
        return _of_damage(turn, facts, now)
    promised = turn.intent == "guarantee"
    is_of_a_fault = is_of_a_fault or (promised and "wear" not in told and "no_receipt" not in told)
    # "The handle broke in its third autumn" asks nothing, and reports a fault.
    reports = "fault" in told and "returns" not in told
    of_a_fault = None
    if is_of_a_fault and "no_printer" not in told:
        of_a_fault = fault_rule(*asked, of_guarantee=promised, reports=reports)
    if of_a_fault is not None and not turn.form:
        of_a_fault = replace(of_a_fault, options=(button("damaged_item"),))
    rule = of_a_fault or return_rule(*asked)
    if rule is None:
        return None
    return Outcome(rule, offers_person=is_of_guarantee(turn.text) or rule.response in _FOR_A_PERSON)
