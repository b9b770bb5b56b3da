"""A withdrawal is told from a question about the right to it."""

from typing import Any

import pytest

from bot.understanding.talk import NOTHING_SAID, Talk
from bot.understanding.withdrawing import declares_withdrawal, right_asked_about

DECLARED = (
    "Pursuant to the distance selling rules I hereby revoke order 1042",
    "i rescind the purchase of order 1042",
    "withdrawing my order under the EU rules",
    "I make use of my cooling-off right",
    "I herewith declare revocation of the purchase agreement",
    "dear sirs, i hereby cancel my order no. 1042",
    "i want to withdraw from the purchase. how do i get my money?",
)
ASKED = (
    "how do i withdraw from the contract",
    "can i still withdraw after 10 days",
    "right of withdrawal - how does it work",
    "what is the 14 day withdrawal",
    "do i need to give a reason when i exercise my right of withdrawal?",
    "where do i send the declaration of withdrawal",
    "i'd like to know if i can withdraw from my purchase",
)
NEITHER = (
    "i don't want to withdraw from the order, just swap it",
    "can i withdraw my return",
    "i withdraw my complaint",
    "can you confirm my withdrawal",
    "cancel order 1042",
)


def _parsed(intent: str, certainty: str) -> "dict[str, Any]":
    return {"intent": {"name": intent}, "intent_ranking": [], "certainty": certainty}


@pytest.mark.parametrize(
    ("text", "declared", "asked"),
    (
        *((text, True, False) for text in DECLARED),
        *((text, False, True) for text in ASKED),
        *((text, False, False) for text in NEITHER),
    ),
)
def test_what_is_said_of_a_withdrawal(text: str, declared: bool, asked: bool) -> None:  # noqa: FBT001  # a case of the test
    """A declaration counts in any clear words, and a question is none."""
    assert declares_withdrawal(text) is declared
    told = None if declared else right_asked_about(text, _parsed("withdraw_contract", "act"), NOTHING_SAID)
    assert (told is not None) is asked


def test_a_question_that_is_surely_about_something_else_is_left() -> None:
    """The postage has its own answer, and so has a question within a withdrawal."""
    text = "who pays the postage if i withdraw"
    assert right_asked_about(text, _parsed("nlu_fallback", "none"), NOTHING_SAID)
    assert not right_asked_about(text, _parsed("return_cost", "act"), NOTHING_SAID)
    assert not right_asked_about(text, _parsed("nlu_fallback", "none"), Talk(kind="withdraw"))
