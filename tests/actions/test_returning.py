"""The rules on returns, worked out for one question: yes or no, on both sides of each border."""

from datetime import date, timedelta

import pytest

from actions.facts import Facts, read_facts
from actions.returning import return_rule
from tests.actions.fakes import FACTS

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The sample shop's facts: 30 days to return, three years' guarantee."""
    return read_facts(FACTS)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("I went for a walk in the boots, they have been worn outside", "utter_return_worn"),
        ("washed it once, can it come back?", "utter_return_worn"),
        ("it smells of smoke now", "utter_return_worn"),
        ("I only tried it on indoors", "utter_return_tried_on"),
        ("it has not been worn", "utter_return_unworn"),
        ("unworn, can I send it back", "utter_return_unworn"),
        ("I cut the tags off", "utter_return_no_tags"),
        ("tags are off already", "utter_return_no_tags"),
        ("opened the packaging, is that ok", "utter_return_opened"),
        ("can knickers go back", "utter_return_kept"),
        ("the hygiene seal is open", "utter_return_kept"),
        ("I had them shortened", "utter_return_kept"),
        ("return a gift card", "utter_return_kept"),
        ("paid with a gift card, how much does a return cost", "utter_return_cost"),
        ("it was a present from my gran", "utter_return_gift"),
        ("bought it in the sale", "utter_return_reduced"),
        ("I threw away the receipt", "utter_return_no_receipt"),
        ("no printer here", "utter_return_no_label"),
        ("I lost the return label", "utter_return_no_label"),
        ("can I send it back from Ireland", "utter_return_from"),
        ("keep one and send one back, is delivery still free", "utter_return_part_free"),
        ("swap for a different colour", "utter_return_exchange"),
        ("can I send it back if it is too tight", "utter_return_may_not_fit"),
        ("if the boots don't fit, do they come back", "utter_return_may_not_fit"),
        ("too small, can I swap it", "utter_return_exchange"),
        ("how long may I keep a thing before it goes back", None),
        ("do the tags have to stay on", "utter_return_no_tags"),
        ("must I keep the labels on for a return", "utter_return_no_tags"),
        ("how long do you keep the other size for me", "utter_return_exchange"),
        ("returning one of two, do I pay delivery now", "utter_return_part_free"),
        ("do I lose free delivery if I send part of it back", "utter_return_part_free"),
        ("what does it cost to return", "utter_return_cost"),
        ("is it free to send back", "utter_return_cost"),
        ("when do I have my refund", "utter_refund_time"),
        ("how long does the guarantee last", "utter_guarantee"),
        ("is a broken zip under warranty", "utter_guarantee"),
        ("I don't wear it after all", "utter_return_unworn"),
        ("I used them once", "utter_return_worn"),
        ("had it on for a day out at the races, may it come back", "utter_return_worn"),
        ("did one trek with it, do I get my money back", "utter_return_worn"),
        ("never left the flat, only walked around the flat in them, returnable?", "utter_return_tried_on"),
        ("chucked the tags, can I send it back", "utter_return_no_tags"),
        ("it is still on its way, can I return it unopened", "utter_return_not_here"),
        ("can I turn the driver away", "utter_return_not_here"),
        ("it hasn't come yet and I changed my mind, can it go straight back", "utter_return_not_here"),
        ("can the boots be refused at the door", "utter_return_not_here"),
        ("the courier refused to take the return", None),
        ("I sent the boots back and they have not arrived at yours", None),
        ("my return has not come yet", None),
        ("I returned it, and no money has come, it has not arrived", None),
        ("do presents have a longer return time over Christmas", "utter_return_window"),
        ("are returns extended for Christmas presents", "utter_return_window"),
        ("I am one day over the return limit, is that ok", "utter_return_over"),
        ("would a week after the 30 days still be fine for a return", "utter_return_over"),
        ("I missed the deadline by two days, can it still go back", "utter_return_over"),
        ("may it go back two days after it came", None),
        ("I used a code on the order", None),
        ("can these walking pants come back", None),
        ("sending it back from jersey", "utter_return_from"),
        ("is a jersey returnable", None),
        ("is the window still open", None),
        ("is there a money back guarantee", None),
        ("what are your return terms", None),
        ("", None),
    ),
)
def test_a_condition_decides(text: str, response: str | None, facts: Facts) -> None:
    """What is said of the thing gets the rule on just that; a question without it gets none."""
    rule = return_rule(text, {}, facts, TODAY)
    assert (rule.response if rule else None) == response


@pytest.mark.parametrize(
    ("text", "days", "response", "day"),
    (
        ("it came 30 days ago", 30, "utter_return_open", "Monday 30 November"),
        ("it came 31 days ago", 31, "utter_return_over_since", "Sunday 29 November"),
        ("it came today", 0, "utter_return_open", "Wednesday 30 December"),
        ("bought 30 days ago", 30, "utter_return_open_from_order", "Monday 30 November"),
        ("bought 31 days ago", 31, "utter_return_depends", "Saturday 31 October"),
        ("bought 44 days ago", 44, "utter_return_depends", "Saturday 31 October"),
        ("bought 45 days ago", 45, "utter_return_over", None),
        ("ordered and it came 31 days ago", 31, "utter_return_over_since", "Sunday 29 November"),
    ),
)
def test_the_day_decides(text: str, days: int, response: str, day: str | None, facts: Facts) -> None:
    """Day 30 after the arrival is the last one, said as a day or as a number; an order's day alone decides less."""
    for entities in ({"duration_days": str(days)}, {"date": (TODAY - timedelta(days)).isoformat()}):
        rule = return_rule(text, entities, facts, TODAY)
        assert rule is not None
        assert (rule.response, rule.variables.get("day")) == (response, day)


@pytest.mark.parametrize(
    ("text", "days", "response"),
    (
        ("today is day 31, can it go back", 31, "utter_return_over_since"),
        ("it's the 30th day today, can I return it", 30, "utter_return_open"),
        ("day 30, am I too late", 30, "utter_return_not_late"),
        ("is day 29 too late to return", 29, "utter_return_not_late"),
        ("is day 31 too late to return", 31, "utter_return_too_late_since"),
    ),
)
def test_the_number_of_a_day_is_counted_from_the_arrival(text: str, days: int, response: str, facts: Facts) -> None:
    """Who says that today is day 31 tells of an arrival 31 days ago, and of none today."""
    rule = return_rule(text, {"date": TODAY.isoformat(), "duration_days": str(days)}, facts, TODAY)
    assert rule is not None
    assert rule.response == response


def test_too_late_is_said_before_a_condition(facts: Facts) -> None:
    """What came too long ago cannot come back, in whatever condition; else wear decides before the day does."""
    late, early = ({"duration_days": days} for days in ("31", "3"))
    for text, entities, response in (
        ("it came and I only tried it on", late, "utter_return_over_since"),
        ("it came and I only tried it on", early, "utter_return_open"),
        ("it came and I washed it before I tried it on", late, "utter_return_over_since"),
        ("it came and I washed it before I tried it on", early, "utter_return_worn"),
        ("got it as a present", early, "utter_return_gift"),
    ):
        rule = return_rule(text, entities, facts, TODAY)
        assert rule is not None
        assert rule.response == response


@pytest.mark.parametrize(
    ("text", "days", "response"),
    (
        ("it came 30 days ago, am I too late", 30, "utter_return_not_late"),
        ("it came 31 days ago, am I too late", 31, "utter_return_too_late_since"),
        ("it was delivered 5 days ago, until when can I return it", 5, "utter_return_last_day"),
    ),
)
def test_yes_and_no_are_the_right_way_round(text: str, days: int, response: str, facts: Facts) -> None:
    """“Is it too late” is answered with the other word, and “until when” with the day."""
    rule = return_rule(text, {"duration_days": str(days)}, facts, TODAY)
    assert rule is not None
    assert rule.response == response


@pytest.mark.parametrize(
    ("when", "response"),
    (
        ("2026-W48", "utter_return_open"),
        ("2026-10", "utter_return_depends"),
        ("2026-09", "utter_return_over"),
        ("2025", "utter_return_over"),
        ("2026-W53", None),
    ),
)
def test_a_week_or_a_month_is_a_span_of_days(when: str, response: str | None, facts: Facts) -> None:
    """What came "last week" surely is in time, "in October" may be, and what came in September is not."""
    rule = return_rule("it came then", {"date": when}, facts, TODAY)
    assert (rule.response if rule else None) == response


def test_today_is_the_day_of_the_question(facts: Facts) -> None:
    """Who says that today is the 31st day has told how long ago it came, and not that it came today."""
    entities = {"date": TODAY.isoformat(), "duration_days": "31"}
    rule = return_rule("today is the 31st day since delivery", entities, facts, TODAY)
    assert rule is not None
    assert rule.response == "utter_return_over_since"


@pytest.mark.parametrize(
    ("text", "days", "says"),
    (
        ("is it 30 days to return something", 30, "Yes."),
        ("you have 14 days to return, no?", 14, "No."),
        ("is it only a fortnight", 14, "No."),
        ("we have a month, right", 30, "Yes."),
    ),
)
def test_the_window_itself_is_no_time_that_went_by(text: str, days: int, says: str, facts: Facts) -> None:
    """Who takes the window for so many days has told of none that are over, and hears whether it is so."""
    rule = return_rule(text, {"duration_days": str(days)}, facts, TODAY)
    assert rule is not None
    assert (rule.response, rule.variables["says"]) == ("utter_return_window", says)


@pytest.mark.parametrize(
    ("text", "response", "says"),
    (
        ("returning is free, i take it, it costs nothing", "utter_return_cost", "Yes."),
        ("do i pay for the way back", "utter_return_cost", "No."),
        ("what does a return cost", "utter_return_cost", ""),
        ("sale things are final, right", "utter_return_reduced", "No."),
        ("can reduced things come back", "utter_return_reduced", "Yes."),
        ("threw the box away, does it matter", "utter_return_unboxed", "No."),
        ("can it go back without the box", "utter_return_unboxed", "Yes."),
        ("do i pay for an exchange", "utter_return_exchange_free", "No."),
        ("is an exchange free", "utter_return_exchange_free", "Yes."),
    ),
)
def test_the_answer_begins_with_what_was_asked(text: str, response: str, says: str, facts: Facts) -> None:
    """A yes or a no to what the message asks or takes for so, and neither where it asks for more."""
    rule = return_rule(text, {}, facts, TODAY)
    assert rule is not None
    assert (rule.response, rule.variables["says"]) == (response, says)


@pytest.mark.parametrize(
    ("back", "response", "day"),
    (("2026-11-26", "utter_refund_by", "3 December"), ("2026-11-19", "utter_refund_overdue", "26 November")),
)
def test_the_day_of_a_refund(back: str, response: str, day: str, facts: Facts) -> None:
    """Five working days after the day on which the parcel was back, and whether they are over."""
    rule = return_rule("it got back to you on that day, when do i get my money", {"date": back}, facts, TODAY)
    assert rule is not None
    assert rule.response == response
    assert day in rule.variables["day"]


@pytest.mark.parametrize(
    ("text", "days", "response"),
    (
        ("is it still under guarantee", 1095, "utter_guarantee_holds"),
        ("is it still under guarantee", 1096, "utter_guarantee_over"),
        ("the seam came undone, it came 5 months ago", 150, "utter_guarantee_holds"),
        ("the zip broke", 2000, "utter_guarantee_over"),
        ("is normal wear under guarantee", 100, "utter_guarantee_not_wear"),
        ("I tore it on a fence, does the guarantee cover that", 100, "utter_guarantee_not_wear"),
    ),
)
def test_a_fault_is_for_the_guarantee(text: str, days: int, response: str, facts: Facts) -> None:
    """A fault is measured by the guarantee's three years, never by the days of a return."""
    rule = return_rule(text, {"duration_days": str(days)}, facts, TODAY)
    assert rule is not None
    assert rule.response == response


def test_a_fault_of_what_was_worn_is_none_of_the_window(facts: Facts) -> None:
    """What came off after two walks is a fault, and no worn return."""
    rule = return_rule("wore them twice and the sole came off, can I return them", {}, facts, TODAY)
    assert rule is not None
    assert rule.response == "utter_guarantee"


@pytest.mark.parametrize("entities", ({"date": "2026-12-24"}, {"date": "soon"}, {"duration_days": "many"}))
def test_a_day_that_says_nothing_decides_nothing(entities: dict[str, str], facts: Facts) -> None:
    """A day to come, or one that cannot be read, is no day of arrival."""
    assert return_rule("it came then", entities, facts, TODAY) is None


@pytest.mark.parametrize(
    ("text", "entities", "response"),
    (
        ("my return reached you this morning, when is the money here", {"date": "2026-11-30"}, "utter_refund_by"),
        ("by when must it go back if it arrives on 24 december", {"date": "2026-12-24"}, "utter_return_last_day"),
        ("a reduced coat, does it have the 30 days", {"duration_days": "30"}, "utter_return_reduced"),
        ("walked the dog once in them", {}, "utter_return_worn"),
        ("a present, can I have the money", {}, "utter_return_gift_money"),
        ("a present, does she find out if I swap it", {}, "utter_return_gift_secret"),
        ("how does an exchange work", {}, "utter_return_exchange_how"),
        ("for an exchange, do I send mine first", {}, "utter_return_exchange_first"),
        ("I keep one thing, is the delivery charged then", {}, "utter_return_part_free"),
        ("returning one of the two, must I pay £3.95", {}, "utter_return_part_free"),
    ),
)
def test_what_a_question_tells_decides(text: str, entities: dict[str, str], response: str, facts: Facts) -> None:
    """What is with us, what is still to come and what is kept are answered as such."""
    rule = return_rule(text, entities, facts, TODAY)
    assert rule is not None
    assert rule.response == response


@pytest.mark.parametrize(
    ("text", "response", "says"),
    (
        ("will you reclaim the 3.95 if only the hat stays with me", "utter_return_part_free", "No."),
        ("sending one item back, does shipping get billed after all?", "utter_return_part_free", "No."),
        ("do you tack the postage on if half goes back", "utter_return_part_free", "No."),
        ("would the courier fee come out of what i get back if one thing stays", "utter_return_part_free", "No."),
        ("does delivery stay free if i return one", "utter_return_part_free", "Yes."),
        ("do i keep my free delivery if one goes back", "utter_return_part_free", "Yes."),
        ("what happens to free delivery if i keep one", "utter_return_part_free", ""),
        ("can i send back just one of the things i bought", "utter_return_part", ""),
    ),
)
def test_delivery_is_not_paid_after_all(text: str, response: str, says: str, facts: Facts) -> None:
    """Whatever it is called, delivery is not taken back, and “yes, you can” answers only who asks whether they can."""
    rule = return_rule(text, {}, facts, TODAY, about="part")
    assert rule is not None
    assert (rule.response, rule.variables["says"]) == (response, says)
