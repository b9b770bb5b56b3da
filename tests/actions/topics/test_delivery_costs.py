"""Delivery: what it costs for a sum, by a way, and all together; every border from both sides."""

import pytest

from actions.topics.shipping import Delivery
from tests.actions.fakes import Ran, a_tracker, resources, run
from tests.actions.topics.delivery import answer


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
    ("text", "named", "response"),
    (
        ("how much more is express", {}, "utter_delivery_dearer"),
        ("what is the difference in price between standard and express", {}, "utter_delivery_dearer"),
        ("how much more is it to have it tomorrow", {"date": "2026-12-02"}, "utter_delivery_dearer"),
        ("how much more is delivery to Jersey", {"place": "Jersey"}, "utter_delivery_there"),
        ("how much more do I need for free delivery", {}, "utter_shipping_free"),
    ),
)
def test_how_much_more_the_faster_way_is(text: str, named: dict[str, str], response: str) -> None:
    """The difference is told first, where it is asked of two ways."""
    reply = answer(text, intent="shipping_cost", **named)
    assert reply.response == response
    assert response != "utter_delivery_dearer" or reply.variables["more"] == "£3"


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


def test_what_is_missing_is_no_basket() -> None:
    """Three pounds more are missing of the sum from which on it is free."""
    reply = answer("3 pounds more for free delivery?", intent="shipping_cost", amount="3.00")
    assert reply.variables["short"] == "£3"


def test_one_thing_of_a_kind() -> None:
    """Where the dearest of a kind is not dear enough, delivery of one is told without its sum."""
    tracker = a_tracker("shipping_cost", text="a pair of socks, what is the post", entities={})
    assert run(Delivery(resources()), tracker).message["response"] == "utter_delivery_one_small"


@pytest.mark.parametrize(
    ("amount", "day", "response", "begins"),
    (
        ("54", "2026-12-02", "utter_delivery_way_and_day", "Express delivery is £6.95 whatever you spend."),
        ("90", "2026-12-02", "utter_delivery_way_and_day", "Express delivery is £6.95 whatever you spend."),
        ("54", "2026-12-01", "utter_delivery_short", "Standard delivery is £3.95 on £54."),
        ("54", "2026-12-12", "utter_delivery_short", "Standard delivery is £3.95 on £54."),
        ("90", "2026-12-12", "utter_delivery_free", "Standard delivery is free on £90."),
    ),
)
def test_a_sum_that_has_to_be_there_by_a_day(amount: str, day: str, response: str, begins: str) -> None:
    """Where only the faster way makes the day, that is what delivery costs, whatever the sum."""
    for text in ("postage, it has to be here by then", "postage when it must be with me on that day"):
        reply = answer(text, intent="shipping_cost", amount=amount, date=day)
        assert reply.response == response
        assert reply.variables["about_it"].startswith(begins)
