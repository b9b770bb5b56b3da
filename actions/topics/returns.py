"""The terms of a return, worked out for what was asked, and the guarantee."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out, works_out_as
from actions.conditions import conditions_in
from actions.facts import Facts
from actions.faults import fault_rule
from actions.intents import button
from actions.moments import shop_now, told_of
from actions.returning import begins_with, is_of_guarantee, return_rule

# What is said where the question names nothing that the rules depend on.
_GENERAL = {
    "return_item": "utter_return_item",
    "refund_request": "utter_refund_request",
    "refund_status": "utter_refund_status",
    "exchange_item": "utter_exchange_item",
    "return_cost": "utter_return_cost",
    "part_return": "utter_return_part_free",
    "used_return": "utter_return_worn",
    "gift_return": "utter_return_gift",
    "exchange_how": "utter_return_exchange_how",
    "guarantee": "utter_guarantee",
    "own_doing": "utter_own_doing",
}
_OF_AN_EXCHANGE = frozenset({"utter_return_exchange_first", "utter_return_exchange_free", "utter_return_exchange_how"})
_OF_A_GIFT = frozenset({"utter_return_gift", "utter_return_gift_money", "utter_return_gift_secret"})
# What else the rules may say to a question that says by itself what it is about, or to a wish that a procedure carries.
_ONLY = {
    "refund_status": frozenset({"utter_refund_by", "utter_refund_overdue", "utter_refund_only_to"}),
    "exchange_item": _OF_AN_EXCHANGE | _OF_A_GIFT | {"utter_return_may_not_fit", "utter_return_kept"},
    "return_cost": frozenset({"utter_return_from", "utter_return_cost"}),
    "part_return": frozenset({"utter_return_part", "utter_return_part_free", "utter_return_whole"}),
    "used_return": frozenset(
        {
            *("utter_return_tried_on", "utter_return_unworn", "utter_return_kept", "utter_return_no_tags"),
            *("utter_return_unboxed", "utter_return_opened", "utter_return_over", "utter_return_over_since"),
            *("utter_guarantee_not_wear", "utter_return_may_not_fit"),
            *("utter_guarantee", "utter_guarantee_holds", "utter_guarantee_over"),
            # What is told of as not worn has the days of all the rest.
            *("utter_return_open", "utter_return_last_day", "utter_return_not_late", "utter_return_open_from_order"),
            *("utter_return_depends", "utter_return_too_late_since"),
        }
    ),
    "gift_return": _OF_A_GIFT | {"utter_return_kept"},
    "own_doing": frozenset({"utter_guarantee_not_wear"}),
    "exchange_how": _OF_AN_EXCHANGE | _OF_A_GIFT,
}
# What some questions are about by themselves, whatever words they have for it: a condition.
_OF_ONE_THING = {"part_return": "part", "gift_return": "gift", "exchange_how": "exchange"}
# Where the rule says no, a person may still see more than it does.
_FOR_A_PERSON = {
    "utter_return_whole",
    "utter_return_over", "utter_return_over_since", "utter_return_too_late_since", "utter_return_no_tags",
    "utter_return_worn", "utter_refund_overdue",
    "utter_guarantee", "utter_guarantee_holds", "utter_guarantee_over", "utter_guarantee_not_wear", "utter_own_doing",
}  # fmt: skip

_OF_IT = re.compile(r"\b(?:it|them|that|this|they|those|these)\b", re.IGNORECASE)
# What is asked of a present that is not kept as it is.
_OF_GIVING_BACK = frozenset({"returns", "exchange", "refund", "gift_money", "gift_secret", "no_receipt", "until_when"})
# What is asked of a claim on the guarantee, beside what that covers.
_OF_A_CLAIM = frozenset({"asks_packaging", "asks_photo", "asks_payer"})


class ReturnPolicy(TopicAction):
    """Says what may come back, until when, and what that costs; of the guarantee, what it covers."""

    called = "action_return_policy"
    topic = "returns"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        response = _GENERAL.get(turn.intent, "utter_return_policy")
        if turn.day_before and not turn.named.get("date") and _OF_IT.search(turn.text):
            # "It came on 25 October", and then "can it still go back".
            turn = replace(turn, named={**turn.named, "date": (turn.day_before,)})
        told = of_a_return(turn, facts, shop_now(facts))
        if told is not None:
            return told
        offers_person = turn.intent == "refund_status" or response in _FOR_A_PERSON
        general = Reply(response, {"says": begins_with(response, turn.stated, conditions_in(turn.stated), facts)})
        return Outcome(general, offers_person=offers_person, general=turn.intent not in _ONLY)


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
@works_out_as(*_OF_ONE_THING)
def of_a_return(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return what the rules say to a message; None where it names nothing that they depend on."""
    told = conditions_in(turn.stated)
    if turn.intent == "part_return" and "part" not in told and turn.named.get("date"):
        # "Delivered 16 october, can it still go back" tells a day, and no part.
        turn = replace(turn, intent="return_policy")
    if turn.intent == "own_doing" and "asks_covered" in told:
        return Outcome(Reply("utter_guarantee_not_wear"), offers_person=True)
    if turn.intent == "refund_request" and "not_come" in told:
        # Money for what never came waits for no return.
        return None
    rule, only = _rule(turn, facts, now), _ONLY.get(turn.intent)
    return rule if rule is not None and (only is None or rule.reply.response in only) else None


def _is_for_its_page(told: Collection[str]) -> bool:
    """Whether a help page that is near says more than the rules do to what is told."""
    # "Can it go straight to my sister as a present" gives nothing back.
    gives = "gift" in told and not _OF_GIVING_BACK.intersection(told)
    return gives or ("customs" in told and "from_away" not in told) or ("claims" in told and "fault" not in told)


def _rule(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    turn = replace(turn, text=turn.stated)
    told = conditions_in(turn.text)
    asked = turn.text, told_of(turn, now.date()), facts, now.date()
    if "passage" in turn.entities and _is_for_its_page(told):
        return None
    is_of_a_fault = "fault" in told or (is_of_guarantee(turn.text) and told & _OF_A_CLAIM)
    if turn.intent == "gift_return" and "kept" not in told:
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
    # Whatever its words: "conked out in its second winter".
    about = "guarantee" if promised else _OF_ONE_THING.get(turn.intent, "")
    rule = of_a_fault or return_rule(*asked, about=about)
    if rule is None:
        return None
    return Outcome(rule, offers_person=is_of_guarantee(turn.text) or rule.response in _FOR_A_PERSON)
