"""How a question is put: straight, for an obstacle, or with a denial of what it asks."""

import pytest

from bot.server.first_words import DENIAL, EITHER, NEED, OBSTACLE
from bot.understanding.polarity import polarity, with_polarity
from bot.understanding.talk import Talk


@pytest.mark.parametrize(
    "text",
    (
        "is it a problem that the socks are worn",
        "would it be an issue if the box is torn",
        "tags snipped off, is that an obstacle",
        "does it matter that I opened the bag?",
        "do you mind if my neighbour signs",
        "any objection to paying by card",
        "worn once, problem?",
        "is there anything against sending two things back in one box",
        "would cutting the label off hurt?",
    ),
)
def test_an_obstacle_is_asked_for(text: str) -> None:
    """A yes would say that something stands against it."""
    assert polarity().put_as(text) == OBSTACLE


@pytest.mark.parametrize(
    ("text", "stated"),
    (
        ("you don't ship to Spain, right?", "you do ship to Spain, right?"),
        ("is it true that worn things can't go back", "is it true that worn things can go back"),
        ("so returns aren't free then", "so returns are free then"),
        ("i won't be charged for it, will i", "i will be charged for it, will i"),
        ("my sister says you no longer do gift wrap", "my sister says you  do gift wrap"),
        ("so no returns on sale things?", "so  returns on sale things?"),
        ("there's no delivery on sundays, is there", "there's  delivery on sundays, is there"),
    ),
)
def test_a_statement_denies(text: str, stated: str) -> None:
    """It is to be confirmed, and what it denies is what is looked up."""
    assert polarity().put_as(text) == DENIAL
    assert polarity().stated(text) == stated


@pytest.mark.parametrize(
    ("text", "put_as"),
    (
        ("do the tags have to be on", NEED),
        ("must I keep its box", NEED),
        ("is a receipt needed", NEED),
        ("is it ten days or thirty", EITHER),
        ("do I have one year or three", EITHER),
        ("so paying later is out then?", DENIAL),
    ),
)
def test_what_has_to_be_so_and_which_it_is(text: str, put_as: str) -> None:
    """What is asked for is no permission, or one of two figures."""
    assert polarity().put_as(text) == put_as


@pytest.mark.parametrize(
    "text",
    (
        "can I send it back if it isn't worn",
        "it doesn't fit, can I return it?",
        "don't you deliver to Jersey?",
        "why don't you ship to Spain",
        "would you mind telling me whether returns are free",
        "does it matter which post office I take",
        "it's no problem that I opened it, is it?",
        "I never got an e-mail",
        "no thanks, do you have it in blue",
        "voucher doesn't cover it all, pay the rest by card?",
    ),
)
def test_what_is_put_straight(text: str) -> None:
    """A yes means yes."""
    assert polarity().put_as(text) == ""


@pytest.mark.parametrize(
    ("intent", "of_order"), (("shipping_options", True), ("help_page", True), ("cancel_order", False))
)
def test_of_a_rule(intent: str, of_order: bool) -> None:  # noqa: FBT001  # one case of the table
    """The action is told how it is put, and what is denied."""
    parsed = {"text": "so you don't ship there, right?", "intent": {"name": intent}, "entities": []}
    told = with_polarity(parsed, Talk(of_order=of_order))["entities"]
    assert {one["entity"]: one["value"] for one in told} == {"put_as": DENIAL, "stated": "so you do ship there, right?"}


def test_of_an_order() -> None:
    """What is told of an order that is talked of has its own words."""
    parsed = {"text": "so it hasn't left, right?", "intent": {"name": "track_order"}, "entities": []}
    assert with_polarity(parsed, Talk(of_order=True)) == parsed
