"""Cancelling: proposed while it is here, refused with a way out once it has left, and a no leaves it as it is."""

from actions.wording import money
from shop.clock import utc_today
from shop.interface import OrderState
from tests.actions.procedures.conftest import Chooses, delivered_ago
from tests.shop.fakes import sample_catalogue


def test_the_wish_survives_the_proof(shopper_of: Chooses) -> None:
    """Number and address are asked for one after the other, and then the answer is about cancelling."""
    shopper, order = shopper_of(OrderState.PROCESSING, lambda one: len(one.lines) == 1)
    assert "cancel an order" in shopper.say("stop my order please", "cancel_order")
    assert "e-mail address" in shopper.say(order.number, order_number=order.number)
    asks = shopper.say(order.email, email=order.email)
    assert f"£{order.total}".removesuffix(".00") in asks
    assert shopper.wish["stands"] == "proved"
    assert shopper.handoff is None


def test_a_yes_passes_it_to_a_person_and_says_it_is_not_done(shopper_of: Chooses) -> None:
    """After the yes a person gets wish, order and sum; the shopper hears that it is not cancelled yet."""
    shopper, order = shopper_of(OrderState.PROCESSING)
    shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    assert "not cancelled yet" in shopper.say("yes go ahead", answers="yes")
    assert shopper.handoff is not None
    assert (shopper.handoff["reason"], shopper.handoff["topic"]) == ("wish", "cancel")
    assert shopper.wish["stands"] == "with_person"


def test_a_no_leaves_it_as_it_is(shopper_of: Chooses) -> None:
    """A no confirms that nothing was cancelled, and nobody is called."""
    shopper, order = shopper_of(OrderState.PROCESSING)
    shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    assert "nothing was cancelled" in shopper.say("no, keep it", answers="no")
    assert shopper.handoff is None
    assert shopper.wish["stands"] == "dropped"


def test_what_has_left_is_refused_with_a_way_out(shopper_of: Chooses) -> None:
    """An order on its way cannot be cancelled; refusing and returning are named, and who pays is answered."""
    shopper, order = shopper_of(OrderState.SHIPPED)
    said = shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    assert said.startswith("No, order")
    assert "Refuse it at the door" in said
    assert "free" in shopper.say("and who pays for that", "follow_up", aspect="cost")
    assert shopper.wish["stands"] == "refused"


def test_a_delivered_one_is_returned_until_its_last_day(shopper_of: Chooses) -> None:
    """Inside the window the last day is named; after it a person is offered without a promise."""
    today = utc_today()
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: delivered_ago(one, today) <= 30)
    said = shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    assert "free until" in said
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: delivered_ago(one, today) > 30)
    said = shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    assert "cannot promise" not in said
    assert shopper.slots["offer"] == "person"


def test_what_is_to_be_confirmed_can_be_narrowed(shopper_of: Chooses) -> None:
    """A part of the order that is named instead of a yes is what is asked about then."""
    shopper, order = shopper_of(OrderState.PROCESSING, lambda one: len({line.name for line in one.lines}) > 1)
    shopper.say("cancel it", "cancel_order", order_number=order.number, email=order.email)
    first, *others = [line.name for line in order.lines]
    asks = shopper.say(f"actually only the {first}, keep the rest")
    assert first in asks
    assert not any(other in asks for other in others)
    assert shopper.handoff is None


def test_an_item_that_the_order_has_not_is_not_taken_for_its_own(shopper_of: Chooses) -> None:
    """Another product than the order has is said to be none of it, and the item is asked for."""
    shopper, order = shopper_of(OrderState.DELIVERED, lambda one: len(one.lines) == 1)
    own = order.lines[0].name
    other = next(one.name for one in sample_catalogue().products if one.name.split()[0] != own.split()[0])
    said = shopper.say(
        f"return the {other}", "return_of_order", order_number=order.number, email=order.email, product=[other]
    )
    assert shopper.responses == ["utter_asks_line_only"]
    assert said.startswith((other, f"Order {order.number} has no {other}"))
    shopper.say(f"then the {own}", product=[own])
    assert shopper.responses[0] != "utter_asks_line_only"
    assert shopper.wish["stands"] != "asked"


def test_a_part_is_taken_out_and_the_rest_kept(shopper_of: Chooses) -> None:
    """One item of several is named, not all that "everything else" has; its own sum and the rest's are told."""
    shopper, order = shopper_of(OrderState.PROCESSING, lambda one: len(one.lines) > 1)
    line = order.lines[0]
    said = f"take the {line.name} off my order, keep everything else"
    asks = shopper.say(said, "change_order", order_number=order.number, email=order.email)
    assert line.name in asks
    assert all(other.name not in asks for other in order.lines[1:])
    price, shop = line.unit_price * line.quantity, shopper.resources.facts.now().shop
    back = shopper.say("what do i get back for it", "follow_up", question="money_how_much")
    assert money(price, shop) in back
    assert money(order.total - price, shop) in shopper.say("and the new total", "follow_up", question="new_total")
    shopper.say("yes, leave the rest", answers="yes")
    assert shopper.responses == ["utter_drop_line_passed_on"]


def test_which_one_is_asked_where_a_part_is_not_named(shopper_of: Chooses) -> None:
    """Who has one thing too many is asked which, and is not offered to lose all of it."""
    shopper, order = shopper_of(OrderState.PROCESSING, lambda one: len(one.lines) > 1)
    shopper.say("one item too many in it", "cancel_order", order_number=order.number, email=order.email)
    assert shopper.responses == ["utter_asks_line"]
    assert order.lines[0].name in shopper.say(order.lines[0].name)


def test_what_is_given_up_leaves_nothing_behind(shopper_of: Chooses) -> None:
    """A wish that is taken back for another before the proof is dropped, with what was said of it."""
    shopper, order = shopper_of(OrderState.PROCESSING)
    shopper.say("please cancel it", "cancel_order", order_number=order.number)
    assert shopper.responses == ["utter_asks_email"]
    shopper.say("scrap that, when will it turn up?", "track_order", instead="anew")
    shopper.say(order.email, email=order.email)
    assert shopper.wish["kind"] == "track"
    assert "please cancel it" not in shopper.wish["said"]
    assert [one["stands"] for one in shopper.slots["agenda"]["wishes"]] == ["dropped", "told"]
