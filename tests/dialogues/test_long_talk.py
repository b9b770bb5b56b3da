"""A talk of many turns: Rasa keeps only its last messages, and it goes on as if it kept all."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from time import perf_counter

import pytest

from tests.dialogues.conftest import Shopper

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

EMAIL = "ana.whitlock@example.com"
# What is not counted as the same question asked again, which would bring in a person.
ASIDES = ("thanks", "hello")


def test_a_form_outlasts_forty_messages(shopper: Shopper) -> None:
    """An order's number is asked for, forty other messages are answered, and the number still finds the order."""
    assert "order number" in shopper.say("track my order")
    for turn in range(40):
        assert re.search("order number|Which order", shopper.say(ASIDES[turn % len(ASIDES)])), turn
    assert "e-mail address" in shopper.say("1042")
    assert "<order 1042 shipped>" in shopper.say(EMAIL)


def test_wordings_take_turns_throughout(shopper: Shopper) -> None:
    """Nobody reads the same words twice in a row, however long the talk."""
    said = [shopper.say("thanks") for _ in range(40)]
    assert all(one != following for one, following in pairwise(said))


def test_a_late_turn_takes_no_longer(bot: str) -> None:
    """Turns after the 120th take at most half as long again as those after the eighth, in an open form."""

    def talk(shopper: Shopper, turns: int) -> Iterator[float]:
        for turn in range(turns):
            began = perf_counter()
            shopper.say(ASIDES[turn % len(ASIDES)])
            yield perf_counter() - began

    late, early = Shopper(bot), Shopper(bot)
    for shopper, turns in ((late, 120), (early, 8)):
        shopper.say("track my order")
        list(talk(shopper, turns))
    # In turns, so that whatever else the machine does slows both down.
    took = list(zip(talk(late, 24), talk(early, 24), strict=True))
    assert median(one for one, _ in took) < 1.5 * median(other for _, other in took)
