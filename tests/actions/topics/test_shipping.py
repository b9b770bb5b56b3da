"""Delivery: where parcels go, how they end, and what else is asked of them."""

import pytest

from actions.places import belongs_to, in_a_sentence
from actions.topics.shipping import Delivery
from tests.actions.fakes import a_tracker, resources, run
from tests.actions.topics.delivery import answer


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


def test_the_driver_is_no_product() -> None:
    """A word for who brings it is not taken for a slip of a product's name."""
    tracker = a_tracker("left_safely", text="my neighbour will have it, can i tell the driver", entities={})
    assert run(Delivery(resources()), tracker).message["response"] == "utter_delivery_neighbour"
