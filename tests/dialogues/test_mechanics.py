"""What holds for every subject: several wishes, corrections, repeats, misses, and a person at once."""

import re

import pytest

from tests.dialogues.conftest import Shopper
from tests.dialogues.saying import Dialogue, Photos, Press

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

EMAIL = "ana.whitlock@example.com"
ASKS_NUMBER, ASKS_EMAIL = "(?:order number|Which order)", "e-mail address"
PRICES, TIMES, RETURNS = "£3\\.95", "2 to 4 working days", "30 days"
OFFERED = r"\[Talk to a person\]"

DIALOGUES: dict[str, Dialogue] = {
    "a thing, then its size and colour": [
        ("hiking boots size 9", r"(?s)\A(?!.*not understand).*<product \w+ .*Boots>"),
        ("tell me about the alder jacket", "<product Alder Waterproof Jacket>"),
        ("size L navy", r"(?s)\A(?!.*not understand).*in stock in navy, size L"),
    ],
    # several wishes
    "two questions": [("how much is delivery and what is your returns policy?", f"{PRICES}(?s:.*){RETURNS}")],
    "two questions in two sentences": [
        ("What does delivery cost? And what is your returns policy?", f"{PRICES}(?s:.*){RETURNS}"),
    ],
    "a question and an order": [
        ("where is my order 1042? and how much is delivery", f"{PRICES}(?s:.*){ASKS_EMAIL}"),
        (EMAIL, "<order 1042 shipped>"),
    ],
    "a person beside a question": [
        ("how much is delivery? and let me talk to a human", r"\(a person: asked"),
    ],
    "two questions in a form": [
        ("track my order", ASKS_NUMBER),
        ("how much is delivery and what is your returns policy?", f"{PRICES}(?s:.*){RETURNS}(?s:.*){ASKS_NUMBER}"),
        ("1042", ASKS_EMAIL),
    ],
    # corrections
    "a correction": [
        ("how much is delivery", PRICES),
        ("no, i meant how long does delivery take", TIMES),
    ],
    "a correction leaves the form": [
        ("where is my order", ASKS_NUMBER),
        ("no, i meant how much is delivery", f"{PRICES}(?!(?s:.*){ASKS_NUMBER})"),
        ("1042", ASKS_EMAIL),
    ],
    # small talk in a form
    "a form outlasts small talk": [
        ("track my order", ASKS_NUMBER),
        ("hello", f"^Hello, Ana[^.]*\\.\n(?s:.*){ASKS_NUMBER}"),
        ("1042", ASKS_EMAIL),
        ("thank you", f"(?i)welcome(?s:.*){ASKS_EMAIL}"),
        (EMAIL, "<order 1042 shipped>"),
    ],
    # misses
    "three misses": [
        ("blorp fnord", f"(?i)understand|not sure(?s:.*){OFFERED}$"),
        ("zzgl wrk", f"(?i)do not understand(?s:.*){OFFERED}$"),
        ("frmph znk", r"^\(a person: unsure, None\)$"),
    ],
    "a person taken at the second miss": [
        ("blorp fnord", OFFERED),
        ("zzgl wrk", OFFERED),
        ("yes please", r"^\(a person: asked, None\)$"),
    ],
    "a person left at the second miss": [
        ("blorp fnord", OFFERED),
        ("zzgl wrk", OFFERED),
        ("no thanks", "(?i)all right|fine"),
        ("frmph znk", f"(?i)understand|not sure(?s:.*){OFFERED}$"),
    ],
    "misses in a form": [
        ("track my order", ASKS_NUMBER),
        ("blorp fnord", f"(?i)understand(?s:.*){ASKS_NUMBER}"),
        ("zzgl wrk", f"(?i)do not understand(?s:.*){OFFERED}(?s:.*){ASKS_NUMBER}"),
        ("1042", ASKS_EMAIL),
        ("frmph znk", f"(?i)understand|make that out(?s:.*){ASKS_EMAIL}"),
    ],
    "a person taken in a form": [
        ("track my order", ASKS_NUMBER),
        ("blorp fnord", ASKS_NUMBER),
        ("zzgl wrk", OFFERED),
        ("yes", r"^\(a person: asked, track\)$"),
    ],
    # at once to a person
    "anger": [("this is the worst service i have ever had", r"(?i)sorry(?s:.*)\(a person: anger, None\)$")],
    "anger in a form": [
        ("track my order", ASKS_NUMBER),
        ("this is the worst service i have ever had", r"(?i)sorry(?s:.*)\(a person: anger, track\)$"),
    ],
    "a lawyer": [("my lawyer will be in touch, i am suing you", r"(?i)legal(?s:.*)\(a person: legal, None\)$")],
    "a danger": [
        (
            "the stove burst into flames and burned my hand",
            r"(?i)stop using(?s:.*)medical(?s:.*)\(a person: safety, None\)$",
        ),
    ],
    "a life in danger": [
        ("i don't want to live any more", r"(?i)Samaritans(?s:.*)999(?s:.*)\(a person: self_harm, None\)$"),
    ],
    "a stolen account in a form": [
        ("track my order", ASKS_NUMBER),
        ("someone has hacked my account", r"(?i)bank(?s:.*)\(a person: hacked, track\)$"),
    ],
    "a person, with a topic named": [
        ("my refund is not here and i want to speak to somebody about it", r"^\(a person: asked, None\)$"),
    ],
    "a person, in a form and misspelt": [
        ("track my order", ASKS_NUMBER),
        ("gimme a real preson", r"^\(a person: asked, track\)$"),
    ],
    # not heard
    "who is not heard": [
        ("how much is delivery", PRICES),
        ("you are not listening to me", r"(?i)sorry(?s:.*)person"),
        ("yes", r"\(a person: asked, shipping\)$"),
    ],
    "the same words twice": [
        ("how much is delivery", PRICES),
        ("how much is delivery?", rf"{PRICES}(?s:.*)(?i:pass you on)"),
        ("yes please", r"\(a person: asked, shipping\)$"),
    ],
    # small talk
    "a yes to nothing": [
        ("how much is delivery", PRICES),
        ("yes please", "(?i)yes to"),
    ],
    # staying
    "no person, please": [
        ("i cannot sign in", OFFERED),
        ("no person please, i want to stay with the bot", "(?i)all right|fine"),
        ("how much is delivery", PRICES),
    ],
    "no person in a form": [
        ("track my order", ASKS_NUMBER),
        ("i would rather stay with the bot", f"(?i)(?:all right|fine)(?s:.*){ASKS_NUMBER}"),
    ],
    # repeats
    "the same question three times": [
        ("how much is delivery", PRICES),
        ("what does delivery cost", PRICES),
        ("delivery cost", rf"{PRICES}(?s:.*)nothing to add(?s:.*)\(a person: repeated, shipping\)$"),
    ],
    "an order that is asked for again": [
        (f"where is order 1042, {EMAIL}", "<order 1042"),
        ("where is my order", "<order 1042"),
        ("where is order 1042", r"<order 1042 shipped>(?s:.*)\(a person: repeated, orders\)$"),
    ],
    # photos
    "a photo with two wishes": [
        (
            Photos(1, "how much is delivery? and my mug arrived broken"),
            rf"{PRICES}(?s:.*)(?i:sorry)(?s:.*){ASKS_NUMBER}",
        ),
    ],
}


@pytest.mark.parametrize("name", DIALOGUES)
def test_dialogue(shopper: Shopper, name: str) -> None:
    """The shopper is answered once, or brought to a person, however the conversation goes."""
    for said, expected in DIALOGUES[name]:
        heard = shopper.say(said)
        assert re.search(expected, heard), f"{said!r} was answered {heard!r}"


def test_each_time_in_other_words(shopper: Shopper) -> None:
    """A question asked again is answered in other words, and every conversation hears the same words first."""
    first, again = (shopper.say("how much is delivery") for _ in range(2))
    assert first != again
    assert Shopper(shopper.url, shopper.metadata).say("how much is delivery") == first


def test_a_form_asks_once_a_turn(shopper: Shopper) -> None:
    """Two side questions in a form are answered before its question comes again, and it comes once."""
    shopper.say("track my order")
    heard = shopper.say("how much is delivery and what is your returns policy?")
    assert len(re.findall("I need (?:the order|its) number", heard)) == 1


def test_two_wishes_tell_both_actions(shopper: Shopper) -> None:
    """The actions that ran for two wishes are told in order."""
    answer = shopper.turn("how much is delivery? and what is your returns policy?")
    assert answer["status"] == "ok"
    assert [action["name"] for action in answer["actions"]] == ["action_delivery", "action_return_policy"]


def test_a_button_of_the_first_miss(shopper: Shopper) -> None:
    """A topic offered at the first miss is answered when its button is pressed, and the miss is forgotten."""
    shopper.say("blorp fnord")
    title = next(iter(shopper.offered))
    assert "understand" not in shopper.say(Press(title))
