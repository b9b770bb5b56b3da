"""Frequent questions in several wordings, each against what its answer must contain."""

import re

import pytest

from tests.dialogues.conftest import Shopper

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

STANDARD, EXPRESS, FREE_FROM = r"£3\.95", r"£6\.95", "£60"

QUESTIONS = [
    # greeting
    ("hi there", r"I can look(?s:.*)\[Track an order\]"),
    ("Good afternoon!", "I can look"),
    ("cheers for that", "(?i)welcome|glad"),
    ("byee", "(?i)bye"),
    ("are you a real human or a computer?", r"not a person(?s:.*)\[Talk to a person\]"),
    ("what can you help me with", r"(?i)order(?s:.*)delivery"),
    # shipping
    ("how much do i pay for postage?", f"{STANDARD}.*|{FREE_FROM}"),
    ("delivery cost", STANDARD),
    ("Is shipping free if I spend a lot", FREE_FROM),
    ("whats the price for express shipping", EXPRESS),
    ("how long will delivery take", "2 to 4 working days"),
    ("how many days until a parcel gets to me if i order tonight", "leaves (?s:.*)arrives between"),
    ("could i get it by tomorrow", r"(?:Yes|No)\b.*£6\.95"),
    ("do you ship to sweden", "do not deliver to (?:Sweden|other countries) yet"),
    ("which countries do you deliver to?", "the United Kingdom, the Isle of Man, the Channel Islands and Ireland"),
    ("what are my delivery options", f"{STANDARD}(?s:.*){EXPRESS}"),
    # sending back
    ("whats the returns policy", r"30 days(?s:.*)free"),
    ("how many days have I got to return things", "30 days"),
    ("how can i send these boots back", "label"),
    ("i would like to return a jumper please", "post office"),
    ("i want my money back!!", "5 working days"),
    ("when is my refund coming", r"5 working days(?s:.*)\[Talk to a person\]"),
    # discounts
    ("any discount codes for me?", "WELCOME10 .10% off your first order"),
    ("is there a promotion on right now", "LAYERS15"),
    ("WELCOME10 isnt working", r"WELCOME10 takes 10% off(?s:.*)in your basket"),
    ("the code SUMMER50 is refused", "SUMMER50 is not a code of ours"),
    # damaged
    ("my stove came broken", r"(?i)sorry(?s:.*)order number"),
    ("you sent me the wrong colour jacket", "(?i)sorry(?s:.*)order number"),
    ("one of the socks is missing from the parcel", "order number"),
    # orders that a person has to change
    ("please cancel order 1042", "e-mail address"),
    ("i need to change the address on my order", "order number"),
    # handing over
    ("i want to speak to a human", r"^\(a person: asked, None\)$"),
    ("Can you put me through to someone please", r"\(a person: asked"),
    ("this is the worst service i have ever had", r"sorry(?s:.*)\(a person: anger, None\)$"),
    # beyond it
    ("whats the weather in york", r"(?i)beyond me|cannot help"),
    ("tell me a joke about socks", r"(?i)beyond me|cannot help"),
]


@pytest.mark.parametrize(("said", "expected"), QUESTIONS)
def test_a_question_is_answered(shopper: Shopper, said: str, expected: str) -> None:
    """A frequent question is answered with the merchant's facts, whatever its wording."""
    assert re.search(expected, shopper.say(said))


@pytest.mark.parametrize("name", ("Ana", None))
def test_an_answer_reads_well_with_and_without_a_name(bot: str, name: str | None) -> None:
    """An answer uses the shopper's name where it is known, and leaves no gap where it is not."""
    heard = Shopper(bot, {"name": name} if name else {}).say("hello")
    assert (", Ana." in heard) is (name is not None)
    assert not re.search(r"None|[{}]| [.,]|  ", heard)


def test_the_bot_says_once_that_it_is_an_ai(shopper: Shopper) -> None:
    """A second greeting in the same bot session is short and does not say again that the bot is an AI."""
    assert "I can look" in shopper.say("hello")
    assert "AI assistant" not in shopper.say("hello again")


def test_the_bot_knows_what_people_settled(bot: str) -> None:
    """After a person has settled something, the bot answers thanks with what it was."""
    assert "Replacement sent." in Shopper(bot, {"settled": "Replacement sent."}).say("thank you")


@pytest.mark.parametrize(
    ("said", "expected"), (("yes it does", "(?i)enjoy|glad"), ("no still not working", "a person: asked"))
)
def test_a_code_is_followed_up(shopper: Shopper, said: str, expected: str) -> None:
    """After advice on a code the bot takes a yes, and hands a no to a person, whatever was said before."""
    shopper.say("hello")
    shopper.say("my promo code is not accepted")
    assert re.search(expected, shopper.say(said))


@pytest.mark.parametrize(
    ("said", "expected"), (("yes please", "a person: asked, account"), ("no thanks", "(?i)all right|fine"))
)
def test_an_offered_person_can_be_taken_or_left(shopper: Shopper, said: str, expected: str) -> None:
    """A yes to an offered person hands over once and says nothing more; a no goes on."""
    shopper.say("i cannot sign in to my account")
    heard = shopper.say(said)
    assert re.search(expected, heard)
    assert len(heard.strip().splitlines()) == 1


def test_a_button_is_answered_without_being_understood(shopper: Shopper) -> None:
    """A choice sets intent and entities directly."""
    answer = shopper.turn({"intent": "shipping_cost", "entities": {}})
    assert answer["intent"] == {"name": "shipping_cost", "confidence": 1.0}
    assert "£3.95" in answer["replies"][0]["text"]
