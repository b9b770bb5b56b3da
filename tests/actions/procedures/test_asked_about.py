"""What is asked about an order that was told of: in a word, of one of two orders, and of what is still to come."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from shop.clock import utc_today
from shop.interface import Order, OrderLine, OrderState, Parcel
from shop.proof import Proofs
from tests.actions.fakes import an_order, resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop

EMAIL = "ana@example.com"
JACKET = OrderLine("JKT-ALDER", "Alder Waterproof Jacket", 1, Decimal("149.00"), "L", "pine", shipped=True)
HAT = OrderLine("HAT-TORR", "Torr Merino Beanie", 1, Decimal("24.00"), None, "moss", shipped=False)
TODAY = utc_today()


def _parcel(due_in: int) -> Parcel:
    return Parcel("Larkway", "LW1", TODAY - timedelta(days=2), TODAY + timedelta(days=due_in), None)


ON_ITS_WAY = an_order("1042", lines=(JACKET,), state=OrderState.SHIPPED, parcels=(_parcel(2),), total=Decimal(149))
PACKED = replace(ON_ITS_WAY, state=OrderState.PROCESSING, parcels=(), placed_on=TODAY)
DUE_TODAY = replace(ON_ITS_WAY, parcels=(_parcel(0),))
IN_PARTS = replace(ON_ITS_WAY, lines=(JACKET, HAT), state=OrderState.PARTLY_SHIPPED, total=Decimal(173))
WAITING = replace(ON_ITS_WAY, state=OrderState.DELAYED, parcels=(), note="Waiting for new stock.")
GIVEN_UP = replace(ON_ITS_WAY, state=OrderState.CANCELLED, parcels=(), note="Cancelled on request.")
ANOTHER = replace(ON_ITS_WAY, number="1051", parcels=(_parcel(1),), total=Decimal(99))
SOMEBODYS = replace(ANOTHER, email="bo@example.com")


def _told(proofs: Proofs, *orders: object, text: str = "where is it", numbers: tuple[str, ...] = ("1042",)) -> Talker:
    """A shopper who was told of their orders."""
    shopper = Talker(resources(shop=FakeShop(*orders), proofs=proofs))  # type: ignore[arg-type]  # orders
    shopper.say(text, "track_order", order_number=list(numbers), email=EMAIL)
    return shopper


@pytest.mark.parametrize(
    ("word", "told"),
    (
        ("sum", "£149"),
        ("carrier", "Larkway brings it."),
        ("tracking", "LW1"),
        ("size", "size L"),
        ("address", "private"),
    ),
)
def test_a_word_alone_asks(proofs: Proofs, word: str, told: str) -> None:
    """A noun with nothing beside it is answered from the order, and with nothing else."""
    said = _told(proofs, ON_ITS_WAY).say(f"{word}?", "follow_up", aspect=word)
    assert told in said
    assert "on its way" not in said


def test_what_is_due_today_says_so_first(proofs: Proofs) -> None:
    """The day comes first, and a driver who was not seen yet may still come."""
    shopper = Talker(resources(shop=FakeShop(DUE_TODAY), proofs=proofs))
    assert shopper.say("where is it", "track_order", order_number="1042", email=EMAIL).startswith("It is due today")
    assert "until" in shopper.say("no driver so far", "follow_up")
    assert "names no hour" in shopper.say("what time do they come", "follow_up", aspect="time")


@pytest.mark.parametrize(
    ("order", "by", "told"),
    (
        (ON_ITS_WAY, 3, "Yes"),
        (ON_ITS_WAY, 1, "No"),
        (PACKED, 30, "Yes"),
        (PACKED, 1, "No"),
        (WAITING, 9, "I cannot promise"),
        (IN_PARTS, 9, "Not for sure"),
    ),
)
def test_a_day_that_it_is_needed_by_is_answered(proofs: Proofs, order: Order, by: int, told: str) -> None:
    """Whether it comes by then is said first, and nothing is held back until that day."""
    shopper = Talker(resources(shop=FakeShop(order), proofs=proofs))
    day = (TODAY + timedelta(days=by)).isoformat()
    said = shopper.say("I need it before we go", "hold_order", order_number="1042", email=EMAIL, date=day)
    assert said.startswith(told)
    assert [wish["kind"] for wish in shopper.agenda["wishes"]] == ["track"]


def test_one_of_several_wishes_is_made_sure_of(proofs: Proofs) -> None:
    """What was refused is refused once more, whatever was told after it."""
    shopper = Talker(resources(shop=FakeShop(ON_ITS_WAY), proofs=proofs))
    shopper.say(
        "cancel it, and the invoice",
        "cancel_order",
        order_number="1042",
        email=EMAIL,
        more=(("invoice_of_order", "and the invoice"),),
    )
    said = shopper.say("so cancelling is a no, right?", "follow_up", aspect="sure", matter="cancel")
    assert "cannot be cancelled" in said or "too late to cancel" in said


def test_two_questions_that_a_yes_answers_do_not_stand(proofs: Proofs) -> None:
    """A person who is offered on the way takes the place of what was to be confirmed."""
    shopper = Talker(resources(shop=FakeShop(PACKED), proofs=proofs))
    assert "cancel" in shopper.say("cancel it", "cancel_order", order_number="1042", email=EMAIL)
    said = shopper.say("can i pay to have it quicker", "follow_up", question="go_faster")
    assert said.count("?") == 1
    assert shopper.agenda["asked"] is None


def test_another_day_replaces_the_one_to_be_confirmed(proofs: Proofs) -> None:
    """What a yes passes on is the day that was said last."""
    shopper = Talker(resources(shop=FakeShop(PACKED), proofs=proofs))
    friday, monday = ((TODAY + timedelta(days=days)).isoformat() for days in (9, 12))
    shopper.say("please hold it back until then", "hold_order", order_number="1042", email=EMAIL, date=friday)
    shopper.say("rather the other day", date=monday)
    assert shopper.wish["known"]["not_before"] == monday
    assert shopper.wish["known"].get("confirm") is None


def test_the_number_of_another_order_is_asked_for(proofs: Proofs) -> None:
    """A wish of another order is not one of the order that the message names."""
    shopper = Talker(resources(shop=FakeShop(ON_ITS_WAY), proofs=proofs))
    charged = ("charge_of_order", "and i was charged twice for another order")
    shopper.say("cancel it", "cancel_order", order_number="1042", email=EMAIL, more=(charged,))
    assert next(wish["order"] for wish in shopper.agenda["wishes"] if wish["kind"] == "charge") is None


@pytest.mark.parametrize(
    ("text", "missing"),
    (
        ("got only the beanie, where's the rest", "Alder"),
        ("nothing but the beanie in it", "Alder"),
        ("there was only the beanie inside", "Alder"),
        ("all i found was the beanie", "Alder"),
        ("the beanie is the only thing that came in the box", "Alder"),
        ("nothing was in there except the beanie", "Alder"),
        ("the bag had everything but the beanie", "Torr"),
        ("everything came except the beanie", "Torr"),
        ("the only thing not in the box is the beanie", "Torr"),
    ),
)
def test_what_came_alone_is_not_what_is_missing(text: str, missing: str, proofs: Proofs) -> None:
    """Who got only the hat misses the jacket, and who got all but the hat misses that."""
    there = (replace(_parcel(0), delivered_on=TODAY),)
    shopper = Talker(
        resources(shop=FakeShop(replace(IN_PARTS, state=OrderState.DELIVERED, parcels=there)), proofs=proofs)
    )
    shopper.say(text, "missing_item", order_number="1042", email=EMAIL)
    assert shopper.wish["known"]["line"].startswith(missing)


@pytest.mark.parametrize("text", ("cancel nothing but the beanie", "the only thing i want cancelled is the beanie"))
def test_what_is_to_go_alone_did_not_come_alone(text: str, proofs: Proofs) -> None:
    """Who wants only the hat cancelled keeps the jacket."""
    waiting = replace(IN_PARTS, state=OrderState.PROCESSING, parcels=())
    shopper = Talker(resources(shop=FakeShop(waiting), proofs=proofs))
    shopper.say(text, "cancel_order", order_number="1042", email=EMAIL)
    assert not shopper.wish["known"].get("line", "").startswith("Alder")


def test_what_is_still_to_come_has_no_day(proofs: Proofs) -> None:
    """The day of the parcel on its way is not told of the line that has not left."""
    said = _told(proofs, IN_PARTS).say("when does the other one come", "follow_up", aspect="time", position="other")
    assert said.startswith("There is no day for Torr Merino Beanie")


def test_a_choice_left_open_is_told_once_more(proofs: Proofs) -> None:
    """Who does not know what to choose hears what each choice means."""
    said = _told(proofs, WAITING).say("hm, not sure", "follow_up", aspect="undecided")
    assert "wait" in said.lower()
    assert "cancel" in said


def test_the_other_of_two_orders(proofs: Proofs) -> None:
    """Of two orders that were told of, each is pointed at, and which one comes first is said with both days."""
    shopper = _told(proofs, ON_ITS_WAY, ANOTHER, numbers=("1042", "1051"))
    assert "1042" in shopper.say("and the other one", "follow_up", aspect="which", position="other")
    assert "£99" in shopper.say("how much was the second", "follow_up", aspect="cost", position="2")
    assert shopper.say("which comes first", "follow_up").startswith("First order 1051, tomorrow")


def test_two_orders_may_come_together(proofs: Proofs) -> None:
    """Orders of one day come alike; a cancelled one comes not at all."""
    alike = _told(proofs, ON_ITS_WAY, replace(ANOTHER, parcels=ON_ITS_WAY.parcels), numbers=("1042", "1051"))
    assert " alike, " in alike.say("which comes first", "follow_up")
    gone = replace(ANOTHER, state=OrderState.CANCELLED, parcels=())
    assert "of which nothing comes" in _told(proofs, ON_ITS_WAY, gone, numbers=("1042", "1051")).say(
        "which comes first", "follow_up"
    )


def test_nobody_elses_order_is_told(proofs: Proofs) -> None:
    """Pointing at an order of another buyer shows nothing of it."""
    shopper = _told(proofs, ON_ITS_WAY, SOMEBODYS, numbers=("1042", "1051"))
    said = shopper.say("and the other one", "follow_up", aspect="which", position="other")
    assert "LW1" not in said
    assert "£99" not in said


HERE = replace(ON_ITS_WAY, state=OrderState.PROCESSING, parcels=(), placed_on=TODAY)


@pytest.mark.parametrize(
    ("first", "second"),
    (
        (("cancel it", "cancel_order"), ("i want my money", "refund_of_order")),
        (("i want my money", "refund_of_order"), ("cancel it", "cancel_order")),
    ),
)
def test_money_is_a_part_of_cancelling(proofs: Proofs, first: tuple[str, str], second: tuple[str, str]) -> None:
    """Cancelling says when the money is let go: it is no second wish, whichever is said first."""
    shopper = Talker(resources(shop=FakeShop(HERE), proofs=proofs))
    shopper.say(*first, more=(second[::-1],), order_number="1042", email=EMAIL)
    assert [wish["kind"] for wish in shopper.agenda["wishes"]] == ["cancel"]
    assert "I pass it on" in shopper.say("yes", answers="yes")


def test_what_comes_to_the_same_is_asked_once(proofs: Proofs) -> None:
    """A return of what is still here is cancelling: after the yes nothing is asked again."""
    shopper = Talker(resources(shop=FakeShop(HERE), proofs=proofs))
    shopper.say("send it back", "return_of_order", more=(("cancel_order", "1042"),), order_number="1042", email=EMAIL)
    shopper.say("yes", answers="yes")
    assert shopper.wish["stands"] == "with_person"
    assert shopper.agenda["asked"] is None


@pytest.mark.parametrize(
    ("begins", "told", "asked", "answer"),
    (
        ("missed_delivery", "tries once more", "can my neighbour get it", "somebody else may fetch it"),
        ("missed_delivery", "tries once more", "how long do they keep it", "7 days"),
        ("return_posted", "5 working days", "and if it gets lost", "receipt"),
        ("return_posted", "5 working days", "how do i know that you have it", "receipt"),
    ),
)
def test_what_needs_no_order(proofs: Proofs, begins: str, told: str, asked: str, answer: str) -> None:
    """A driver's card and a posted return are told of at once, and asked on about."""
    shopper = Talker(resources(shop=FakeShop(), proofs=proofs))
    assert told in shopper.say("so it was", begins)
    assert answer in shopper.say(asked, "follow_up")


def test_what_has_no_answer_without_an_order_offers_a_person(proofs: Proofs) -> None:
    """Nothing is said of an order that was not named."""
    shopper = Talker(resources(shop=FakeShop(), proofs=proofs))
    shopper.say("he left a card", "missed_delivery")
    assert shopper.say("was he tall", "follow_up").startswith("That I do not know, but a person does")


@pytest.mark.parametrize(
    ("order", "questions", "told"),
    (
        (ON_ITS_WAY, "carrier", "Larkway"),
        # The first that this state has an answer to.
        (ON_ITS_WAY, "money_short carrier lost", "Larkway brings it"),
        (ON_ITS_WAY, "told_when", "tracking link"),
        (ON_ITS_WAY, "fetched_by", "card"),
        (WAITING, "told_when", "tracking number"),
        (WAITING, "money_taken", "set aside"),
        (WAITING, "exception", "pass you on"),
    ),
)
def test_a_question_in_any_words(proofs: Proofs, order: object, questions: str, told: str) -> None:
    """A question that was heard by its meaning is answered by where the order stands."""
    assert told in _told(proofs, order).say("and that please", "follow_up", question=questions)


def test_what_was_never_worn_is_not_refused_as_worn(proofs: Proofs) -> None:
    """A question that sounds like one about worn things is none where the message denies it."""
    order = replace(ON_ITS_WAY, state=OrderState.DELIVERED, parcels=(replace(_parcel(0), delivered_on=TODAY),))
    shopper = Talker(resources(shop=FakeShop(order), proofs=proofs))
    shopper.say("I send the jacket back", "return_of_order", order_number=["1042"], email=EMAIL)
    asks = "return_worn return_cost"
    assert "it has to be" in shopper.say("worn once, do I pay the post?", "follow_up", question=asks)
    assert "it has to be" not in shopper.say("never worn, do I pay the post?", "follow_up", question=asks)


def test_nothing_is_told_of_an_order_that_is_not_proved(proofs: Proofs) -> None:
    """What names anything of an order waits for its proof; what holds for every order does not."""
    shopper = Talker(resources(shop=FakeShop(ON_ITS_WAY), proofs=proofs))
    shopper.say("where is it", "track_order")
    assert "the order" in shopper.say("and its delivery", "follow_up", question="delivery_paid")
    assert "pass you on" in shopper.say("and nothing else", "follow_up", question="exception")


def test_a_return_that_was_told_names_its_item_its_sum_and_needs_no_reason(proofs: Proofs) -> None:
    """What is asked or said after it is answered with the item and the sum of the order."""
    came = Parcel("Larkway", "LW1", TODAY - timedelta(days=6), None, TODAY - timedelta(days=4))
    order = replace(ON_ITS_WAY, state=OrderState.DELIVERED, parcels=(came,))
    shopper = _told(proofs, order, text="how do i send order 1042 back")
    shopper.say("send it back", "return_of_order", order_number="1042")
    assert "£149" in shopper.say("and when is the money back", "follow_up", question="money_when", aspect="time")
    assert "Alder Waterproof Jacket" in shopper.say("just the jacket", "follow_up", aspect="which")
    said = shopper.say("it does not suit me", "follow_up", question="return_reason")
    assert shopper.responses == ["utter_return_no_reason"]
    assert "Alder Waterproof Jacket" in said


@pytest.mark.parametrize(
    ("order", "words", "question", "told"),
    (
        (ON_ITS_WAY, "what is it to you that it's late", "for_the_trouble", "cannot promise a sum|without a promise"),
        (WAITING, "and any compensation for the wait", "for_the_trouble", "cannot promise a sum|without a promise"),
        (GIVEN_UP, "is it available again", "wanted_again", "(In stock today|Sold out).*(order anew|a new order)"),
    ),
)
def test_what_a_person_or_a_new_order_brings(
    proofs: Proofs, order: Order, words: str, question: str, told: str
) -> None:
    """Something for a delay is a person's to decide; what was cancelled is ordered anew, where it is in stock."""
    assert re.search(told, _told(proofs, order).say(words, "follow_up", question=question))


@pytest.mark.parametrize(
    ("days", "words", "question", "told"),
    (
        (3, "may it go back, it's been through the wash once", "none", "No, I am afraid|so no"),
        (3, "the kids put it in with the towels, may it go back", "return_worn", "No, I am afraid|so no"),
        (90, "i was ill and couldn't post it back any sooner", "hindered", "I am sorry"),
        (3, "i'd like to return it", "none", "can come back|You have until"),
    ),
)
def test_a_return_is_told_by_what_became_of_it(proofs: Proofs, days: int, words: str, question: str, told: str) -> None:
    """What was washed is refused, whoever was kept from it hears that first, and all else may go back."""
    there = replace(_parcel(-days), delivered_on=TODAY - timedelta(days=days))
    came = replace(ON_ITS_WAY, state=OrderState.DELIVERED, parcels=(there,))
    shopper = Talker(resources(shop=FakeShop(came), proofs=proofs))
    said = shopper.say(words, "return_of_order", order_number="1042", email=EMAIL, question=question)
    assert re.search(told, said)
