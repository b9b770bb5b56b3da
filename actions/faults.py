"""What the rules on damage and faults say to one question, worked out for what was said. No order is needed.

Within the days of a report it is a new one or the money; later the guarantee is there. Each answer begins with what was
asked: whether it is covered, who pays, whether the packaging or a photo is needed, whether it is too late.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from actions.conditions import conditions_in
from actions.facts import Facts
from actions.phrases import say
from actions.returning import SLOW_PARCEL_DAYS, YEAR_DAYS, days_since, guarantee, is_of_guarantee
from actions.turn import Reply
from actions.wording import plain_day

# What a question asks for; the first that is asked is answered first.
_ASKED = (
    ("asks_packaging", "utter_fault_no_packaging"),
    ("asks_photo", "utter_fault_photo"),
    ("asks_time_left", "utter_fault_in_time"),
    ("asks_covered", "utter_fault_covered"),
    ("asks_payer", "utter_fault_payer"),
    ("asks_outcome", "utter_fault_rule"),
    ("asks_options", "utter_fault_rule"),
    ("asks_at_all", "utter_fault_rule"),
)


def fault_rule(
    text: str,
    entities: Mapping[str, str],
    facts: Facts,
    today: date,
    *,
    reports: bool = False,
    of_guarantee: bool = False,
) -> Reply | None:
    """Return what the rules say to a question about damage or a fault; None where nothing is asked about one.

    `reports`: the message reports a fault, and is told the rule in any case; `of_guarantee`: it is about the guarantee,
    whatever its words. `entities` may hold `date`, an ISO day,
    week, month or year, or `duration_days`, how long ago it was; `today` is the shop's day.
    """
    told = conditions_in(text) | ({"guarantee"} if is_of_guarantee(text) else set())
    # A seam that opens "after three weeks of normal use" is a fault, and no wear.
    is_no_fault = "own_doing" in told or ("wear" in told and "fault" not in told)
    told |= {"fault"} | ({"guarantee"} if of_guarantee else set())
    asked = next((response for condition, response in _ASKED if condition in told), None)
    asked = asked or ("utter_fault_rule" if reports else None)
    if asked is None or "another_thing" in told:
        return None
    # What was opened today may have come weeks ago.
    since = None if "seen_now" in told and "ordered" not in told else days_since(entities, told, today)
    if since and "long_ago" in told and max(since) <= facts.damaged.report_days:
        # "From spring, it split last week": that is the day of the fault.
        since = None
    if is_no_fault or (since and min(since) > facts.returns.guarantee_years * YEAR_DAYS):
        return guarantee(since, told if is_no_fault else told - {"wear"}, facts)
    if "hypothetical" in told and asked == "utter_fault_rule":
        asked = "utter_fault_rule_if"
    if asked == "utter_fault_in_time" and "too_late" in told:
        # After the days of a report the guarantee holds.
        asked = "utter_fault_not_late"
    elif asked == "utter_fault_in_time" and since is None:
        # Whether it is in time is not known.
        asked = "utter_fault_rule_if"
    return Reply(asked, {"rule": _rule(told, since, facts, today)})


def _rule(told: Collection[str], since: tuple[int, int] | None, facts: Facts, today: date) -> str:
    """Write what one gets now, if the day is known, or what one gets when."""
    days, years = facts.damaged.report_days, facts.returns.guarantee_years
    if since is not None and max(since) <= days:
        last = today + timedelta(days - max(since))
        return say("fault_early", days=days, day=plain_day(last, today, facts.shop))
    # What was ordered so long ago may have come much later.
    slow = SLOW_PARCEL_DAYS if "ordered" in told and "arrived" not in told else 0
    is_later = min(since) > days + slow if since is not None else bool({"long_ago", "guarantee"} & set(told))
    rule = say("fault_later", years=years) if is_later else say("fault_any", days=days, years=years)
    return rule if "asks_packaging" in told else f"{rule} {say('fault_no_packaging')}"
