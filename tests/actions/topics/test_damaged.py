"""A report of something damaged: its photos, and what happens while the bot waits for them."""

from collections.abc import Mapping

import pytest

from actions.answer import TopicAction
from actions.from_data import Answer
from actions.topics.damaged import DamagedItem, NoPhoto, Photo, PhotoAwaited
from actions.topics.discounts import Discounts, PromoCodeProblem
from actions.topics.greeting import AllRight
from actions.topics.handoff import Handoff
from actions.topics.orders import Inform
from tests.actions.fakes import Ran, a_tracker, resources, run
from tests.shop.fakes import FakeShop

OPEN = {"report": "open", "offer": "photo"}
WITHOUT = ["/no_photo", "/no_photo"]


def _run(action: type[TopicAction], intent: str = "damaged_item", **slots: str) -> Ran:
    return run(action(resources()), a_tracker(intent, slots=slots))


def _buttons(told: Ran) -> list[str]:
    return [button["payload"] for button in told.message["buttons"]]


def _handed_over(told: Ran) -> Mapping[str, str]:
    """The reason and the topic of the handoff; fails if an earlier question is left open."""
    assert told.slots["offer"] is None
    assert told.slots["report"] is None
    handoff = told.message["custom"]["handoff"]
    return {"reason": handoff["reason"], "topic": handoff["topic"]}


def test_a_photo_is_asked_for() -> None:
    """The first answer says what the shop does and asks for a photo, which nobody has to send."""
    told = _run(DamagedItem)
    assert told.message["response"] == "utter_damaged_item"
    assert (told.message["damaged.report_days"], told.message["damaged.offers"]) == (
        "14",
        "a replacement or a full refund",
    )
    assert [button["title"] for button in told.message["buttons"]] == ["Go on without a photo", "Talk to a person"]
    assert _buttons(told) == WITHOUT
    assert told.slots == {**OPEN, "topic": "damaged"}


@pytest.mark.parametrize(
    ("action", "response"), ((DamagedItem, "utter_damaged_with_photo"), (Photo, "utter_photo_added"))
)
@pytest.mark.parametrize(("count", "written"), (("1", "the photo"), ("3", "the photos")))
def test_a_report_with_photos_is_handed_over(
    action: type[TopicAction], response: str, count: str, written: str
) -> None:
    """A report that has its photos goes to a person at once, with thanks."""
    told = _run(action, photos=count, **(OPEN if action is Photo else {}))
    assert (told.message["response"], told.message["photos"]) == (response, written)
    assert _handed_over(told) == {"reason": "damage", "topic": "damaged"}


@pytest.mark.parametrize("action", (NoPhoto, Handoff))
def test_a_report_without_a_photo_is_handed_over(action: type[TopicAction]) -> None:
    """A shopper who has no photo, or asks for a person instead, is handed over for the damage without another word."""
    told = _run(action, "deny", **OPEN)
    assert not told.message["response"]
    assert _handed_over(told) == {"reason": "damage", "topic": "damaged"}


def test_a_button_outlives_the_report() -> None:
    """The button to go on without a photo hands over for the damage even when the bot has forgotten the report."""
    assert _handed_over(_run(NoPhoto, "no_photo", topic="shipping")) == {"reason": "damage", "topic": "damaged"}


@pytest.mark.parametrize("action", (DamagedItem, PhotoAwaited))
def test_the_photo_is_waited_for(action: type[TopicAction]) -> None:
    """More words about the damage, or a yes to the photo, do not make the bot ask everything again."""
    told = _run(action, **OPEN)
    assert told.message["response"] == "utter_photo_awaited"
    assert _buttons(told) == WITHOUT
    assert told.slots["offer"] == "photo"


def test_a_number_belongs_to_the_report() -> None:
    """An order number given in a report belongs to it, and does not begin a look-up."""
    told = run(Inform(resources()), a_tracker("inform", slots=OPEN, entities={"order_number": "1042"}))
    assert told.message["response"] == "utter_photo_awaited"
    assert told.followup == "action_listen"


@pytest.mark.parametrize(
    ("action", "intent", "offer"),
    (
        (Discounts, "discounts", "photo"),
        (Answer, "change_order", "person"),
        (PromoCodeProblem, "promo_code_problem", None),
        (AllRight, "deny", None),
    ),
)
def test_a_report_stands_through_other_questions(action: type[TopicAction], intent: str, offer: str | None) -> None:
    """After another answer a yes or a no is about the photo again, unless that answer asked something itself."""
    told = _run(action, intent, **OPEN)
    assert told.slots["offer"] == offer
    assert "report" not in told.slots


def test_a_photo_out_of_the_blue() -> None:
    """For a photo that nobody asked for the bot thanks, and asks what it is about."""
    told = _run(Photo, "send_photo", photos="1")
    assert told.message["response"] == "utter_photo"
    assert _buttons(told) == ["/damaged_item", "/return_item", "/ask_human"]


def test_a_photo_in_a_form() -> None:
    """A photo leaves the form as it is."""
    told = run(Photo(resources()), a_tracker("send_photo", form="order_form", slots={"photos": "1"}))
    assert told.message["response"] == "utter_photo_in_form"
    assert told.slots == {"offer": None}


def test_a_product_that_was_named_is_shown() -> None:
    """The photo is asked for with the card of the product that was named, if the bot recognised it."""
    shop, tracker = FakeShop(), a_tracker("damaged_item", entities={"product": "Campfire Enamel Mug"})
    told = run(DamagedItem(resources(shop=shop)), tracker)
    shown = {"name": "Campfire Enamel Mug", "price": "12.00 GBP", "picture": "/pictures/hom-mug.jpg"}
    assert told.message["custom"] == {"cards": [{"kind": "product", **shown}]}
    assert _run(DamagedItem).message["custom"] == {}
    shop.down = True
    # The report goes on without its card.
    assert run(DamagedItem(resources(shop=shop)), tracker).message["response"] == "utter_damaged_item"


def test_what_was_named_is_told() -> None:
    """A person is told the number, the address and the product, said now or before."""
    slots = {**OPEN, "order_number": "1042", "product": "Campfire Enamel Mug"}
    told = run(Photo(resources()), a_tracker("send_photo", slots=slots, entities={"email": "ana@example.com"}))
    named = {"order_number": "1042", "email": "ana@example.com", "product": "Campfire Enamel Mug"}
    assert told.message["custom"]["handoff"]["slots"] == named
