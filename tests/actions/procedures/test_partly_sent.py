"""Orders of which a part has left, another article in place of one, and what is told of a wrong item by and by."""

from shop.interface import Order, OrderState
from tests.actions.procedures.conftest import Chooses

MUG = "Campfire Enamel Mug"


def _one_unsent(order: Order) -> bool:
    return len(order.lines) == 2 and [line.shipped for line in order.lines].count(False) == 1


def test_the_day_of_what_has_left_is_not_told_of_the_rest(shopper_of: Chooses) -> None:
    """What has not left has no day, and is named beside the day of what has."""
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED, _one_unsent)
    unsent = next(line for line in order.lines if not line.shipped)
    shopper.say("where is it", "track_order", order_number=order.number, email=order.email)
    said = shopper.say("so when", "follow_up", aspect="time")
    assert "should arrive" in said
    assert f"no day yet for {unsent.name}" in said or f"no day yet for {unsent.quantity} × {unsent.name}" in said


def test_who_has_only_one_thing_so_far_misses_the_rest(shopper_of: Chooses) -> None:
    """The rest comes in a parcel of its own, and when it leaves is not known: what has left is not told for it."""
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED, _one_unsent)
    sent, unsent = sorted(order.lines, key=lambda line: not line.shipped)
    text = f"so ive only got the {sent.name} so far"
    shopper.say(text, "about_order", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_missing_to_come"]
    said = shopper.say("when does the other thing get sent", "follow_up", question="left_when")
    assert shopper.responses == ["utter_order_rest_when"]
    assert unsent.name in said


def test_of_one_unsent_item_is_not_asked_which(shopper_of: Chooses) -> None:
    """A change is about what has not left, a fault about what has."""
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED, _one_unsent)
    unsent = next(line for line in order.lines if not line.shipped)
    shopper.say("can I change something", "change_order", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_asks_change"]
    assert shopper.wish["known"]["line"].startswith(unsent.name)
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED, _one_unsent)
    sent = next(line for line in order.lines if line.shipped)
    shopper.say("one of my things is broken in two", "damaged_item", order_number=order.number, email=order.email)
    assert shopper.wish["known"]["line"].startswith(sent.name)


def test_another_article_takes_the_place_of_an_item(shopper_of: Chooses) -> None:
    """The article is read back with its colour, which names no other item of the order, and a person gets it."""
    shopper, order = shopper_of(
        OrderState.PROCESSING, lambda one: len(one.lines) > 1 and any(line.colour == "navy" for line in one.lines[1:])
    )
    first = order.lines[0]
    shopper.say(
        f"another article in place of the {first.name}",
        "change_order",
        order_number=order.number,
        email=order.email,
        product=first.name,
    )
    assert shopper.responses == ["utter_asks_article"]
    said = shopper.say(f"the {MUG} in navy", product=MUG, colour="navy")
    assert f"{MUG}, navy" in said
    assert first.name in said
    shopper.say("yes", answers="yes")
    assert shopper.responses == ["utter_change_article_passed_on"]
    assert shopper.wish["known"]["article"] == f"{MUG}, navy"


def test_what_came_instead_is_told_by_and_by(shopper_of: Chooses) -> None:
    """What is told later is kept beside the first words, and asks for no replacement; how many is asked."""
    shopper, order = shopper_of(
        OrderState.DELIVERED,
        lambda one: len(one.lines) == 1 and one.lines[0].quantity == 2 and bool(one.lines[0].colour),
    )
    item = order.lines[0]
    shopper.say(
        "you packed a thing of another colour entirely", "wrong_item", order_number=order.number, email=order.email
    )
    assert shopper.responses[-1] == "utter_asks_count"
    shopper.say(f"it's orange with stripes, it should be {item.colour}")
    assert "orange with stripes" in shopper.wish["known"]["came"]
    assert "outcome" not in shopper.wish["known"]
    shopper.say("just the one")
    assert shopper.wish["known"]["count"] == "1 of 2"
    assert shopper.responses == ["utter_asks_outcome"]


def test_what_tells_another_thing_of_the_wish_is_no_miss(shopper_of: Chooses) -> None:
    """Who is asked how many and says what came instead is asked again, and not given up."""
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: len(one.lines) == 1 and one.lines[0].quantity == 2)
    shopper.say("you sent me another person's things", "wrong_item", order_number=order.number, email=order.email)
    for told in ("they should be dark", "my money back", "no photo"):
        shopper.say(told)
        assert shopper.responses == ["utter_asks_count"]


def test_an_item_named_again_is_no_change(shopper_of: Chooses) -> None:
    """Who is asked what to change and only names the item is asked once more."""
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED, _one_unsent)
    unsent = next(line for line in order.lines if not line.shipped)
    shopper.say("can I change something", "change_order", order_number=order.number, email=order.email)
    shopper.say(f"the {unsent.name}")
    assert shopper.responses == ["utter_asks_change"]
    assert "change" not in shopper.wish["known"]
