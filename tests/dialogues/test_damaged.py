"""Reporting something damaged: order, fault, wish and photo are asked for once, and go with it to a person."""

import re

import pytest

from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import OrderState
from tests.actions.procedures.conftest import delivered_ago
from tests.dialogues.conftest import Shopper
from tests.dialogues.saying import Dialogue, Photos, Press

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

TODAY = utc_today()
# An order of one product that came so lately that it can have arrived broken; nobody is asked which product.
ORDER = next(
    one
    for one in sample_orders(TODAY)
    if one.state is OrderState.DELIVERED
    and len(one.lines) == 1
    and one.lines[0].quantity == 1
    and delivered_ago(one, TODAY) <= 14
)
BROKEN, PROOF = "it arrived broken, the handle is off", f"{ORDER.number} {ORDER.email}"
ASKS_WHICH, ASKS_WISH = r"(?i)sorry(?s:.*)order number", "(?i)replacement"
ASKS_PHOTO = r"(?i)photo(?s:.*)\[Go on without a photo\]"
WHAT_IS_IT = r"(?i)cannot (?:look at|see) pictures(?s:.*)What is it about\?(?s:.*)\[Report a damaged item\]"
HANDS_OVER = r"\(a person: damage, damaged\)"
PASSED_ON = rf"(?i){re.escape(ORDER.lines[0].name)}(?s:.*){HANDS_OVER}"
A_NEW_ONE: Dialogue = [(BROKEN, ASKS_WHICH), (PROOF, ASKS_WISH), ("a new one please", ASKS_PHOTO)]

DIALOGUES: dict[str, Dialogue] = {
    "asked, sent": [*A_NEW_ONE, (Photos(), PASSED_ON)],
    "asked, several sent": [*A_NEW_ONE, (Photos(3), PASSED_ON)],
    "asked, sent with words": [*A_NEW_ONE, (Photos(1, "here you go"), PASSED_ON)],
    "all said at once": [
        (f"everything in order {PROOF} came damaged. please replace it", ASKS_PHOTO),
        (Photos(), PASSED_ON),
    ],
    "told with a photo": [(Photos(1, BROKEN), ASKS_WHICH), (PROOF, ASKS_WISH), ("money back", PASSED_ON)],
    "photo first, then told": [(Photos(), WHAT_IS_IT), (BROKEN, ASKS_WHICH), (PROOF, ASKS_WISH), ("money", PASSED_ON)],
    "photo with words not understood": [(Photos(1, "blorp fnord"), WHAT_IS_IT)],
    "photo, then a person": [(Photos(), WHAT_IS_IT), (Press("Talk to a person"), r"\(a person: asked")],
    "no photo, by button": [*A_NEW_ONE, (Press("Go on without a photo"), PASSED_ON)],
    "a person instead": [*A_NEW_ONE, ("i want to talk to a person", r"\(a person: ")],
    "another question, then the photo": [*A_NEW_ONE, ("how much is delivery", r"£3\.95"), (Photos(), PASSED_ON)],
    "anger in between": [*A_NEW_ONE, ("this is a disgrace", r"(?i)(?:sorry|put right)(?s:.*)\(a person: anger")],
    "a photo where an order number is asked for": [
        ("track my order", "order number|Which order"),
        (Photos(), "order number|Which order"),
        ("1042", "e-mail address"),
        ("ana.whitlock@example.com", "<order 1042"),
    ],
    "a photo with the order number that is asked for": [
        ("track my order", "order number|Which order"),
        (Photos(1, "1042"), "e-mail address"),
    ],
}


@pytest.mark.parametrize("name", DIALOGUES)
def test_dialogue(shopper: Shopper, name: str) -> None:
    """A report goes to a person with the photos there are, however the shopper goes about it."""
    for said, expected in DIALOGUES[name]:
        heard = shopper.say(said)
        assert re.search(expected, heard), f"{said!r} was answered {heard!r}"


@pytest.mark.parametrize("said", ("no", "i can't", "i don't have one", "no photo", "i don't have a picture of it"))
def test_nobody_has_to_send_a_photo(shopper: Shopper, said: str) -> None:
    """Whatever words refuse the photo, the report goes to a person without it."""
    for before, _ in A_NEW_ONE:
        shopper.say(before)
    assert re.search(PASSED_ON, shopper.say(said))


def test_a_person_is_told_what_was_said(shopper: Shopper) -> None:
    """Order, item, fault, wish and photo are on the agenda of whoever takes over."""
    for before, _ in A_NEW_ONE:
        shopper.say(before)
    agenda = shopper.turn(Photos())["slots"]["agenda"]
    (wish,) = agenda["wishes"]
    assert (wish["kind"], wish["stands"], wish["order"]) == ("damaged", "with_person", ORDER.number)
    assert wish["known"]["outcome"] == "replacement"
    assert wish["known"]["reason"] == BROKEN
    assert {step["slot"] for step in wish["steps"] if step["done"]} >= {"order_number", "line", "reason", "photo"}
