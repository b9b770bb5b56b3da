"""Reporting something damaged: the photo is asked for once, belongs to the report, and goes with it to a person."""

import re

import pytest

from tests.dialogues.conftest import Shopper
from tests.dialogues.saying import Dialogue, Photos, Press

BROKEN = "my mug arrived broken"
ASKS = r"(?i)sorry(?s:.*)14 days(?s:.*)send me a photo(?s:.*)\[Go on without a photo\]\n\[Talk to a person\]"
AWAITS = r"(?i)send the photo here(?s:.*)\[Go on without a photo\]"
WHAT_IS_IT = r"(?i)cannot (?:look at|see) pictures(?s:.*)What is it about\?(?s:.*)\[Report a damaged item\]"
HANDS_OVER = r"\(a person: damage, damaged\)"
SAYS_NOTHING = rf"^{HANDS_OVER}$"
ADDED, ADDED_ALL = rf"(?i)the photo\b(?s:.*)\n{HANDS_OVER}", rf"(?i)the photos\b(?s:.*)\n{HANDS_OVER}"
SORRY_ADDED = rf"(?i)sorry(?s:.*)the photo\b(?s:.*)\n{HANDS_OVER}"

DIALOGUES: dict[str, Dialogue] = {
    "asked, sent": [(BROKEN, ASKS), (Photos(), ADDED)],
    "asked, several sent": [(BROKEN, ASKS), (Photos(3), ADDED_ALL)],
    "asked, sent with words": [(BROKEN, ASKS), (Photos(1, "here you go"), ADDED)],
    "asked, sent with words that mean something else": [(BROKEN, ASKS), (Photos(1, "where is my order"), ADDED)],
    "told with a photo": [(Photos(1, BROKEN), SORRY_ADDED)],
    "told with photos": [(Photos(2, BROKEN), ADDED_ALL)],
    "photo first, then told": [(Photos(), WHAT_IS_IT), (BROKEN, SORRY_ADDED)],
    "photo first, then chosen": [(Photos(), WHAT_IS_IT), (Press("Report a damaged item"), SORRY_ADDED)],
    "one photo after another, then told": [(Photos(), WHAT_IS_IT), (Photos(), WHAT_IS_IT), (BROKEN, ADDED_ALL)],
    "photo with words that say little": [(Photos(1, "hello"), WHAT_IS_IT), (BROKEN, ADDED)],
    "photo with words not understood": [(Photos(1, "blorp fnord"), WHAT_IS_IT)],
    "photo with another question": [(Photos(1, "how much is delivery"), "£3.95"), (BROKEN, ADDED)],
    "photo of something else": [(Photos(), WHAT_IS_IT), (Press("Return an item"), "30 days")],
    "photo, then a person": [(Photos(), WHAT_IS_IT), (Press("Talk to a person"), r"\(a person: asked")],
    "no photo, by button": [(BROKEN, ASKS), (Press("Go on without a photo"), SAYS_NOTHING)],
    "a person instead, by button": [(BROKEN, ASKS), (Press("Talk to a person"), SAYS_NOTHING)],
    "a person instead": [(BROKEN, ASKS), ("i want to talk to a person", SAYS_NOTHING)],
    "a yes, then the photo": [(BROKEN, ASKS), ("yes", AWAITS), (Photos(), ADDED)],
    "the order number, then the photo": [(BROKEN, ASKS), ("it is order 1042", AWAITS), (Photos(), ADDED)],
    "more about the damage, then the photo": [(BROKEN, ASKS), ("its handle came off", AWAITS), (Photos(), ADDED)],
    "another question, then the photo": [(BROKEN, ASKS), ("how much is delivery", "£3.95"), (Photos(), ADDED)],
    "another question, then no photo": [(BROKEN, ASKS), ("how much is delivery", "£3.95"), ("no", SAYS_NOTHING)],
    "another question, then a person": [
        (BROKEN, ASKS),
        ("can i return worn boots?", "30 days"),
        ("a human please", SAYS_NOTHING),
    ],
    "a code in between": [
        (BROKEN, ASKS),
        ("WELCOME10 isnt working", "work now"),
        ("yes it does", "(?i)enjoy|glad"),
        (Photos(), ADDED),
    ],
    "a person offered and left in between": [
        (BROKEN, ASKS),
        ("can i cancel my order", r"person(?s:.*)\[Talk to a person\]"),
        ("no thanks", "(?i)all right|fine"),
        (Photos(), ADDED),
    ],
    "not understood in between": [
        (BROKEN, ASKS),
        ("blorp fnord", "(?i)not sure|did not understand"),
        (Photos(), ADDED),
    ],
    "not understood three times": [
        (BROKEN, ASKS),
        ("blorp fnord", "(?i)not sure|did not understand"),
        ("zzgl wrk", r"(?i)do not understand(?s:.*)\[Talk to a person\]"),
        ("frmph znk", r"^\(a person: unsure, damaged\)$"),
    ],
    "anger in between": [(BROKEN, ASKS), ("this is a disgrace", r"(?i)sorry(?s:.*)\(a person: anger, damaged\)$")],
    "while an order is asked for": [
        (BROKEN, ASKS),
        ("track my order", "order number|Which order"),
        (Photos(), ADDED),
    ],
    "an order left, then no photo": [
        (BROKEN, ASKS),
        ("track my order", "order number|Which order"),
        ("never mind", "(?i)order for now|put the order aside"),
        ("no", SAYS_NOTHING),
    ],
    "a photo where an order number is asked for": [
        ("track my order", "order number|Which order"),
        (Photos(), "(?i)cannot (?:look at|see) pictures(?s:.*)(?:order number|Which order)"),
        (Photos(1, "here it is"), "(?i)cannot (?:look at|see) pictures(?s:.*)(?:order number|Which order)"),
        ("1042", "e-mail address"),
        (Photos(2), "(?i)the photos(?s:.*)cannot (?:look at|see) pictures(?s:.*)e-mail address"),
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


@pytest.mark.parametrize(
    "said", ("no", "i can't", "i don't have one", "not now", "no photo", "i don't have a picture of it")
)
def test_nobody_has_to_send_a_photo(shopper: Shopper, said: str) -> None:
    """Whatever words refuse the photo, the report goes to a person without it."""
    shopper.say(BROKEN)
    assert re.search(SAYS_NOTHING, shopper.say(said))


def test_a_person_is_told_what_was_named(shopper: Shopper) -> None:
    """The order number, the address and the product that were named go with the report, whenever that was."""
    assert "<product Campfire Enamel Mug>" in shopper.say("my campfire enamel mug arrived broken")
    shopper.say("order 1042, ana.whitlock@example.com")
    handoff = shopper.turn(Photos())["replies"][0]["custom"]["handoff"]
    named = {"order_number": "1042", "email": "ana.whitlock@example.com", "product": "Campfire Enamel Mug"}
    assert handoff == {"reason": "damage", "topic": "damaged", "slots": named}


def test_a_photo_lasts_as_long_as_the_talk(shopper: Shopper) -> None:
    """A photo of the last bot session, which a person has seen, does not belong to a new report."""
    shopper.say(Photos(1, BROKEN))
    shopper.stretch = 2
    assert re.search(ASKS, shopper.say(BROKEN))
