"""Damaged, wrong and missing items: what is asked for, what a person gets, and that nothing due is refused."""

import pytest

from shop.clock import utc_today
from shop.interface import OrderState
from tests.actions.procedures.conftest import Chooses, delivered_ago
from tests.shop.fakes import FakeShop

TODAY = utc_today()


def test_what_is_known_is_not_asked_again(shopper_of: Chooses) -> None:
    """Item, fault and wish of the first message are kept; only the photo is asked for, and it ends the questions."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: delivered_ago(one, TODAY) <= 14 and len(one.lines) == 1
    )
    said = shopper.say(
        "the seam is open all along one side, i want my money back", "damaged_item",
        order_number=order.number, email=order.email,
    )  # fmt: skip
    assert shopper.responses == ["utter_fault_rule", "utter_asks_photo"]
    assert "sorry" in said
    shopper.say("", "send_photo", photos=1)
    assert shopper.responses == ["utter_damaged_passed_on"]
    assert shopper.handoff is not None
    assert (shopper.handoff["reason"], shopper.handoff["topic"]) == ("damage", "damaged")
    assert shopper.wish["known"]["outcome"] == "money"
    assert shopper.wish["known"]["photo"] == "1"
    assert "seam" in shopper.wish["known"]["reason"]


@pytest.mark.parametrize(("least", "most", "says"), ((0, 14, "14 days from arrival, until"), (15, 400, "3 years")))
def test_a_question_gets_the_rule_before_the_form_goes_on(
    shopper_of: Chooses, least: int, most: int, says: str
) -> None:
    """Who asks what they are due is told that, reckoned for the order's day, and is then asked what is missing."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: least <= delivered_ago(one, TODAY) <= most and len(one.lines) == 1
    )
    said = shopper.say(
        "the buckle snapped, what are my options?", "damaged_item", order_number=order.number, email=order.email
    )
    assert shopper.responses[0] == "utter_fault_rule"
    assert shopper.responses[1].startswith("utter_asks_")
    assert says in said


def test_the_shop_is_asked_once_a_turn(shopper_of: Chooses) -> None:
    """The form and the action that tells ask a remote shop together once: order, product, and what is in stock."""
    shopper, order = shopper_of(OrderState.CANCELLED, lambda one: len(one.lines) == 1)
    shopper.say("it is torn", "damaged_item", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_fault_cancelled"]
    shop = shopper.resources.shop
    assert isinstance(shop, FakeShop)
    assert shop.asked == 3


def test_a_no_to_the_photo_is_no_dead_end(shopper_of: Chooses) -> None:
    """Without a photo the report goes to a person all the same, after one question."""
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: len(one.lines) == 1)
    shopper.say(
        "it arrived with a big crack, a new one please", "damaged_item", order_number=order.number, email=order.email
    )
    shopper.say("no, i have none", answers="no")
    assert shopper.handoff is not None
    assert shopper.wish["known"]["photo"] == "none"


def test_a_fault_is_never_too_late(shopper_of: Chooses) -> None:
    """After the days of a return the guarantee carries it; no window is said to be over."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: delivered_ago(one, TODAY) > 30 and len(one.lines) == 1
    )
    shopper.say(
        "the zip of it gave up on me, please mend it", "damaged_item", order_number=order.number, email=order.email
    )
    shopper.say("since last week")
    said = shopper.say("no photo", answers="no")
    assert "guarantee of 3 years" in said
    assert "too late" not in said
    assert shopper.wish["stands"] == "with_person"


@pytest.mark.parametrize("intent", ("damaged_item", "wrong_item"))
def test_what_has_not_left_cannot_be_faulty(shopper_of: Chooses, intent: str) -> None:
    """Of an order that is still here another number is asked for, and a person offered."""
    shopper, order = shopper_of(OrderState.PROCESSING)
    said = shopper.say("this is not what it should be at all", intent, order_number=order.number, email=order.email)
    assert "has not left" in said
    assert shopper.slots["offer"] == "person"


def test_what_comes_in_another_parcel_is_told_first(shopper_of: Chooses) -> None:
    """A missing item that is still to come is named, no day is invented, and nobody asks for a photo of nothing."""
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED)
    said = shopper.say("something was not in my parcel", "missing_item", order_number=order.number, email=order.email)
    assert order.lines[-1].name in said
    assert shopper.responses == ["utter_missing_to_come"]


def test_what_was_in_no_parcel_goes_to_a_person(shopper_of: Chooses) -> None:
    """An item missing from a delivered order is passed on with the wish, without a photo."""
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: [line.quantity for line in one.lines] == [1])
    shopper.say("it was not in the parcel", "missing_item", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_asks_outcome_missing_delivered"]
    shopper.say("send it please, a replacement")
    assert shopper.responses == ["utter_missing_passed_on"]
    assert shopper.handoff is not None


def test_each_wish_has_its_own_item(shopper_of: Chooses) -> None:
    """Of two wishes in one message each keeps its item; both are on the agenda of whoever takes over."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: len(one.lines) == 2 and delivered_ago(one, TODAY) <= 30
    )
    first, second = (line.name for line in order.lines)
    shopper.say(
        f"the {first} arrived broken", "damaged_item", more=(("return_of_order", f"the {second} i want to return"),),
        order_number=order.number, email=order.email,
    )  # fmt: skip
    wishes = {wish["kind"]: wish for wish in shopper.agenda["wishes"]}
    assert wishes.keys() == {"damaged", "return"}
    assert wishes["damaged"]["known"]["line"].startswith(first)


@pytest.mark.parametrize(("answers", "response"), (("yes", "utter_asks_photo"), ("no", "utter_fault_not_here")))
def test_a_parcel_that_is_still_on_its_way(shopper_of: Chooses, answers: str, response: str) -> None:
    """Whether the parcel is here is asked where nobody said so; "the mug and no lid" says nothing of it."""
    shopper, order = shopper_of(OrderState.SHIPPED, lambda one: len(one.lines) == 1)
    shopper.say(
        "it is cracked and no good, a new one please", "damaged_item", order_number=order.number, email=order.email
    )
    assert shopper.responses == ["utter_fault_rule", "utter_asks_here"]
    shopper.say(f"{answers}, what came was torn", answers=answers)
    assert shopper.responses == [response]


def test_a_fault_after_the_days_of_a_return(shopper_of: Chooses) -> None:
    """Since when it is so is asked, and two photos; not what is wanted, as it is mended first."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: delivered_ago(one, TODAY) > 30 and len(one.lines) == 1
    )
    shopper.say("the buckle has given up on it", "damaged_item", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_fault_rule", "utter_asks_since"]
    shopper.say("a fortnight maybe")
    assert shopper.responses == ["utter_asks_photos"]


def test_wear_is_repaired_at_a_price(shopper_of: Chooses) -> None:
    """What is worn out is not promised to be replaced: it can be mended, and what that costs is said."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: delivered_ago(one, TODAY) > 30 and len(one.lines) == 1
    )
    said = shopper.say("its worn out by now", "damaged_item", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_fault_wear"]
    assert "£" in said


def test_all_said_at_once_is_sorry_all_the_same(shopper_of: Chooses) -> None:
    """Who says everything at once, the photo too, is told sorry before it is passed on."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: delivered_ago(one, TODAY) <= 14 and len(one.lines) == 1
    )
    shopper.say(
        "it came torn, i want my money back, no photo", "damaged_item", order_number=order.number, email=order.email
    )
    assert shopper.responses == ["utter_fault_rule", "utter_damaged_passed_on"]


def test_an_address_is_no_word_of_the_fault(shopper_of: Chooses) -> None:
    """The e-mail address in the first message proves the order, and is not repeated to the agent as the fault."""
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: len(one.lines) == 1)
    shopper.say(
        f"{order.number} {order.email} the seam is wide open", "damaged_item",
        order_number=order.number, email=order.email,
    )  # fmt: skip
    assert "@" not in shopper.wish["known"]["reason"]


def test_what_is_missing_of_an_incomplete_parcel(shopper_of: Chooses) -> None:
    """Of a delivered order of several items the day and the parcels are told with the question which one."""
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: len(one.lines) == 2)
    said = shopper.say("not all of it came", "missing_item", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_asks_missing_delivered"]
    assert "one parcel" in said
    shopper.say(order.lines[1].name)
    assert shopper.responses == ["utter_asks_outcome_missing_delivered"]


def test_only_the_item_that_was_asked_for_is_told(shopper_of: Chooses) -> None:
    """Of a partly shipped order an item that has left is missing, whatever else is still to come."""
    shopper, order = shopper_of(OrderState.PARTLY_SHIPPED)
    shopper.say(
        f"the {order.lines[0].name} was not in it", "missing_item", order_number=order.number, email=order.email
    )
    assert shopper.responses == ["utter_asks_outcome_missing"]


def test_a_photo_that_comes_early_is_thanked_for(shopper_of: Chooses) -> None:
    """A photo with words, where something else was asked, is acknowledged before the question."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: delivered_ago(one, TODAY) <= 14 and len(one.lines) == 1
    )
    shopper.say("it arrived with a long tear", "damaged_item", order_number=order.number, email=order.email)
    shopper.say("here you can see it", photos=1)
    assert shopper.responses == ["utter_photo_there", "utter_asks_outcome"]
    shopper.say("a new one", photos=0)
    assert shopper.responses == ["utter_damaged_passed_on"]


def test_what_came_alone_is_no_count_of_an_item(shopper_of: Chooses) -> None:
    """With "only one thing in the box" the missing item is missing whole."""
    shopper, order = shopper_of(
        OrderState.DELIVERED, lambda one: len(one.lines) > 1 and all(line.quantity == 1 for line in one.lines)
    )
    shopper.say(
        f"there was only one thing in my box, where is the {order.lines[0].name}, money back", "missing_item",
        order_number=order.number, email=order.email,
    )  # fmt: skip
    assert shopper.responses == ["utter_missing_passed_on"]
