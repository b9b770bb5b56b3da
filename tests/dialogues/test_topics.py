"""Products, ordering, paying, accounts, the website and contact: each answered from what the shop has said of it.

What the model makes of one wording changes with every training; so a topic is right when nearly all of several are.
"""

import re

import pytest

from actions.intents import known_intents
from tests.dialogues.conftest import Shopper
from tests.dialogues.saying import Dialogue

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

PERSON = r"(?s:.*)\[Talk to a person\]"
MAX_MISREAD = 1

TOPICS: dict[str, tuple[str, list[str]]] = {
    "change_address": (
        f"(?i)address|elsewhere{PERSON}",
        [
            "deliver my order to another address",
            "i put the wrong postcode on my order",
            "can you change the shipping address",
            "i moved house, please send my parcel to my new address",
            "wrong delivery address on my order",
        ],
    ),
    "price_match": (
        "(?i)do not match the prices of other shops(?s:.*)14 days|14 days(?s:.*)do not match",
        [
            "do you price match",
            "i found the same thing cheaper on another website",
            "the price dropped the day after i bought it",
            "will you match a competitor's price",
            "its cheaper elsewhere, can you beat that",
        ],
    ),
    "product_search": (
        "<product .*Boots",
        [
            "show me waterproof boots",
            "do you sell walking boots",
            "i am looking for leather boots",
            "hiking boots under 150",
            "can you recommend boots for hiking",
        ],
    ),
    "product_question": (
        "(?i)wool(?s:.*)<product Herdwick Wool Jumper>",
        [
            "what is the herdwick jumper made of",
            "herdwick wool jumper what material is it",
            "is the herdwick jumper real wool",
            "what fabric is the herdwick jumper",
            "does the herdwick wool jumper have polyester in it",
        ],
    ),
    "stock_availability": (
        "(?i)in stock(?s:.*)<product Campfire Enamel Mug>",
        [
            "is the campfire enamel mug in stock",
            "do you have the campfire mug in stock",
            "is the campfire mug available",
            "when will the campfire enamel mug be back in stock",
            "is the campfire enamel mug sold out",
        ],
    ),
    "place_order": (
        "basket",
        [
            "how do i place an order",
            "i want to order something",
            "can i order over the phone",
            "i would like to buy this",
            "how does ordering work",
        ],
    ),
    "payment_methods": (
        "Visa, Mastercard|Yes, we take",
        [
            "which cards do you take",
            "can i pay with paypal",
            "do you accept apple pay",
            "how can i pay",
            "is cash on delivery possible",
        ],
    ),
    "payment_failed": (
        f"5 working days{PERSON}",
        [
            "my payment failed",
            "my card keeps getting declined",
            "the payment is not going through",
            "money was taken but i have no order",
            "card rejected at checkout",
        ],
    ),
    "billing_problem": (
        f"(?i)charge(?s:.*)5 working days{PERSON}",
        [
            "i was charged twice",
            "you have taken too much money from my card",
            "there is an unknown charge from you on my statement",
            "why have i been billed two times",
            "i was charged the wrong amount",
        ],
    ),
    "invoice_request": (
        f"VAT invoice{PERSON}",
        [
            "i need an invoice",
            "can you send me a vat receipt",
            "where do i find the invoice for my order",
            "please send me the bill for my purchase",
            "i need a receipt for my expenses",
        ],
    ),
    "login_problem": (
        f"Sign in at the top right{PERSON}",
        [
            "i cannot log in",
            "it wont let me sign in to my account",
            "i am locked out of my account",
            "log in does not work",
            "the verification code does not arrive so i can't log in",
        ],
    ),
    "password_reset": (
        "Forgot your password",
        [
            "i forgot my password",
            "how do i reset my password",
            "i want to change my password",
            "password reset link",
            "forgotten password",
        ],
    ),
    "create_account": (
        "Create an account",
        [
            "how do i create an account",
            "i want to sign up",
            "can i register with you",
            "open a new account",
            "how to register",
        ],
    ),
    "update_account": (
        "My details",
        [
            "how do i change my phone number",
            "i want to update my details",
            "change the email on my account",
            "i got married and need to change my name on my account",
            "update my personal information",
        ],
    ),
    "delete_account": (
        f"for good{PERSON}",
        [
            "delete my account",
            "please close my account",
            "i want you to erase all my data",
            "how do i delete my account",
            "remove my account please",
        ],
    ),
    "membership": (
        "Fernhill Friends|point for each pound",
        [
            "do you have a loyalty programme",
            "how many points do i have",
            "what are the benefits of membership",
            "how do i cancel my membership",
            "is there a rewards scheme",
        ],
    ),
    "newsletter": (
        "unsubscribe link|foot of our website",
        [
            "unsubscribe me from your emails",
            "how do i sign up for the newsletter",
            "stop sending me marketing emails",
            "i want to receive your newsletter",
            "too many emails from you, take me off the list",
        ],
    ),
    "website_problem": (
        f"(?i)another browser{PERSON}",
        [
            "your website is not working",
            "the page keeps crashing",
            "the checkout page gives an error",
            "i cannot add anything to my basket, the button does nothing",
            "the app keeps freezing",
        ],
    ),
    "contact_info": (
        "01632 960 188|hello@fernhill",
        [
            "what is your phone number",
            "what is your email address",
            "how can i contact you",
            "what are your opening hours on the phone",
            "where are you located",
        ],
    ),
}

DIALOGUES: dict[str, Dialogue] = {
    "a product, then it": [
        ("do you sell tents", "<product Hollow Two-Person Tent>"),
        ("how much is it", "£245(?s:.*)<product Hollow Two-Person Tent>"),
        ("is it in stock", "Yes, the Hollow is in stock(?s:.*)<product Hollow Two-Person Tent>"),
    ],
    "not sold": [("do you sell air fryers", "(?i)do not sell|nothing of that kind(?s:.*)jackets, layers")],
    "at most so much": [("hats under £20", "<product Harbour Beanie>\n<product Waypoint Cap>$")],
    "misspelt": [("show me some jakets", "<product Alder Waterproof Jacket>")],
    "more than are shown": [("show me your bags", r"3 of \d+(?s:.*)/#bags(?s:.*)<product")],
}


@pytest.mark.parametrize("intent", TOPICS)
def test_a_topic_is_answered(bot: str, intent: str) -> None:
    """Nearly all wordings of a question are answered with what the shop has said on the topic."""
    expected, wordings = TOPICS[intent]
    misread = {said: heard for said in wordings if not re.search(expected, heard := Shopper(bot).say(said))}
    assert len(misread) <= MAX_MISREAD, misread


@pytest.mark.parametrize("name", DIALOGUES)
def test_products_are_talked_of(shopper: Shopper, name: str) -> None:
    """What is shown and told follows what the shopper says."""
    for said, expected in DIALOGUES[name]:
        heard = shopper.say(said)
        assert re.search(expected, heard), f"{said!r} was answered {heard!r}"


@pytest.mark.parametrize("intent", [intent for intent in TOPICS if intent != "change_address"])
def test_a_form_goes_on_after_a_side_question(shopper: Shopper, intent: str) -> None:
    """A question asked in the middle of a form is answered, and then the form asks again."""
    shopper.say({"intent": "track_order", "entities": {}})
    answer = shopper.turn({"intent": intent, "entities": {}})
    assert answer["form"] == "wish_form"
    assert answer["actions"][0]["name"] in {f"action_{intent}", "action_answer"}
    assert answer["intent"]["name"] == intent
    assert len(answer["replies"]) == 2
    assert re.search("order number|Which order", answer["replies"][1]["text"])


@pytest.mark.parametrize("named", (True, False))
@pytest.mark.parametrize("intent", TOPICS)
def test_an_answer_reads_well(bot: str, intent: str, named: bool) -> None:  # noqa: FBT001  # a case
    """Each wording reads well with and without the shopper's name, and leaves no gap."""
    shopper = Shopper(bot, {"name": "Ana"} if named else {})
    wordings = [shopper.say({"intent": intent, "entities": {}}) for _ in range(2)]
    assert wordings[0] != wordings[1]
    assert any(", Ana" in heard for heard in wordings) is named
    assert not [heard for heard in wordings if re.search(r"None|[{}]| [.,;]|  |\.\.|!", heard)]


def test_every_topic_has_a_button() -> None:
    """Every topic that can be offered has a title that fits on a button."""
    titles = {name: intent.title for name, intent in known_intents().items() if intent.title}
    assert TOPICS.keys() <= titles.keys()
    assert max(map(len, titles.values())) <= 24
