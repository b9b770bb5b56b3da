"""Delivery: worked out for the place, the sum and the day that the message names; every border from both sides."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from actions import moments
from actions.answer import Reply, read_turn
from actions.facts import FactsFile
from actions.places import belongs_to, in_a_sentence
from actions.topics.arriving import arrivals, leaves_on
from actions.topics.shipping import Delivery, told
from tests.actions.fakes import Ran, a_tracker, resources, run

FACTS = FactsFile().now()
TUESDAY, LATE = "2026-12-01 10:00", "2026-12-01 14:01"


def at(moment: str) -> datetime:
    """A moment by the shop's clock."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/London"))


def answer(text: str = "", now: str = TUESDAY, intent: str = "delivery_time", **named: str | Sequence[str]) -> Reply:
    """The answer to a message that names all this."""
    return told(read_turn(a_tracker(intent, text=text, entities=named)), FACTS, at(now))


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
    ("amount", "response", "short"),
    (
        ("0.01", "utter_delivery_short", "£59.99"),
        ("58.00", "utter_delivery_short", "£2"),
        ("59.99", "utter_delivery_short", "£0.01"),
        ("60.00", "utter_delivery_free", None),
        ("60.01", "utter_delivery_free", None),
        ("400", "utter_delivery_free", None),
    ),
)
def test_what_delivery_of_a_basket_costs(amount: str, response: str, short: str | None) -> None:
    """From the sum itself standard delivery is free; below it the answer says what is missing."""
    reply = answer(intent="shipping_cost", amount=amount)
    assert (reply.response, reply.variables.get("short")) == (response, short)
    assert reply.variables["about_it"].startswith("Standard delivery is")


@pytest.mark.parametrize(
    ("text", "amount", "said"),
    (
        ("is delivery free on 60", "60", "Yes. Standard delivery is free on £60."),
        ("is delivery free on 59", "59", "No. Standard delivery is £3.95 on £59."),
        ("do i have to pay postage on 60", "60", "No. Standard delivery is free on £60."),
        ("do i pay postage on 59", "59", "Yes. Standard delivery is £3.95 on £59."),
        ("i must pay the postage?", "59", "Yes. Standard delivery is £3.95 on £59."),
        ("will carriage be charged", "60", "No. Standard delivery is free on £60."),
        ("is there postage on 60", "60", "No. Standard delivery is free on £60."),
        ("shipping is zero?", "60", "Yes. Standard delivery is free on £60."),
        ("do i pay postage or is it free at 59", "59", "Standard delivery is £3.95 on £59."),
        ("delivery for a 59 pound coat", "59", "Standard delivery is £3.95 on £59."),
    ),
)
def test_yes_and_no_are_the_right_way_round(text: str, amount: str, said: str) -> None:
    """“Is it free?” and “do I pay?” are opposite questions; where neither or both are asked, neither is answered."""
    assert answer(text, intent="shipping_cost", amount=amount).variables["about_it"] == said


@pytest.mark.parametrize(
    ("text", "intent", "amount", "response", "begins"),
    (
        ("is express free above 60", "shipping_cost", "60", "utter_delivery_way", "No. Express delivery is £6.95"),
        ("spending 120, is next day free then", "shipping_cost", "120", "utter_delivery_way", "No. Express"),
        ("price of express", "shipping_cost", None, "utter_delivery_way", "Express delivery is £6.95 whatever"),
        ("how fast is express", "delivery_time", None, "utter_delivery_way_and_day", "Express delivery takes 1"),
        ("express", "shipping_options", None, "utter_delivery_way_and_day", "Express delivery is £6.95 whatever"),
        ("how long does standard delivery take", "delivery_time", None, "utter_delivery_way_and_day",
         "Standard delivery takes 2 to 4 working days."),
        ("price of standard delivery", "shipping_cost", None, "utter_delivery_way",
         "Standard delivery is £3.95, and free from £60."),
        ("standard delivery or express", "shipping_cost", None, "utter_shipping_cost", ""),
        ("how long does the £6.95 one take", "delivery_time", "6.95", "utter_delivery_way_and_day", "Express delivery"),
        ("is standard delivery included for £85", "shipping_cost", "85", "utter_delivery_free", "Yes. Standard"),
        ("what do i pay for delivery on £12", "shipping_cost", "12", "utter_delivery_short", "Standard delivery is"),
        ("must i sign for a £150 order", "shipping_options", "150", "utter_signed_for", ""),
        ("must i sign for a £149.99 order", "shipping_options", "149.99", "utter_not_signed_for", ""),
    ),
)  # fmt: skip
def test_one_way_of_delivery(text: str, intent: str, amount: str | None, response: str, begins: str) -> None:
    """A way that is named is answered for itself: the dearer one is never free, whatever is spent."""
    reply = answer(text, intent=intent, **({"amount": amount} if amount else {}))
    assert reply.response == response
    assert reply.variables.get("about_it", "").startswith(begins)


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


@pytest.mark.parametrize(
    ("text", "amount", "code", "response", "left"),
    (
        ("with 10% off", "66.66", None, "utter_delivery_unsure", "£59.99"),
        ("with 10% off", "66.67", None, "utter_delivery_free", "£60."),
        ("with welcome10", "65", "WELCOME10", "utter_delivery_unsure", "£58.50"),
        ("with 10 percent off", "60", None, "utter_delivery_unsure", "£54"),
        ("with 10% off", "59.99", None, "utter_delivery_short", "£53.99"),
        ("with layers15", "100", "LAYERS15", "utter_delivery_free", "£85"),
        ("with summer20", "65", "SUMMER20", "utter_delivery_free", "£65"),
    ),
)
def test_a_code_may_take_a_basket_under_the_sum(
    text: str, amount: str, code: str | None, response: str, left: str
) -> None:
    """Where only the sum before the code is enough, the bot says that it does not know which counts."""
    named = {"amount": amount} | ({"promo_code": code} if code else {})
    reply = answer(text, intent="shipping_cost", **named)
    assert reply.response == response
    assert left in (reply.variables.get("left") or reply.variables["about_it"])


def test_the_sum_that_all_orders_need_is_not_the_basket() -> None:
    """“58 of 60” tells of a basket of 58; 60 alone is one of 60."""
    assert answer(intent="shipping_cost", amount=["58", "60.00"]).variables["short"] == "£2"
    assert answer(intent="shipping_cost", amount=["60", "58"]).variables["short"] == "£2"
    assert answer(intent="shipping_cost", amount="60").response == "utter_delivery_free"


@pytest.mark.parametrize(
    ("places", "response", "about"),
    (
        (["Jersey"], "utter_delivery_there", "Yes, we deliver to Jersey."),
        (["skye"], "utter_delivery_there", "Yes, we deliver to Skye."),
        (["Highlands"], "utter_delivery_there", "Yes, we deliver to the Highlands."),
        (["UK"], "utter_delivery_there", "Yes, we deliver to the United Kingdom."),
        (["Isle of Man"], "utter_delivery_there", "Yes, we deliver to the Isle of Man."),
        (["Dublin"], "utter_delivery_there", "Yes, we deliver to Dublin."),
        (["Belfast", "Cork"], "utter_delivery_there", "Yes, we deliver to Belfast and Cork."),
        (["Germany"], "utter_delivery_not_there", "No, we do not deliver to Germany yet."),
        (["USA"], "utter_delivery_not_there", "No, we do not deliver to the United States yet."),
        (["Holland"], "utter_delivery_not_there", "No, we do not deliver to Holland yet."),
        (["Jersey", "France"], "utter_delivery_there", "Yes, we deliver to Jersey. We do not deliver to France yet."),
        (["France", "Jersey"], "utter_delivery_there", "Yes, we deliver to Jersey. We do not deliver to France yet."),
        (["Narnia"], "utter_shipping_options", None),
        ([], "utter_shipping_options", None),
    ),
)
def test_where_parcels_go(places: list[str], response: str, about: str | None) -> None:
    """A place is named with a yes or a no; one that nobody knows is as good as none."""
    reply = answer(intent="shipping_options", place=places)
    assert (reply.response, reply.variables.get("about_it")) == (response, about)


@pytest.mark.parametrize(
    ("intent", "text", "place", "terms", "notes"),
    (
        ("shipping_cost", "", "Skye", "Standard delivery is £3.95 and express delivery is £6.95.", ""),
        ("delivery_time", "", "Skye", "Standard delivery takes 2 to 4", ""),
        ("shipping_options", "", "Skye", "Standard delivery: £3.95, 2 to 4 working days. Express", ""),
        ("shipping_options", "", "Ireland", "Standard delivery: £3.95", "You pay nothing more"),
    ),
)
def test_what_holds_for_a_place(intent: str, text: str, place: str, terms: str, notes: str) -> None:
    """Price or days are told as asked, both where neither is, and what else holds for the place."""
    variables = answer(text, intent=intent, place=place).variables
    assert variables["terms"].startswith(terms)
    assert variables["notes"].startswith(notes)


@pytest.mark.parametrize(
    ("place", "response"),
    (
        ("Jersey", "utter_duty_unknown"),
        ("Isle of Man", "utter_duty_unknown"),
        ("Dublin", "utter_duty_none"),
        ("Leeds", "utter_delivery_there"),
        ("Norway", "utter_delivery_not_there"),
    ),
)
def test_duty_that_nobody_told_the_bot_of(place: str, response: str) -> None:
    """Of duty it says what the facts say, and otherwise that it does not know; at home there is none."""
    assert answer("is there customs duty", intent="shipping_cost", place=place).response == response


def test_a_basket_for_a_place() -> None:
    """Place and sum of one message are both answered."""
    assert answer(intent="shipping_cost", place="Jersey", amount="60").variables["terms"] == (
        "Standard delivery is free on £60."
    )
    assert answer(intent="shipping_cost", place="Jersey", amount="59.99").variables["terms"] == (
        "Standard delivery is £3.95 on £59.99."
    )


@pytest.mark.parametrize(
    ("text", "begins"),
    (
        ("do you send to a PO box", "Yes, we send to PO boxes"),
        ("PO boxes ok?", "Yes, we send to PO boxes"),
        ("to a bfpo number please", "Yes, we send to BFPO addresses"),
        ("can it go to a locker", "Yes, you can choose a parcel shop"),
        ("to my freight forwarder", "No, we do not deliver to forwarding companies"),
        ("is there click and collect", "No, you cannot collect"),
        ("can i fetch it in person", "No, you cannot collect"),
        ("from a collection point near me", "Yes, you can choose a parcel shop"),
    ),
)
def test_other_ends_of_the_way(text: str, begins: str) -> None:
    """A PO box, a parcel shop, a forwarding company: yes or no first."""
    reply = answer(text, intent="shipping_options")
    assert reply.response == "utter_delivery_end"
    assert reply.variables["about_it"].startswith(begins)


def test_a_place_that_is_not_reached_comes_first() -> None:
    """Whoever carries it on, a parcel for Norway is refused with the places that we deliver to."""
    reply = answer("to a forwarding company for Norway", intent="shipping_options", place="Norway")
    assert reply.response == "utter_delivery_not_there"


@pytest.mark.parametrize(
    ("intent", "aspect", "response"),
    (
        ("delivery_time", "cost", "utter_shipping_cost"),
        ("shipping_cost", "time", "utter_delivery_time"),
        ("shipping_options", "cost", "utter_shipping_cost"),
        ("shipping_cost", "why", "utter_shipping_cost"),
    ),
)
def test_an_aspect_of_the_answer_before(intent: str, aspect: str, response: str) -> None:
    """“And how long?” after the price is answered with the days, “what does that cost?” with the price."""
    assert answer(intent=intent, aspect=aspect).response == response


@pytest.mark.parametrize(
    ("text", "entities", "response"),
    (
        ("and how long does it take there", {}, "utter_delivery_there"),
        ("and how long", {"aspect": "time"}, "utter_delivery_there"),
        ("how long does delivery take", {}, "utter_delivery_time"),
        ("and to Oslo", {"place": "Oslo"}, "utter_delivery_not_there"),
    ),
)
def test_the_place_of_the_answer_before(text: str, entities: dict[str, str], response: str) -> None:
    """“There” is the place that was asked about last, until another is named; without it the place is forgotten."""
    tracker = a_tracker("delivery_time", text=text, entities=entities, slots={"place": "Jersey"})
    assert run(Delivery(resources()), tracker).message["response"] == response


def test_it_asks_the_shops_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """In summer the cut-off comes an hour earlier by UTC."""
    monkeypatch.setattr(moments, "utc_now", lambda: datetime(2026, 7, 1, 13, 0, tzinfo=UTC))
    told_at = run(Delivery(resources()), a_tracker("delivery_time", text="cut off?")).message
    assert "in time" in told_at["about_it"]
    monkeypatch.setattr(moments, "utc_now", lambda: datetime(2026, 7, 1, 13, 1, tzinfo=UTC))
    told_at = run(Delivery(resources()), a_tracker("delivery_time", text="cut off?")).message
    assert "too late" in told_at["about_it"]


def test_what_it_does_not_know_is_for_a_person() -> None:
    """A person is offered where the facts leave a question open, and a place is remembered."""
    ran = run(Delivery(resources()), a_tracker("shipping_cost", text="any duty", entities={"place": "Jersey"}))
    assert (ran.slots["offer"], ran.slots["place"], ran.slots["topic"]) == ("person", "Jersey", "shipping")
    assert run(Delivery(resources()), a_tracker("shipping_cost")).slots["offer"] is None


@pytest.mark.parametrize(
    ("place", "whole", "said"),
    (
        ("jersey", "the Channel Islands", "Jersey"),
        ("IOM", "the Isle of Man", "the Isle of Man"),
        ("Isle of Wight", "the United Kingdom", "the Isle of Wight"),
        ("Canary Islands", "Spain", "the Canary Islands"),
        ("Iceland", "Iceland", "Iceland"),
        ("Atlantis", None, "Atlantis"),
    ),
)
def test_a_place_in_a_sentence(place: str, whole: str | None, said: str) -> None:
    """A place has its article and its capitals, and stands for a whole that delivery knows."""
    assert (belongs_to(place), in_a_sentence(place)) == (whole, said)


@pytest.mark.parametrize(
    ("text", "named", "response", "says"),
    (
        ("not express, the ordinary one, how long", {}, "utter_delivery_way_and_day", "Standard delivery takes"),
        ("i am not paying for next day, how long", {}, "utter_delivery_way_and_day", "Standard delivery takes"),
        ("is express signed for", {}, "utter_signed_for_express", ""),
        ("must somebody sign", {}, "utter_signing_rule", ""),
        ("nobody is home on friday, what then", {"date": "2026-12-04"}, "utter_nobody_home", ""),
        ("do you work on 28 december", {"date": "2026-12-28"}, "utter_no_weekends", ""),
        ("express to a PO box", {}, "utter_delivery_end_not_so", ""),
        ("express to a locker", {}, "utter_delivery_end", "Yes, you can choose a parcel shop"),
        ("is it dearer to Skye", {"place": "Skye"}, "utter_delivery_same_there", ""),
        ("do you deliver to Skye and is it dearer", {"place": "Skye"}, "utter_delivery_there_too", "Yes, we deliver"),
        ("how long and how much to Skye", {"place": "Skye"}, "utter_delivery_there", "Yes, we deliver to Skye"),
        ("to his BFPO number in Norway", {"place": "Norway"}, "utter_delivery_end", "Yes, we send to BFPO"),
        ("to a PO box in Norway", {"place": "Norway"}, "utter_delivery_not_there", "No, we do not deliver to Norway"),
        ("no delivery before friday please", {"date": "2026-12-04"}, "utter_delivery_day", ""),
        ("can it come tuesday only", {"date": "2026-12-08"}, "utter_delivery_day", ""),
        ("delivered on the 10th, can i pick that", {"date": "2026-12-10"}, "utter_delivery_day", ""),
    ),
)
def test_what_is_asked_of_delivery(text: str, named: dict[str, str], response: str, says: str) -> None:
    """What is named decides, and what is only left aside does not."""
    reply = answer(text, **named)
    assert reply.response == response
    assert reply.variables.get("about_it", "").startswith(says)


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


@pytest.mark.parametrize(
    ("text", "response", "option"),
    (
        ("by friday to Leeds", "utter_there_by_faster", "express delivery"),
        ("by friday to Leeds with standard delivery", "utter_not_there_by_way", "express delivery"),
        ("by friday to Leeds with express", "utter_there_by", "express delivery"),
    ),
)
def test_a_place_a_day_and_a_way_in_one(text: str, response: str, option: str) -> None:
    """The day is answered for the way that is named, and the place comes back."""
    reply = answer(text, date="2026-12-04", place="Leeds")
    assert (reply.response, reply.variables["option"]) == (response, option)
    assert reply.variables["wanted"] == "Friday 4 December in Leeds"


def test_until_when_to_order() -> None:
    """The last day is worked out for each way; one that is over is left out."""
    until = answer("what is the last day to order for the 12th", date="2026-12-11").variables["orders"]
    assert (
        until
        == "order on Monday 7 December with standard delivery and order on Thursday 10 December with express delivery"
    )
    tomorrow = answer("by when must i order to have it on wednesday", date="2026-12-02").variables["orders"]
    assert "standard" not in tomorrow


@pytest.mark.parametrize(
    ("text", "sums", "total"),
    (
        ("hers is £35 and mine £30, is delivery free", ["35", "30"], "£65"),
        ("a hat for £25, gloves for £24, do i pay delivery", ["25", "24"], "£49"),
        ("is delivery free on £35 or £70", ["35", "70"], "£35"),
        ("£58 and £3.95 for delivery, is that right", ["58", "3.95"], "£58"),
    ),
)
def test_several_sums_are_one_basket(text: str, sums: list[str], total: str) -> None:
    """What several things cost is added up, unless it is one or the other."""
    assert total in answer(text, intent="shipping_cost", amount=sums).variables["about_it"]


def _delivery(text: str, said_before: str = "", **named: str) -> Ran:
    return run(Delivery(resources()), a_tracker("shipping_cost", text=text, entities=named, text_before=said_before))


@pytest.mark.parametrize(
    ("text", "before", "amount", "says"),
    (
        ("what is £149 with delivery", "", "149", "£149 with standard delivery, which is free from £60."),
        ("£149 and express, what is the total", "", "149", "£155.95 with express delivery"),
        ("£59 with delivery altogether", "", "59", "£62.95 with standard delivery"),
        ("and in total for £149", "to Leeds with express", "149", "£155.95 with express delivery"),
    ),
)
def test_the_total_with_delivery(text: str, before: str, amount: str, says: str) -> None:
    """What is bought and its delivery are added up, by the way that is named or was named before."""
    message = _delivery(text, before, amount=amount).message
    assert message["response"] == "utter_delivery_total"
    assert message["about_it"].startswith(says)


def test_a_total_that_is_told_is_not_asked_for() -> None:
    """“My total is £59.50” tells of the basket."""
    assert _delivery("my total is £59.50, is it free", amount="59.50").message["response"] == "utter_delivery_short"


@pytest.mark.parametrize(
    ("text", "named", "response"),
    (
        ("the driver left a card", {}, "utter_at_depot"),
        ("what is the last day to order for christmas", {"date": "2026-12-25"}, "utter_christmas"),
        ("£160, can they leave it without a signature", {"amount": "160"}, "utter_not_without"),
        ("£95, can they leave it without a signature", {"amount": "95"}, "utter_left_unsigned"),
        ("is express to Leeds a charge of £6.95", {"amount": "6.95", "place": "Leeds"}, "utter_delivery_there"),
    ),
)
def test_what_else_is_asked_of_a_parcel(text: str, named: dict[str, str], response: str) -> None:
    """A card from the driver, the last day before Christmas, and a parcel that is left."""
    assert answer(text, **named).response == response


def test_a_weekday_is_wanted_after_the_order() -> None:
    """“Bought on Saturday, here on Monday?” asks for the Monday after, not for today."""
    reply = answer("if i buy it saturday is it here monday", "2026-11-30 10:00", date=["2026-12-05", "2026-11-30"])
    assert reply.variables["wanted"] == "Monday 7 December"


@pytest.mark.parametrize(
    ("intent", "text", "named", "response"),
    (
        ("signature", "autograph for this one?", {"amount": "160.00"}, "utter_signed_for"),
        ("signature", "autograph for this one?", {"amount": "149.99"}, "utter_not_signed_for"),
        ("signature", "autograph needed", {}, "utter_signing_rule"),
        ("signature", "nobody signs for 40 pounds, right", {"amount": "40.00"}, "utter_left_unsigned"),
        ("left_safely", "into the barn with it", {"amount": "160.00"}, "utter_left_but_signed"),
        ("left_safely", "into the barn with it", {"amount": "90.00"}, "utter_left_unsigned"),
        ("left_safely", "into the barn with the express parcel", {}, "utter_left_express"),
        ("left_safely", "it was stolen from the barn", {}, "utter_safe_place_lost"),
        ("left_safely", "must i be in when it comes", {}, "utter_need_not_be_in"),
        ("shipping_time", "does somebody need to be in on friday", {}, "utter_need_not_be_in"),
        ("shipping_time", "should anyone be at home for express", {}, "utter_left_express"),
        ("left_safely", "into the barn with it", {}, "utter_delivery_neighbour"),
        ("nobody_home", "we are never in", {}, "utter_nobody_home"),
        ("pickup", "i come over and take it with me", {}, "utter_pickup"),
        ("pickup", "from a locker", {}, "utter_delivery_end"),
    ),
)
def test_where_a_parcel_ends(intent: str, text: str, named: dict[str, str], response: str) -> None:
    """The intent says what is asked, whatever the words, and the sum or the way decides."""
    assert answer(text, intent=intent, **named).response == response


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
    assert reply.response == "utter_delivery_if"
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


def test_what_is_missing_is_no_basket() -> None:
    """Three pounds more are missing of the sum from which on it is free."""
    reply = answer("3 pounds more for free delivery?", intent="shipping_cost", amount="3.00")
    assert reply.variables["short"] == "£3"


def test_one_thing_of_a_kind() -> None:
    """Where the dearest of a kind is not dear enough, delivery of one is told without its sum."""
    tracker = a_tracker("shipping_cost", text="a pair of socks, what is the post", entities={})
    assert run(Delivery(resources()), tracker).message["response"] == "utter_delivery_one_small"


def test_the_driver_is_no_product() -> None:
    """A word for who brings it is not taken for a slip of a product's name."""
    tracker = a_tracker("left_safely", text="my neighbour will have it, can i tell the driver", entities={})
    assert run(Delivery(resources()), tracker).message["response"] == "utter_delivery_neighbour"
