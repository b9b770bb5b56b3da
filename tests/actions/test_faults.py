"""The rules on damage and faults, worked out for one question: what one gets, on both sides of each border."""

from datetime import date, timedelta

import pytest

from actions.facts import Facts, read_facts
from actions.faults import fault_rule
from tests.actions.fakes import FACTS

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The sample shop's facts: 14 days to report damage, three years' guarantee."""
    return read_facts(FACTS)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("the lid is cracked, do I need the box it came in?", "utter_fault_no_packaging"),
        ("binned the carton, and now it has a dent. problem?", "utter_fault_no_packaging"),
        ("must I send a photo of the hole", "utter_fault_photo"),
        ("it is broken, who pays the parcel back", "utter_fault_payer"),
        ("does it cost me anything to send the torn one in", "utter_fault_payer"),
        ("the strap snapped, am I covered", "utter_fault_covered"),
        ("burst seam, is that under warranty", "utter_fault_covered"),
        ("it leaks. do you mend it or can i have another", "utter_fault_rule"),
        ("replacement or money?", "utter_fault_rule"),
        ("what happens if the glass is broken when it comes", "utter_fault_rule_if"),
        ("how long have I got to report damage", "utter_fault_rule_if"),
        ("the clasp came off. is there anything you can do", "utter_fault_rule"),
        ("it arrived dented, any chance?", "utter_fault_rule"),
        ("I burnt it by the fire, is it covered", "utter_guarantee_not_wear"),
        ("the soles are worn down, is it covered", "utter_guarantee_not_wear"),
        # What only reports, and what came instead of another thing.
        ("the handle came off", None),
        ("it is torn, please send a new one", None),
        ("you sent the wrong one, how long do I have", None),
    ),
)
def test_what_is_asked_is_answered_first(text: str, response: str | None, facts: Facts) -> None:
    """Each question has an answer that begins with it; a report that asks nothing has none."""
    rule = fault_rule(text, {}, facts, TODAY)
    assert (rule.response if rule else None) == response


@pytest.mark.parametrize(
    ("text", "days", "response", "says"),
    (
        ("it came broken, what now", 0, "utter_fault_rule", "until Monday 14 December"),
        ("it came broken, what now", 14, "utter_fault_rule", "until Monday 30 November"),
        ("it came broken, what now", 15, "utter_fault_rule", "guarantee of 3 years holds for faults"),
        ("it came broken, am I too late", 15, "utter_fault_not_late", "guarantee of 3 years holds for faults"),
        ("ordered it then and it is broken, what now", 28, "utter_fault_rule", "Within 14 days"),
        ("ordered it then and it is broken, what now", 29, "utter_fault_rule", "guarantee of 3 years holds for faults"),
        ("it came then, the zip went, is it covered", 1095, "utter_fault_covered", "guarantee of 3 years"),
        ("it came then, the zip went, is it covered", 1096, "utter_guarantee_over", ""),
    ),
)
def test_the_day_of_arrival_decides(text: str, days: int, response: str, says: str, facts: Facts) -> None:
    """Up to the last day of a report it is a new one or the money, then the guarantee, whose years end."""
    rule = fault_rule(text, {"date": (TODAY - timedelta(days)).isoformat()}, facts, TODAY)
    assert rule is not None
    assert rule.response == response
    assert says in rule.variables.get("rule", "")


@pytest.mark.parametrize(
    "text", ("the zip went after eight months, what are my options", "bought in summer, it leaks. what can I do?")
)
def test_months_and_seasons_are_for_the_guarantee(text: str, facts: Facts) -> None:
    """A time that nobody measured is later than the days of a report; no packaging is needed."""
    rule = fault_rule(text, {}, facts, TODAY)
    assert rule is not None
    assert rule.variables["rule"].startswith("The guarantee of 3 years")
    assert "No packaging is needed" in rule.variables["rule"]


def test_normal_use_is_no_wear_where_something_failed(facts: Facts) -> None:
    """A seam that opens "after three weeks of normal use" is a fault."""
    text = "the seam has opened after three weeks of normal use, am I covered"
    rule = fault_rule(text, {"duration_days": "21"}, facts, TODAY)
    assert rule is not None
    assert rule.response == "utter_fault_covered"


def test_what_was_only_opened_today_may_have_come_weeks_ago(facts: Facts) -> None:
    """The day of opening starts no days of a report; the day of coming does."""
    today = date(2026, 11, 30)
    opened = fault_rule("it came bent, we only opened it today", {"date": "2026-11-30"}, facts, today, reports=True)
    came = fault_rule("it came today and is bent", {"date": "2026-11-30"}, facts, today, reports=True)
    assert opened is not None
    assert "14 December" not in opened.variables["rule"]
    assert came is not None
    assert "14 December" in came.variables["rule"]
