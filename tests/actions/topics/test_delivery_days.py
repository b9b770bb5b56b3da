"""Delivery: when it leaves and arrives, by the day and the hour; every border from both sides."""

from datetime import UTC, date, datetime

import pytest

from actions import moments
from actions.topics.arriving import arrivals, leaves_on
from actions.topics.shipping import Delivery
from tests.actions.fakes import a_tracker, resources, run
from tests.actions.topics.delivery import FACTS, LATE, TUESDAY, answer, at


@pytest.mark.parametrize(
    ("ordered", "leaves"),
    (
        ("2026-12-01 00:00", "2026-12-01"),
        ("2026-12-01 13:59", "2026-12-01"),
        ("2026-12-01 14:00", "2026-12-01"),
        ("2026-12-01 14:00:59", "2026-12-01"),
        ("2026-12-01 14:01", "2026-12-02"),
        ("2026-12-01 23:59", "2026-12-02"),
        ("2026-12-04 14:00", "2026-12-04"),
        ("2026-12-04 14:01", "2026-12-07"),
        ("2026-12-05 09:00", "2026-12-07"),
        ("2026-12-06 23:59", "2026-12-07"),
        # Boxing Day of 2026 is a Saturday, so its bank holiday is the Monday after.
        ("2026-12-24 14:00", "2026-12-24"),
        ("2026-12-24 14:01", "2026-12-29"),
        ("2026-12-25 09:00", "2026-12-29"),
        ("2026-12-28 09:00", "2026-12-29"),
        ("2027-01-01 09:00", "2027-01-04"),
        ("2027-03-25 15:00", "2027-03-30"),
    ),
)
def test_when_an_order_leaves(ordered: str, leaves: str) -> None:
    """It leaves the same day until the cut-off of a working day, and else on the next that is no bank holiday."""
    assert leaves_on(at(ordered), FACTS) == date.fromisoformat(leaves)


@pytest.mark.parametrize(
    ("ordered", "standard", "express"),
    (
        ("2026-12-01 10:00", ("2026-12-03", "2026-12-07"), "2026-12-02"),
        ("2026-12-01 14:01", ("2026-12-04", "2026-12-08"), "2026-12-03"),
        ("2026-12-04 10:00", ("2026-12-08", "2026-12-10"), "2026-12-07"),
        ("2026-12-05 10:00", ("2026-12-09", "2026-12-11"), "2026-12-08"),
        ("2026-12-23 10:00", ("2026-12-29", "2026-12-31"), "2026-12-24"),
        ("2026-12-24 10:00", ("2026-12-30", "2027-01-04"), "2026-12-29"),
    ),
)
def test_when_an_order_arrives(ordered: str, standard: tuple[str, str], express: str) -> None:
    """Days of delivery are working days after the one on which it leaves."""
    slow, fast = arrivals(at(ordered), FACTS)
    assert (slow.first.isoformat(), slow.last.isoformat()) == standard
    assert (fast.first.isoformat(), fast.last.isoformat()) == (express, express)


@pytest.mark.parametrize(
    ("text", "now", "days", "response"),
    (
        ("is it here by monday if i order now", TUESDAY, ["2026-12-07"], "utter_there_by"),
        ("need it by sunday", TUESDAY, ["2026-12-06"], "utter_there_by_faster"),
        ("can i get it tomorrow", TUESDAY, ["2026-12-02"], "utter_there_by_faster"),
        ("can i get it tomorrow", "2026-12-01 14:00", ["2026-12-02"], "utter_there_by_faster"),
        ("can i get it tomorrow", LATE, ["2026-12-02"], "utter_not_there_by"),
        ("do i have it today", TUESDAY, ["2026-12-01"], "utter_not_there_by"),
        ("will i have it before wednesday", TUESDAY, ["2026-12-02"], "utter_not_there_by"),
        ("will i have it before thursday", TUESDAY, ["2026-12-03"], "utter_there_by_faster"),
        ("here before tuesday?", TUESDAY, ["2026-12-08"], "utter_there_by"),
        # Entities take a weekday for the last one.
        ("there on friday?", TUESDAY, ["2026-11-27"], "utter_there_by_faster"),
        ("if i order on friday is it there by saturday", TUESDAY, ["2026-11-27", "2026-12-05"], "utter_not_there_by"),
        ("if i order on friday will i have it on monday", TUESDAY, ["2026-12-04", "2026-12-07"],
         "utter_there_by_faster"),
        ("if i order now can i get it for saturday", "2026-12-04 10:00", ["2026-12-05"], "utter_not_there_by"),
        ("will it come in time for christmas", "2026-12-18 10:00", ["2026-12-25"], "utter_there_by"),
        ("will it come in time for christmas", "2026-12-23 14:00", ["2026-12-25"], "utter_there_by_faster"),
        ("will it come in time for christmas", "2026-12-23 14:01", ["2026-12-25"], "utter_not_there_by"),
        ("do you deliver on saturday", TUESDAY, ["2026-11-28"], "utter_no_weekends"),
        ("weekend delivery?", TUESDAY, [], "utter_no_weekends"),
        ("when do i get it if i order tomorrow evening", TUESDAY, ["2026-12-02"], "utter_delivery_if"),
        ("how long does it take", TUESDAY, [], "utter_delivery_time"),
        ("i ordered in november", TUESDAY, ["2026-11"], "utter_delivery_time"),
        ("i waited since friday", TUESDAY, ["2026-11-27"], "utter_delivery_time"),
    ),
)  # fmt: skip
def test_whether_it_is_there_by_a_day(text: str, now: str, days: list[str], response: str) -> None:
    """Yes by the slowest way that is surely in time, by a faster one, or no; a day that is over asks for nothing."""
    assert answer(text, now, date=days).response == response


def test_a_day_is_promised_as_it_is_worked_out() -> None:
    """The answer names the day, the way and its price, and what the slower way may take."""
    variables = answer("need it by friday", date="2026-12-04").variables
    assert variables["there"] == "tomorrow, Wednesday 2 December"
    assert (variables["option"], variables["price"]) == ("express delivery", "£6.95")
    assert variables["late"] == "Standard delivery may take until Monday 7 December."


@pytest.mark.parametrize(
    ("text", "now", "about"),
    (
        ("whats your cut off", TUESDAY, "You are still in time: ordered now, it leaves today"),
        ("whats your cut off", "2026-12-01 14:00", "You are still in time"),
        ("whats your cut off", LATE, "14:01 is too late for the same day: it leaves tomorrow"),
        ("is 2pm too late", TUESDAY, "No. At 14:00 you are in time: it leaves today"),
        ("is 14:01 too late", TUESDAY, "Yes. 14:01 is too late"),
        ("is quarter past two too late", TUESDAY, "Yes. 14:15 is too late"),
        ("half past one, still leave today?", TUESDAY, "Yes. At 13:30 you are in time"),
        ("half past one, too late?", "2026-12-01 13:45", "No. 13:30 is in time: what is ordered by then"),
        ("sent today if i order at lunchtime?", TUESDAY, "Yes. At 12:00 you are in time"),
        (
            "same day dispatch today?",
            "2026-12-05 10:00",
            "No. Saturday 5 December is no working day: it leaves on Monday 7",
        ),
        (
            "same day dispatch today?",
            "2026-12-28 10:00",
            "No. Monday 28 December is no working day: it leaves tomorrow",
        ),
    ),
)
def test_whether_it_leaves_the_same_day(text: str, now: str, about: str) -> None:
    """The cut-off is told for the time that is named, or for now; the minute itself is in time."""
    reply = answer(text, now)
    assert reply.response == "utter_cut_off"
    assert reply.variables["about_it"].startswith(about)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("can i choose the day it comes", "utter_delivery_day"),
        ("i want it on a friday", "utter_delivery_day"),
        ("is there a time slot", "utter_delivery_day"),
        ("if i order on a friday when does it leave", "utter_delivery_if"),
    ),
)
def test_a_day_of_ones_own(text: str, response: str) -> None:
    """Who would choose the day is told that it cannot be, and what can; who tells when they order is not."""
    days = {"date": "2026-12-04"} if "friday" in text else {}
    assert answer(text, **days).response == response


def test_it_asks_the_shops_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """In summer the cut-off comes an hour earlier by UTC."""
    monkeypatch.setattr(moments, "utc_now", lambda: datetime(2026, 7, 1, 13, 0, tzinfo=UTC))
    told_at = run(Delivery(resources()), a_tracker("delivery_time", text="cut off?")).message
    assert "in time" in told_at["about_it"]
    monkeypatch.setattr(moments, "utc_now", lambda: datetime(2026, 7, 1, 13, 1, tzinfo=UTC))
    told_at = run(Delivery(resources()), a_tracker("delivery_time", text="cut off?")).message
    assert "too late" in told_at["about_it"]


@pytest.mark.parametrize(
    ("text", "days", "leaves"),
    (
        ("if i order on the 24th december when does it leave", ["2026-12-24"], "on Thursday 24 December"),
        ("i only shop on sundays, which day do you post it", ["2026-12-06"], "on Monday 7 December"),
        ("if i pay at midnight on saturday when does it leave", ["2026-12-05"], "on Monday 7 December"),
    ),
)
def test_the_day_it_is_ordered_on(text: str, days: list[str], leaves: str) -> None:
    """Beside the question when it leaves, a day is the one it is ordered on."""
    reply = answer(text, date=days)
    assert (reply.response, reply.variables["leaves"]) == ("utter_delivery_if", leaves)


def test_a_day_that_is_wanted_may_come_first() -> None:
    """“Before Christmas, if I order on the 18th”: the second day is the one it is ordered on."""
    reply = answer("is it here before christmas if i order on 18 dec", date=["2026-12-25", "2026-12-18"])
    assert (reply.response, reply.variables["wanted"]) == ("utter_there_by", "Thursday 24 December")
    assert reply.variables["ordered"].startswith("ordered on Friday 18 December")


def test_until_when_to_order() -> None:
    """The last day is worked out for each way; one that is over is left out."""
    until = answer("what is the last day to order for the 12th", date="2026-12-11").variables["orders"]
    assert (
        until
        == "order on Monday 7 December with standard delivery and order on Thursday 10 December with express delivery"
    )
    tomorrow = answer("by when must i order to have it on wednesday", date="2026-12-02").variables["orders"]
    assert "standard" not in tomorrow


def test_a_weekday_is_wanted_after_the_order() -> None:
    """“Bought on Saturday, here on Monday?” asks for the Monday after, not for today."""
    reply = answer("if i buy it saturday is it here monday", "2026-11-30 10:00", date=["2026-12-05", "2026-11-30"])
    assert reply.variables["wanted"] == "Monday 7 December"


@pytest.mark.parametrize(
    ("text", "named", "says"),
    (
        ("ordered on friday evening, it leaves monday?", {"date": ["2026-11-27", "2026-11-30"]}, "Yes."),
        ("if i order on friday evening it leaves saturday?", {"date": ["2026-12-04", "2026-12-05"]}, "No."),
        ("if i order on friday evening it leaves monday?", {"date": ["2026-12-04", "2026-12-07"]}, "Yes."),
        ("if i order on friday evening, when does it leave", {"date": ["2026-12-04"]}, ""),
        ("if i order tomorrow morning will it be sent by the evening", {"date": ["2026-12-02"]}, "Yes."),
        ("if i order tomorrow afternoon, is it gone by night", {"date": ["2026-12-02"]}, "No."),
    ),
)
def test_whether_it_leaves_on_that_day(text: str, named: dict[str, list[str]], says: str) -> None:
    """The yes or the no to a day on which it should leave; none where the day is asked for."""
    reply = answer(text, date=named["date"])
    assert reply.response in {"utter_delivery_if", "utter_delivery_had_to_leave"}
    assert reply.variables["says"] == says


def test_a_day_of_arrival_is_asked() -> None:
    """However soon it is ordered, the days are told and not the hour of the cut-off."""
    reply = answer("placing it straight away with ordinary post, delivered which day")
    assert reply.response == "utter_delivery_way_and_day"


def test_what_becomes_of_it_is_no_hour_of_the_order() -> None:
    """What asks for the evening, asks whether it leaves that day."""
    reply = answer("order placed mid-morning, gone by evening?", now="2026-12-01 17:00")
    assert reply.variables["says"] == "Yes."
    assert "10:00" in reply.variables["ordered"]


def test_an_order_that_is_placed() -> None:
    """What is told of as ordered on a weekday was ordered on the last one."""
    reply = answer("ordered friday evening, when does it leave", now="2026-11-30 10:00", date="2026-11-27")
    assert reply.variables["leaves"] == "today, Monday 30 November"


@pytest.mark.parametrize(
    ("text", "named", "about"),
    (
        ("is 1 pm early enough for today", {"date": "2026-12-01"}, "Yes. At 13:00 you are in time"),
        ("is 3 pm early enough for today", {"date": "2026-12-01"}, "No. 15:00 is too late"),
    ),
)
def test_an_hour_of_today(text: str, named: dict[str, str], about: str) -> None:
    """An hour of today asks for the cut-off, and not whether it is there today."""
    reply = answer(text, **named)
    assert reply.response == "utter_cut_off"
    assert reply.variables["about_it"].startswith(about)


def test_an_order_that_had_to_leave_on_a_day_gone_by() -> None:
    """What was ordered before the weekend had to leave yesterday: nothing leaves on a day that is over."""
    reply = answer("i ordered saturday evening when does it leave", date="2026-11-28")
    assert reply.response == "utter_delivery_had_to_leave"
    assert reply.variables["leaves"] == "yesterday, Monday 30 November"


def test_a_day_on_which_the_shop_is_closed() -> None:
    """Whether it is closed on a holiday is no question whether an order is there by then."""
    assert answer("which date do you close for christmas", date="2026-12-25").response == "utter_nothing_leaves"


def test_a_day_of_the_order_without_its_month() -> None:
    """An order of “the 22nd” is placed on the next such day, and held against the day that is wanted."""
    reply = answer("will it come before christmas if i order on the 22nd", date="2026-12-25")
    assert (reply.response, reply.variables["ordered"]) == (
        "utter_there_by_faster",
        "ordered on Tuesday 22 December, by 14:00",
    )
